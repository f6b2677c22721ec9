/** Closing a dialog that is filled in. */

/**
 * As `onClose` of a dialog: Escape closes it, a press beside it does not. Beside it one presses by mistake, and what was
 * filled in would be gone.
 */
export function notBeside(onClose: () => unknown) {
  return (_event: unknown, reason: "backdropClick" | "escapeKeyDown"): void => {
    if (reason === "escapeKeyDown") onClose();
  };
}
