/** A part of a meeting (or of the committee) that unfolds: its heading says how much is in it and what is missing. */
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import ExpandMoreIcon from "@mui/icons-material/ExpandMore";
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { colors } from "#renderer/theme/theme.ts";

interface MeetingPartProps {
  /** The same for as long as the part exists: `r2-1-agenda`. */
  id: string;
  title: string;
  /** What is not done yet, in a word or two. */
  missing?: string | undefined;
  open?: boolean;
  /** Its content comes to the edges. */
  plain?: boolean;
  children: ReactNode;
}

export function MeetingPart({
  id,
  title,
  missing,
  open = false,
  plain = false,
  children,
}: MeetingPartProps): ReactNode {
  return (
    <Accordion
      disableGutters
      variant="outlined"
      defaultExpanded={open}
      slotProps={{ heading: { component: "h3" }, region: { id: `${id}-region` } }}
    >
      <AccordionSummary
        id={id}
        aria-controls={`${id}-region`}
        expandIcon={<ExpandMoreIcon />}
        sx={{ font: "inherit", minHeight: 42, "& .MuiAccordionSummary-content": { my: 0.75 } }}
      >
        {title}
        {missing !== undefined && (
          <Box component="span" sx={{ ml: 1.5, color: colors.warn, fontWeight: 600 }}>
            {missing}
          </Box>
        )}
      </AccordionSummary>
      <AccordionDetails sx={plain ? { p: 0 } : {}}>{children}</AccordionDetails>
    </Accordion>
  );
}
