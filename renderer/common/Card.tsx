/** A white card with a heading: the frame of every group of fields outside the sheet. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";

interface CardProps {
  title: string;
  /** One sentence under the heading. */
  note?: string;
  action?: ReactNode;
  children: ReactNode;
}

export function Card({ title, note, action, children }: CardProps): ReactNode {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ bgcolor: "#fff", border: "1px solid", borderColor: "divider", borderRadius: 2, p: 2, mb: 2 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, mb: note ? 0 : 1.5 }}>
        <Typography id={id} variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        {action}
      </Box>
      {note && (
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>
          {note}
        </Typography>
      )}
      {children}
    </Box>
  );
}
