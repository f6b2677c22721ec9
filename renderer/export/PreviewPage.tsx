/** 印刷プレビュー: the paper on screen, or every paper of the year but the 次第, as the pages that print. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { paperKey } from "#shared/domain/paper.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { paperTitle, paperTree } from "#shared/forms/papers.ts";
import { documentOf } from "#shared/forms/printed.ts";
import { handoutNumberFor } from "#shared/rules/handoutNumbers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { groupForm, outputGroups } from "#renderer/export/outputGroups.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { PrintPreview } from "#renderer/preview/PrintPreview.tsx";

interface PreviewPageProps {
  /** The sheet on screen, or every sheet of the year. */
  scope: "one" | "all";
  onClose: () => void;
}

export function PreviewPage({ scope, onClose }: PreviewPageProps): ReactNode {
  const { snapshot, place } = useWorkspace();
  const { ledger } = useClient();
  const print = useContractCommand("print.window");
  const [ready, setReady] = useState(false);
  const one = scope === "one" ? place.paper : undefined;

  useEffect(() => {
    // The pages must hold what was being typed when the preview was asked for.
    void saveAll(ledger).then(() => setReady(true));
  }, [ledger]);

  const year = fiscalYearLabel(snapshot.fiscalYear);
  const title = `${one ? paperTitle(snapshot, one) : "すべての書類"}（${year}）`;
  const tree = useMemo<DocumentTree>(() => {
    const meeting = snapshot.meetings.at(-1);
    // The boxes and the pages that the Word file would have, too.
    if (one) {
      const number = meeting ? handoutNumberFor(meeting, one) : "";
      return paperTree(snapshot, one, { handoutNumber: number });
    }
    const forms = outputGroups(snapshot, meeting)
      .filter(({ form }) => form !== "agenda")
      .flatMap((group) => {
        const every = new Set(group.papers.map(paperKey));
        return groupForm(snapshot, group, every, group.number) ?? [];
      });
    return { ...documentOf(snapshot, forms), title };
  }, [one, snapshot, title]);

  if (!ready) return null;
  if (tree.sections.length === 0) {
    return (
      <Dialog open onClose={onClose} aria-labelledby="preview-title">
        <DialogTitle id="preview-title">印刷プレビュー</DialogTitle>
        <DialogContent>
          <Alert severity="info">
            印刷する書類がまだありません。「計画」の画面で施策を加えてから開いてください。
          </Alert>
        </DialogContent>
        <DialogActions>
          <Button variant="contained" ref={focusNow} onClick={onClose}>
            閉じる
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <>
      <PrintPreview tree={tree} title={title} onClose={onClose} onPrint={() => void print.run({})} />
      {print.failure && (
        <Dialog open onClose={print.forget} aria-labelledby="print-failure-title">
          <DialogTitle id="print-failure-title">印刷できませんでした</DialogTitle>
          <DialogContent>
            <FailureNote failure={print.failure} />
          </DialogContent>
          <DialogActions>
            <Button variant="contained" ref={focusNow} onClick={print.forget}>
              閉じる
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
