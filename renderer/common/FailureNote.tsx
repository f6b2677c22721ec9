/** A failure on the screen: what happened, what was kept, what to do. */
import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import type { ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { failureSentences } from "#shared/messages/failure.ts";

interface FailureNoteProps {
  failure: Failure;
  onClose?: (() => void) | undefined;
  /** A button that does what `todo` says. */
  action?: ReactNode;
}

export function FailureNote({ failure, onClose, action }: FailureNoteProps): ReactNode {
  const { what, kept, todo } = failureSentences(failure);
  return (
    <Alert severity="error" action={action} {...(onClose && !action ? { onClose } : {})}>
      <AlertTitle>{what}</AlertTitle>
      {kept}
      {todo}
    </Alert>
  );
}
