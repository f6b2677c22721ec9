/** サポート情報をまとめる: what the IT section needs to find a fault, in one file, without anything that was written. */
import Button, { type ButtonProps } from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";

type Outcome = { token: string; name: string } | { failure: Failure };

async function collect(): Promise<Outcome | undefined> {
  try {
    const chosen = await call("dialog.saveSupport", {});
    if (!chosen) return undefined;
    const { file } = await call("app.writeSupport", { token: chosen.token });
    return { token: chosen.token, name: file.name };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

export function SupportButton({ sx }: Pick<ButtonProps, "sx">): ReactNode {
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const run = async () => {
    setWorking(true);
    setOutcome(await collect());
    setWorking(false);
  };
  return (
    <>
      <Button {...(sx ? { sx } : {})} disabled={working} onClick={() => void run()}>
        サポート情報をまとめる
      </Button>
      {outcome && <OutcomeDialog outcome={outcome} onClose={() => setOutcome(undefined)} />}
    </>
  );
}

function OutcomeDialog({ outcome, onClose }: { outcome: Outcome; onClose: () => void }): ReactNode {
  const failed = "failure" in outcome;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="support-title">
      <DialogTitle id="support-title">
        {failed ? "サポート情報をまとめられませんでした" : "サポート情報をまとめました"}
      </DialogTitle>
      <DialogContent>
        {failed ? (
          <FailureNote failure={outcome.failure} />
        ) : (
          <>
            「{outcome.name}」を情報システムの担当に渡してください。
            <br />
            アプリの版、設定、動作の記録、計画ファイルの検査の結果（件数のみ）が入っています。計画の文章、委員の名前、ファイル名は入っていません。
          </>
        )}
      </DialogContent>
      <DialogActions>
        {!failed && (
          <Button
            onClick={() => void call("shell.showInFolder", { token: outcome.token }).catch(() => undefined)}
          >
            保存先を開く
          </Button>
        )}
        <Button variant="contained" ref={focusNow} onClick={onClose}>
          閉じる
        </Button>
      </DialogActions>
    </Dialog>
  );
}
