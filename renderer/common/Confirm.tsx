/** A question before something that cannot simply be taken back, or that people should read first. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, type ReactNode } from "react";

interface ConfirmProps {
  title: string;
  /** The word on the button that does it: 「削除する」. */
  action: string;
  children: ReactNode;
  danger?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

export function Confirm({
  title,
  action,
  children,
  danger = false,
  onConfirm,
  onCancel,
}: ConfirmProps): ReactNode {
  const titleId = useId();
  return (
    <Dialog open onClose={onCancel} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <Button onClick={onCancel} ref={focusNow}>
          やめる
        </Button>
        <Button variant="contained" color={danger ? "error" : "primary"} onClick={onConfirm}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
