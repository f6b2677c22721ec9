/** What serves the plan died: it was started again and everything is asked for anew, or it stays dead and this says so. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Snackbar from "@mui/material/Snackbar";
import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { bridge, call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { SupportButton } from "#renderer/common/SupportButton.tsx";

type Note =
  | { kind: "restarted" }
  | { kind: "lost"; failure: Failure }
  | { kind: "stopped"; failure: Failure };

export function BackendNotes(): ReactNode {
  const { queries } = useClient();
  const [note, setNote] = useState<Note>();
  useEffect(() => {
    const stops = [
      bridge().on("backend.restarted", ({ failure }) => {
        void queries.invalidateQueries();
        setNote(failure ? { kind: "lost", failure } : { kind: "restarted" });
      }),
      bridge().on("backend.stopped", ({ reference }) =>
        setNote({ kind: "stopped", failure: { code: "stopped", message: "", details: { reference } } }),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }, [queries]);
  const forget = () => setNote(undefined);
  if (note === undefined) return null;
  if (note.kind === "restarted") {
    return (
      <Snackbar open anchorOrigin={{ vertical: "bottom", horizontal: "center" }}>
        <Alert severity="info" closeText="この知らせを閉じる" onClose={forget}>
          保存の仕組みが止まったため、起動し直しました。計画は開いたままで、「保存済み」の内容は残っています。直前の操作が済んでいるかを確かめてください。
        </Alert>
      </Snackbar>
    );
  }
  const stopped = note.kind === "stopped";
  return (
    <Dialog open onClose={forget} maxWidth="sm" aria-labelledby="backend-note-title">
      <DialogTitle id="backend-note-title">
        {stopped ? "アプリを起動し直してください" : "計画ファイルを開き直せませんでした"}
      </DialogTitle>
      <DialogContent>
        <FailureNote failure={note.failure} />
      </DialogContent>
      <DialogActions>
        {stopped && <SupportButton />}
        <Button {...(stopped ? {} : { variant: "contained", ref: focusNow })} onClick={forget}>
          {stopped ? "画面に戻って文字を写す" : "閉じる"}
        </Button>
        {stopped && (
          <Button
            variant="contained"
            ref={focusNow}
            onClick={() => void call("app.closeNow", {}).catch(() => undefined)}
          >
            アプリを終了する
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
