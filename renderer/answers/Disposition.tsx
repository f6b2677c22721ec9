/** 対応区分 of an answer by the browser's own choice: a thousand of them are light, and ↓ or a first letter chooses without opening it. */
import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";
import { colors } from "#renderer/theme/theme.ts";

interface DispositionProps {
  value: string;
  options: readonly string[];
  readOnly: boolean;
  onChange: (disposition: string) => void;
}

export function Disposition({ value, options, readOnly, onChange }: DispositionProps): ReactNode {
  // What was chosen stands at once; the store's answer may be some keys behind.
  const [chosen, setChosen] = useState<string>();
  if (chosen !== undefined && chosen === value) setChosen(undefined);
  const shown = chosen ?? value;
  if (readOnly) return <Box sx={{ overflowWrap: "anywhere" }}>{value}</Box>;
  // A class that was taken off the committee's list stays with the answers that have it.
  const all = shown === "" || options.includes(shown) ? options : [...options, shown];
  return (
    <Box
      component="select"
      aria-label="対応区分"
      value={shown}
      onChange={(event) => {
        setChosen(event.target.value);
        onChange(event.target.value);
      }}
      sx={{
        width: "100%",
        font: "inherit",
        color: shown === "" ? "text.secondary" : "text.primary",
        bgcolor: "transparent",
        border: "1px solid",
        borderColor: colors.line,
        borderRadius: 1,
        p: "3px 2px",
        minHeight: "2.1em",
        "&:focus-visible": { outline: `2px solid ${colors.accent}`, outlineOffset: -1 },
      }}
    >
      <option value="">（未定）</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Box>
  );
}
