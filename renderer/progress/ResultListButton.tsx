/** 評価結果一覧を Word に: asks where to, writes it, and says what became of it. */
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import type { ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { paperFile } from "#renderer/export/outputFiles.ts";
import { paperForm } from "#renderer/export/outputGroups.ts";
import { OutputFrame } from "#renderer/export/OutputFrame.tsx";
import { OutputFailure } from "#renderer/export/SaveElsewhere.tsx";
import { useOutput } from "#renderer/export/useOutput.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const paper: Paper = { form: "result-list" };

export function ResultListButton(): ReactNode {
  const { snapshot } = useWorkspace();
  const output = useOutput();
  const { stage, write, again } = output;
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
      <OutputFrame
        output={output}
        title="評価結果一覧"
        width="sm"
        open={asking || stage.kind === "writing" || stage.kind === "done"}
        onClose={again}
        onAgain={start}
      >
        {() =>
          asking && (
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
          )
        }
      </OutputFrame>
    </>
  );
}
