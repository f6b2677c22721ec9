/**
 * A button that moves a row, at the end of its way: it does nothing and says so, but keeps the keyboard. A disabled one would
 * drop it, and who moves a row to the end by pressing Enter again and again would have to find the row anew.
 */

interface EndStop {
  "aria-disabled"?: true;
  onClick?: () => void;
  sx?: typeof spent;
}

const spent = {
  color: "action.disabled",
  cursor: "default",
  "&:hover": { backgroundColor: "transparent" },
} as const;

/** @param reached the row is at that end already */
export function endStop(reached: boolean, onClick: () => void): EndStop {
  return reached ? { "aria-disabled": true, sx: spent } : { onClick };
}
