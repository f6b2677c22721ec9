/** Another plan of the city, straight from the open one: everything typed is saved first, as when the plan is closed. */
import UnfoldMoreIcon from "@mui/icons-material/UnfoldMore";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { offersWayOn, OpenFailure } from "#renderer/start/OpenFailure.tsx";

export function PlanSwitch(): ReactNode {
  const { plan } = useWorkspace();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialogFailure, setDialogFailure] = useState<Failure>();
  const recent = useContractQuery("recent.list", {}, { enabled: anchor !== null });
  const [chosen, setChosen] = useState<string>();
  const open = useContractCommand("plan.open");
  const leave = useLeave();
  const failure = dialogFailure ?? open.failure;
  const others = (recent.data ?? []).filter(
    ({ name, folder }) => name !== plan.fileName || folder !== plan.folder,
  );

  const switchTo = (token: string, mode?: OpenMode) => {
    setAnchor(null);
    setChosen(token);
    leave(() => void open.run({ token, ...(mode && { mode }) }));
  };
  const choose = async () => {
    setAnchor(null);
    try {
      const file = await call("dialog.openPlan", {});
      if (file) switchTo(file.token);
    } catch (error) {
      setDialogFailure(failureOf(error));
    }
  };
  const forget = () => {
    open.forget();
    setDialogFailure(undefined);
  };

  return (
    <>
      <IconButton
        aria-label="ほかの計画に切り替える"
        title="ほかの計画に切り替える"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ flex: "none", ml: -1.25 }}
      >
        <UnfoldMoreIcon fontSize="small" />
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxWidth: 520, maxHeight: "70vh" } } }}
      >
        {others.map(({ token, title, name, folder, available }) => (
          <MenuItem key={token} disabled={!available} onClick={() => switchTo(token)}>
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 600, overflow: "hidden", textOverflow: "ellipsis" }}>{title}</Box>
              <Box
                sx={{
                  fontSize: 12,
                  color: "text.secondary",
                  overflow: "hidden",
                  textOverflow: "ellipsis",
                }}
              >
                {name}　{available ? folder : "見つかりません"}
              </Box>
            </Box>
          </MenuItem>
        ))}
        {recent.data && others.length === 0 && <MenuItem disabled>最近使ったほかの計画はありません</MenuItem>}
        <Divider />
        <MenuItem onClick={() => void choose()}>計画ファイルを選んで開く…</MenuItem>
      </Menu>
      {failure && (
        <Dialog open onClose={forget} aria-labelledby="switch-failed-title">
          <DialogTitle id="switch-failed-title">計画を切り替えられませんでした</DialogTitle>
          <DialogContent>
            <OpenFailure
              failure={failure}
              token={failure === open.failure ? chosen : undefined}
              disabled={open.running}
              onOpen={switchTo}
            />
            いまの計画は開いたままです。
          </DialogContent>
          <DialogActions>
            <Button variant={offersWayOn(failure) ? "text" : "contained"} ref={focusNow} onClick={forget}>
              閉じる
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
