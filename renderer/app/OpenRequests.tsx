/** A plan file was double-clicked while the program runs: what is being typed is saved, then that plan opens. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import type { OpenMode } from "#shared/domain/owner.ts";
import { bridge } from "#renderer/client/bridge.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { offersWayOn, OpenFailure } from "#renderer/start/OpenFailure.tsx";

export function OpenRequests(): ReactNode {
  const leave = useLeave();
  const { run, running, failure, forget } = useContractCommand("plan.open");
  const { data: plan } = useContractQuery("plan.current", {});
  const over = plan ? `${plan.folder}/${plan.fileName}` : "";
  const [asked, setAsked] = useState<{ token: string; over: string }>();
  const open = useCallback(
    (token: string, mode?: OpenMode) => {
      setAsked({ token, over });
      leave(() => void run({ token, ...(mode && { mode }) }));
    },
    [leave, over, run],
  );
  useEffect(() => bridge().on("app.openFile", ({ token }) => open(token)), [open]);
  // Another plan is open by now: a damaged one was rescued.
  if (failure === undefined || asked?.over !== over) return null;
  return (
    <Dialog open onClose={forget} aria-labelledby="open-request-title">
      <DialogTitle id="open-request-title">計画ファイルを開けませんでした</DialogTitle>
      <DialogContent>
        <OpenFailure failure={failure} token={asked.token} disabled={running} onOpen={open} />
      </DialogContent>
      <DialogActions>
        <Button variant={offersWayOn(failure) ? "text" : "contained"} ref={focusNow} onClick={forget}>
          閉じる
        </Button>
      </DialogActions>
    </Dialog>
  );
}
