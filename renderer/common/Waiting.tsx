/** Loading and empty states: calm, and saying what is going on. */
import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import type { ReactNode } from "react";

export function Waiting({ what }: { what: string }): ReactNode {
  return (
    <Box
      component="output"

      sx={{ display: "flex", gap: 1.5, alignItems: "center", p: 3, color: "text.secondary" }}
    >
      <CircularProgress size={18} aria-hidden />
      {what}
    </Box>
  );
}

/** Nothing here yet: says what belongs here and offers the way to begin. */
export function Empty({ children }: { children: ReactNode }): ReactNode {
  return <Box sx={{ p: 2, color: "text.secondary", lineHeight: 1.7 }}>{children}</Box>;
}
