/** At the foot of the window: when the latest backup was made. Leads to the list. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import { today } from "#renderer/common/today.ts";
import { BackupDialog } from "./BackupDialog.tsx";
import { shortMoment } from "./backupWords.ts";
import { useBackups } from "./useBackups.ts";

export function BackupButton(): ReactNode {
  const [open, setOpen] = useState(false);
  const state = useBackups();
  if (state === undefined || (state.folder === null && state.backups.length === 0)) return null;
  const [latest] = state.backups;
  const problem = state.failed || state.secondMissing;
  return (
    <>
      <Button
        sx={{ "@media (max-width: 900px)": { "&&": { flexShrink: 1 } }, py: 0, fontSize: 12, minWidth: 0 }}
        color={problem ? "warning" : "primary"}
        title="控えの一覧を開く"
        onClick={() => setOpen(true)}
      >
        <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
          控え：{latest ? shortMoment(latest.at, today()) : "まだありません"}
          {state.failed ? "（作れませんでした）" : state.secondMissing ? "（2つ目のフォルダーなし）" : ""}
        </Box>
      </Button>
      {open && <BackupDialog state={state} onClose={() => setOpen(false)} />}
    </>
  );
}
