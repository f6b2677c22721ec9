/** What was decided under a line of the agenda: asked for only where somebody wants to write it. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useState, type ReactNode } from "react";
import { draftText } from "#renderer/client/drafts.ts";
import { focusField } from "#renderer/common/fieldElement.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { growing } from "#renderer/minutes/growing.ts";
import type { MinutesEdit } from "#renderer/minutes/useMinutes.ts";

const LABEL = "決定事項";

interface DecisionProps {
  /** Id of the line, and the line in words. */
  line: string;
  place: string;
  edit: MinutesEdit;
  readOnly: boolean;
}

export function Decision({ line, place, edit, readOnly }: DecisionProps): ReactNode {
  // Words that could not be saved are there again when their line is.
  const [asked, setAsked] = useState(() => draftText(`decision/${line}/${LABEL}`) !== undefined);
  useEffect(() => {
    if (asked) focusField(`decision/${line}/${LABEL}`);
  }, [asked, line]);
  const text = edit.minutes.decisions.find((one) => one.agendaItem === line)?.text;
  if (text === undefined && !asked) {
    return (
      !readOnly && (
        <Button aria-label={`${place}の決定事項を書く`} onClick={() => setAsked(true)}>
          決定事項を書く
        </Button>
      )
    );
  }
  return (
    <Box sx={{ flexBasis: "100%", mt: 0.5 }}>
      <SavedInput
        label={LABEL}
        of={`decision/${line}`}
        place={place}
        placeholder="原案のとおり了承された。"
        value={text ?? ""}
        multiline
        sx={growing(8)}
        fullWidth
        readOnly={readOnly}
        onSave={(typed) =>
          edit.change((now) => {
            const others = now.decisions.filter((one) => one.agendaItem !== line);
            return {
              ...now,
              decisions: typed.trim() === "" ? others : [...others, { agendaItem: line, text: typed }],
            };
          })
        }
      />
    </Box>
  );
}
