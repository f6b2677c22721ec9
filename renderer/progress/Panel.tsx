/** A card of the first screen: its heading stays, its content scrolls where the window is too small for all of it. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";

interface PanelProps {
  /** Its place in the screen's grid. */
  area: string;
  title: string;
  /** At the right of the heading. */
  action?: ReactNode;
  children: ReactNode;
}

export function Panel({ area, title, action, children }: PanelProps): ReactNode {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        gridArea: area,
        minWidth: 0,
        minHeight: 0,
        bgcolor: "#fff",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: 2,
        display: "flex",
        flexDirection: "column",
        p: "10px 16px 12px",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: 1, mb: 0.75, minHeight: 28 }}>
        <Typography id={id} component="h3" variant="h3" sx={{ flex: 1, minWidth: 0 }}>
          {title}
        </Typography>
        {action}
      </Box>
      {children}
    </Box>
  );
}
