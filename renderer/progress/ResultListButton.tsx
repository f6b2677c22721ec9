/** 評価結果一覧を Word に: asks where to, writes it, and says what became of it. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, type ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { paperFile } from "#renderer/export/outputFiles.ts";
import { paperForm } from "#renderer/export/outputGroups.ts";
import { Done, Writing } from "#renderer/export/OutputStages.tsx";
import { OutputFailure } from "#renderer/export/SaveElsewhere.tsx";
import { useOutput } from "#renderer/export/useOutput.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const paper: Paper = { form: "result-list" };

export function ResultListButton(): ReactNode {
  const { snapshot } = useWorkspace();
  const output = useOutput();
  const { stage, write, stop, again, element } = output;
  const titleId = useId();
  const start = () =>
    void write({
      files: [paperFile(snapshot, paper, paperForm(paper, ""))],
      format: "word",
      many: false,
    });
  const lacking = stage.kind === "choosing" ? (stage.lacking ?? []) : [];
  const failure = stage.kind === "choosing" ? stage.failure : undefined;
  const asking = lacking.length > 0 || failure !== undefined;
  return (
    <>
      <Button onClick={start}>評価結果一覧を Word に</Button>
      <Dialog
        open={asking || stage.kind === "writing" || stage.kind === "done"}
        onClose={() => stage.kind !== "writing" && again()}
        maxWidth="sm"
        fullWidth
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>評価結果一覧</DialogTitle>
        {stage.kind === "writing" && <Writing stage={stage} onStop={stop} />}
        {stage.kind === "done" && (
          <Done
            result={stage.result}
            onElsewhere={(file) => void output.saveElsewhere(file)}
            onAgain={start}
            onClose={again}
          />
        )}
        {asking && (
          <>
            <DialogContent>
              <OutputFailure output={output} />
              {lacking.length > 0 && (
                <>
                  保存できていない入力が{lacking.length}
                  件あります。このまま出力すると、一覧には入りません。
                </>
              )}
            </DialogContent>
            <DialogActions>
              <Button ref={focusNow} onClick={again}>
                やめる
              </Button>
              <Button variant="contained" onClick={start}>
                {failure ? "もう一度出力する" : "このまま出力する"}
              </Button>
            </DialogActions>
          </>
        )}
      </Dialog>
      {element}
    </>
  );
}
