/** A plan file was double-clicked while the program runs: what is being typed is saved, then that plan opens. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useEffect, useState, type ReactNode } from "react";
import { bridge } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { OpenFailure } from "#renderer/start/OpenFailure.tsx";

export function OpenRequests(): ReactNode {
  const leave = useLeave();
  const { run, running, failure, forget } = useContractCommand("plan.open");
  const [asked, setAsked] = useState<string>();
  useEffect(
    () =>
      bridge().on("app.openFile", ({ token }) => {
        setAsked(token);
        leave(() => void run({ token }));
      }),
    [leave, run],
  );
  if (failure === undefined) return null;
  return (
    <Dialog open onClose={forget} aria-labelledby="open-request-title">
      <DialogTitle id="open-request-title">計画ファイルを開けませんでした</DialogTitle>
      <DialogContent>
        <OpenFailure
          failure={failure}
          disabled={running}
          onOpen={
            asked === undefined
              ? undefined
              : (mode) => leave(() => void run({ token: asked, ...(mode && { mode }) }))
          }
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" ref={focusNow} onClick={forget}>
          閉じる
        </Button>
      </DialogActions>
    </Dialog>
  );
}
