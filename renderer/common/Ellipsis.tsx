/** One line of text that may be cut: the whole of it is in the tooltip and stays readable for screen readers. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export function Ellipsis({ text, bold = false }: { text: string; bold?: boolean }): ReactNode {
  return (
    <Box
      component="span"
      title={text}
      sx={{
        flex: 1,
        minWidth: 0,
        overflow: "hidden",
        textOverflow: "ellipsis",
        whiteSpace: "nowrap",
        fontWeight: bold ? 700 : "inherit",
      }}
    >
      {text}
    </Box>
  );
}
