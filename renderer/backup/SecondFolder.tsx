/** The second folder: where it is, whether it is there now, choosing another one. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";

interface SecondFolderProps {
  folder: string | null;
  missing: boolean;
  /** Whether there are backups on this PC. */
  keptHere: boolean;
}

export function SecondFolder({ folder, missing, keptHere }: SecondFolderProps): ReactNode {
  const choose = useContractCommand("dialog.backupFolder");
  const keep = useContractCommand("backup.setSecond");
  const failure = choose.failure ?? keep.failure;
  const ask = async (): Promise<void> => {
    const chosen = await choose.run({});
    if (chosen) await keep.run({ folder: chosen.token });
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ overflowWrap: "anywhere" }}>
        {folder ?? "選ばれていません。USBやサーバーのフォルダーを選ぶと、控えをそこにも作ります。"}
      </Box>
      {missing && (
        <Box component="output" sx={{ display: "block", color: "warning.dark" }}>
          今はこのフォルダーに書き込めません。{keptHere && "このPCには控えがあります。"}
          つながったときの次の控えから、また作ります。
        </Box>
      )}
      <Button size="small" onClick={() => void ask()}>
        {folder === null ? "フォルダーを選ぶ…" : "別のフォルダーにする…"}
      </Button>
      {folder !== null && (
        <Button size="small" onClick={() => void keep.run({ folder: null })}>
          使うのをやめる
        </Button>
      )}
      {failure && <FailureNote failure={failure} />}
    </Box>
  );
}
