/** The whole sheet over the record, for a look: F4 opens it and closes it again. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import { useMemo, type ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import { paperTree } from "#shared/forms/papers.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { Desk } from "#renderer/sheet/Desk.tsx";
import { plainContent } from "#renderer/sheet/SheetView.tsx";

interface SheetOverlayProps {
  paper: Paper;
  /** Goes to the sheet's own screen, where it is edited. */
  onEdit: () => void;
  onClose: () => void;
}

export function SheetOverlay({ paper, onEdit, onClose }: SheetOverlayProps): ReactNode {
  const { snapshot } = useWorkspace();
  const tree = useMemo(() => paperTree(snapshot, paper), [snapshot, paper]);
  return (
    <Dialog
      open
      fullScreen
      onClose={onClose}
      slotProps={{ paper: { "aria-label": "シート全体" } }}
      onKeyDown={(event) => {
        if (event.key !== "F4") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <DialogContent className="record-overlay" sx={{ p: 0, display: "flex", minHeight: 0 }}>
        <Desk tree={tree} content={plainContent} focused={null} readOnly tools={null} fieldTools={null} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onEdit}>評価シートの画面で直す</Button>
        <Button variant="contained" ref={focusNow} onClick={onClose}>
          記録に戻る（F4）
        </Button>
      </DialogActions>
    </Dialog>
  );
}
