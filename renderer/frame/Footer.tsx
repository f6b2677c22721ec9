/** The foot of the window: what is saved, which file, undo and redo, closing the plan. */
import RedoIcon from "@mui/icons-material/Redo";
import UndoIcon from "@mui/icons-material/Undo";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { BackupButton } from "#renderer/backup/BackupButton.tsx";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { SupportButton } from "#renderer/common/SupportButton.tsx";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { placeLabels } from "#renderer/frame/LocationNote.tsx";
import { SaveStatus } from "#renderer/frame/SaveStatus.tsx";
import type { Undo } from "#renderer/frame/useUndo.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { YearPosition } from "#renderer/frame/YearPosition.tsx";

const small = { py: 0, fontSize: 12, minWidth: 0 } as const;

export function Footer({ undo }: { undo: Undo }): ReactNode {
  const { plan, readOnly } = useWorkspace();
  const close = useContractCommand("plan.close");
  const leave = useLeave();
  return (
    <Box
      component="footer"
      sx={{
        gridColumn: "1 / -1",
        bgcolor: "#fff",
        borderTop: "1px solid",
        borderColor: "divider",
        display: "flex",
        gap: 2,
        alignItems: "center",
        px: 2,
        color: "text.secondary",
        fontSize: 12,
        minWidth: 0,
        whiteSpace: "nowrap",
        // Of a long line the file's name gives way, in narrow windows also what is said of backups.
        "& > *": { flexShrink: 0 },
      }}
    >
      <SaveStatus readOnly={readOnly} />
      <Box
        component="span"
        title={`${plan.folder}\n${plan.fileName}`}
        sx={{ "&&": { flexShrink: 1000 }, overflow: "hidden", textOverflow: "ellipsis", minWidth: 0 }}
      >
        {plan.fileName}（{placeLabels[plan.location]}）
      </Box>
      <BackupButton />
      <Box sx={{ flex: 1 }} />
      <YearPosition />
      {!readOnly && (
        <>
          <Button
            sx={small}
            startIcon={<UndoIcon />}
            disabled={undo.undoLabel === null}
            title={undo.undoLabel === null ? undefined : `${undo.undoLabel}を元に戻す（Ctrl+Z）`}
            aria-keyshortcuts="Control+Z"
            onClick={undo.undo}
          >
            元に戻す
          </Button>
          <Button
            sx={small}
            startIcon={<RedoIcon />}
            disabled={undo.redoLabel === null}
            title={undo.redoLabel === null ? undefined : `${undo.redoLabel}をやり直す（Ctrl+Y）`}
            aria-keyshortcuts="Control+Y"
            onClick={undo.redo}
          >
            やり直す
          </Button>
        </>
      )}
      <SupportButton sx={small} />
      <Button sx={small} onClick={() => leave(() => void close.run({}))}>
        計画を閉じる
      </Button>
    </Box>
  );
}
