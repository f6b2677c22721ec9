/** 「委員意見と対応（案）一覧」 as a Word file, straight from the ledger. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { paperFile } from "#renderer/export/outputFiles.ts";
import { paperForm } from "#renderer/export/outputGroups.ts";
import { Done, Writing } from "#renderer/export/OutputStages.tsx";
import { OutputFailure } from "#renderer/export/SaveElsewhere.tsx";
import { useOutput } from "#renderer/export/useOutput.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function WordList({ disabled }: { disabled: boolean }): ReactNode {
  const { snapshot } = useWorkspace();
  const output = useOutput();
  const { stage, write, stop, again } = output;
  const [asked, setAsked] = useState(false);
  const close = () => {
    setAsked(false);
    again();
  };
  const start = async () => {
    setAsked(true);
    const paper: Paper = { form: "opinion-list" };
    await write({
      files: [paperFile(snapshot, paper, paperForm(paper, ""))],
      format: "word",
      many: false,
    });
  };
  const problem = stage.kind === "choosing" ? stage : undefined;
  const open = asked && (stage.kind !== "choosing" || problem?.failure !== undefined || problem?.lacking);
  return (
    <>
      <Button variant="contained" disabled={disabled} onClick={() => void start()}>
        一覧を Word に
      </Button>
      {open && (
        <Dialog
          open
          maxWidth="sm"
          fullWidth
          aria-labelledby="opinion-list-title"
          onClose={stage.kind === "writing" ? undefined : close}
        >
          <DialogTitle id="opinion-list-title">{formTitles["opinion-list"]}</DialogTitle>
          {stage.kind === "writing" && <Writing stage={stage} onStop={stop} />}
          {stage.kind === "done" && (
            <Done
              result={stage.result}
              onElsewhere={(file) => void output.saveElsewhere(file)}
              onAgain={() => void start()}
              onClose={close}
            />
          )}
          {stage.kind === "choosing" && (
            <>
              <DialogContent>
                {stage.failure ? (
                  <OutputFailure output={output} />
                ) : (
                  "保存できていない記入があります。そのまま出力すると、その記入は一覧に入りません。"
                )}
              </DialogContent>
              <DialogActions>
                <Button onClick={close}>やめる</Button>
                <Button variant="contained" onClick={() => void start()}>
                  {stage.failure ? "もう一度出力する" : "このまま出力する"}
                </Button>
              </DialogActions>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
