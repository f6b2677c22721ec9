/** 担当課 of the sheet, offered while the field is entered: one click, or Alt+digit. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { isComposing } from "#renderer/common/ime.ts";
import { plainGroup } from "#renderer/common/plainGroup.ts";

interface DepartmentsProps {
  value: string;
  offered: readonly string[];
  readOnly: boolean;
  onPick: (department: string) => void;
  /** The field itself. */
  children: ReactNode;
}

/** Most departments offered at once: one for each digit of the keyboard. */
const MOST_OFFERED = 9;

export function Departments({ value, offered, readOnly, onPick, children }: DepartmentsProps): ReactNode {
  const [entered, setEntered] = useState(false);
  const choices = offered.filter((one) => one !== value).slice(0, MOST_OFFERED);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || !event.altKey) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1];
    const chosen = digit === undefined ? undefined : choices[Number(digit) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    onPick(chosen);
  };
  return (
    <Box
      onFocus={() => setEntered(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setEntered(false);
      }}
      onKeyDown={onKeyDown}
    >
      {children}
      {entered && !readOnly && choices.length > 0 && (
        <Box
          component="fieldset"
          aria-label="担当課の候補"
          sx={{ ...plainGroup, display: "flex", flexWrap: "wrap", gap: 0.5, pt: 0.5 }}
        >
          {choices.map((one, index) => (
            <Button
              key={one}
              variant="outlined"
              tabIndex={-1}
              title={`Alt+${index + 1}`}
              // The keyboard stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(one)}
              sx={{
                p: "0 6px",
                minWidth: 0,
                fontSize: 11.5,
                fontWeight: 400,
                whiteSpace: "normal",
                textAlign: "left",
              }}
            >
              <Box component="span" aria-hidden sx={{ color: "text.secondary", fontSize: 10.5, mr: 0.5 }}>
                {index + 1}
              </Box>
              {one}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}
