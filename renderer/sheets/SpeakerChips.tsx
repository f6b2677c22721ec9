/** Who can be said to have spoken, as chips that a text field steers: the digit of each, and who was not expected. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Speaker } from "#renderer/record/speakers.ts";
import { colors } from "#renderer/theme/theme.ts";

interface SpeakerChipsProps {
  /** Of the list; a chip's is this, a hyphen and its key. */
  id: string;
  speakers: readonly Speaker[];
  /** Key of the one that is chosen. */
  chosen: string | undefined;
  /** Those that what was typed fits; undefined while nothing was. */
  matches: readonly Speaker[] | undefined;
  onPick: (key: string) => void;
}

export function SpeakerChips({ id, speakers, chosen, matches, onPick }: SpeakerChipsProps): ReactNode {
  return (
    <Box
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that a text field steers cannot be a <select>
      role="listbox"
      id={id}
      aria-label="発言者"
      sx={{
        display: speakers.length === 0 ? "none" : "flex",
        flexWrap: "wrap",
        gap: 0.5,
        maxHeight: 84,
        overflow: "auto",
      }}
    >
      {speakers.map((one) => {
        const on = one.key === chosen;
        const dim = matches !== undefined && !matches.includes(one);
        const away = one.absent ? "欠席" : one.ended ? "任期外" : undefined;
        return (
          <Box
            key={one.key}
            id={`${id}-${one.key}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that a text field steers cannot be a <select>
            role="option"
            aria-selected={on}
            title={away}
            onClick={() => onPick(one.key)}
            sx={{
              border: "1px solid",
              borderColor: on ? colors.accent : colors.line,
              borderRadius: 3.5,
              px: 1,
              fontSize: 12,
              lineHeight: 1.8,
              cursor: "pointer",
              whiteSpace: "nowrap",
              bgcolor: on ? colors.accent : dim || away ? "#f4f5f7" : "#fff",
              color: on ? "#fff" : dim || away ? colors.sub : colors.ink,
            }}
          >
            {one.digit !== undefined && (
              <Box
                component="span"
                aria-hidden
                sx={{ fontSize: 11, mr: 0.5, color: on ? "#dce9f8" : colors.sub }}
              >
                {one.digit}
              </Box>
            )}
            {away === undefined ? one.name : <s>{one.name}</s>}
          </Box>
        );
      })}
    </Box>
  );
}
