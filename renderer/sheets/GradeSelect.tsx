/** One grade of the plan's scale: chosen from the list, or typed as its letter; Delete takes it away. */
import Box from "@mui/material/Box";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import type { RatingScale } from "#shared/domain/plan.ts";
import { FIELD_ATTRIBUTE } from "#renderer/common/fieldElement.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { gradeOfKey } from "#renderer/sheets/gradeKeys.ts";
import { colors } from "#renderer/theme/theme.ts";

interface GradeSelectProps {
  scale: RatingScale;
  /** Grade code; absent: none was given. */
  code: string | undefined;
  label: string;
  fieldKey: string;
  readOnly: boolean;
  onChange: (code: string | undefined) => void;
  /** To the next (1) or the previous (-1) of a list; without it ↑ and ↓ choose, as in every list. */
  onStep?: (by: -1 | 1) => void;
}

export function GradeSelect(props: GradeSelectProps): ReactNode {
  const { scale, code, label, fieldKey, readOnly, onChange, onStep } = props;
  // What was chosen stands at once; the store's answer may be some keys behind.
  const [chosen, setChosen] = useState<string>();
  if (chosen !== undefined && chosen === (code ?? "")) setChosen(undefined);
  const shown = chosen ?? code ?? "";
  const known = scale.grades.some((grade) => grade.code === shown);

  const choose = (next: string) => {
    setChosen(next);
    onChange(next === "" ? undefined : next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = gradeOfKey(scale, event.key);
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 } as const;
    if (typed !== undefined) {
      event.preventDefault();
      choose(typed);
      onStep?.(1);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      choose("");
    } else if (onStep && event.key in step) {
      event.preventDefault();
      onStep(step[event.key as keyof typeof step]);
    }
  };
  return (
    <Box
      component="select"
      aria-label={label}
      {...{ [FIELD_ATTRIBUTE]: fieldKey }}
      value={shown}
      disabled={readOnly}
      onChange={(event) => choose(event.target.value)}
      onKeyDown={onKeyDown}
      sx={{
        font: "inherit",
        fontWeight: shown === "" ? 400 : 700,
        color: shown === "" ? "text.secondary" : "text.primary",
        bgcolor: "#fff",
        border: "1px solid",
        borderColor: colors.control,
        borderRadius: 1,
        width: "4.2em",
        minHeight: 28,
        "&:focus-visible": { outline: `2px solid ${colors.accent}`, outlineOffset: -1 },
      }}
    >
      <option value="">－</option>
      {!known && shown !== "" && <option value={shown}>{shown}</option>}
      {scale.grades.map((grade) => (
        <option key={grade.code} value={grade.code} title={grade.meaning}>
          {grade.code}
        </option>
      ))}
    </Box>
  );
}
