/** 判定: one letter sets it, Enter shows the scale with what the figures suggest. Never sets anything by itself. */
import type { Field } from "#shared/domain/field.ts";
import type { Grade } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { suggestGrade } from "#shared/rules/grade.ts";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import ListItemText from "@mui/material/ListItemText";
import MenuItem from "@mui/material/MenuItem";
import MenuList from "@mui/material/MenuList";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSheetEditing } from "./editing.ts";

/** The grade a key press means: its code, whatever the width or case of the letter. */
export function gradeForKey(grades: readonly Grade[], key: string): Grade | undefined {
  const typed = key.normalize("NFKC").toUpperCase();
  return grades.find((grade) => grade.code.normalize("NFKC").toUpperCase() === typed);
}

export function RatingEditor(props: {
  field: Field;
  label: string;
  /** Code of the grade as it stands; empty when there is none. */
  current: string;
  problemId: string | undefined;
  children: ReactNode;
}): ReactNode {
  const { field, label, current, problemId, children } = props;
  const sheet = useSheetEditing();
  const button = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(false);
  const reasonsId = useId();
  const snapshot = sheet.snapshot();
  const { grades } = snapshot.plan.ratingScale;

  const suggestion = shown ? suggestionFor(snapshot, field) : { reasons: [] };

  const choose = (code: string): void => {
    setShown(false);
    if (code !== current) sheet.put(field, label, code);
  };

  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const grade = gradeForKey(grades, event.key);
    if (!grade) return;
    event.preventDefault();
    choose(grade.code);
  };

  return (
    <>
      <button
        type="button"
        ref={button}
        className="sheet-rating"
        aria-label={`${label}：${current === "" ? "未判定" : current}`}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-describedby={problemId}
        onKeyDown={handleKey}
        onClick={() => setShown(true)}
        onFocus={() => sheet.focus(field, label)}
        onBlur={() => sheet.blur()}
      >
        {children}
      </button>
      <Popover
        anchorEl={() => button.current}
        open={shown}
        onClose={() => setShown(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { sx: { maxWidth: 480 } } }}
      >
        <MenuList
          autoFocusItem
          dense
          aria-label={label}
          aria-describedby={reasonsId}
          onKeyDown={(event) => {
            if (event.key === "Tab") {
              event.preventDefault();
              setShown(false);
            } else handleKey(event);
          }}
        >
          {gradeItems({ grades, current, suggested: suggestion.grade, choose })}
        </MenuList>
        <Suggestion id={reasonsId} reasons={suggestion.reasons} />
      </Popover>
    </>
  );
}

/** Projects have no indicators of their own, so nothing is suggested for them. */
function suggestionFor(snapshot: YearSnapshot, field: Field): ReturnType<typeof suggestGrade> {
  if (field.entity !== "evaluation" || field.subject.kind !== "item") return { reasons: [] };
  return suggestGrade(snapshot, field.subject.id);
}

function gradeItems(props: {
  grades: readonly Grade[];
  current: string;
  suggested: string | undefined;
  choose: (code: string) => void;
}): ReactNode[] {
  const { grades, current, suggested, choose } = props;
  return [
    ...grades.map((grade) => (
      <MenuItem key={grade.code} selected={grade.code === current} onClick={() => choose(grade.code)}>
        <ListItemText
          primary={
            <>
              <Box component="span" sx={{ display: "inline-block", fontWeight: 700, minWidth: "2em" }}>
                {grade.code}
              </Box>
              {grade.meaning}
              {grade.code === current && (
                <Box component="span" sx={{ color: "text.secondary", ml: 2 }}>
                  いまの判定
                </Box>
              )}
              {grade.code === suggested && (
                <Box component="span" sx={{ color: "primary.main", fontWeight: 700, ml: 2 }}>
                  目安
                </Box>
              )}
            </>
          }
        />
      </MenuItem>
    )),
    <Divider key="divider" component="li" aria-hidden="true" />,
    <MenuItem key="clear" disabled={current === ""} onClick={() => choose("")}>
      判定を消す
    </MenuItem>,
  ];
}

function Suggestion({ id, reasons }: { id: string; reasons: readonly string[] }): ReactNode {
  if (reasons.length === 0) return null;
  return (
    <Box sx={{ bgcolor: "grey.100", px: 2, py: 1 }}>
      <Typography variant="caption" component="div" sx={{ fontWeight: 700 }}>
        指標から見た目安（判定は人が決めます）
      </Typography>
      <Box id={id} component="ul" sx={{ fontSize: 12, lineHeight: 1.6, m: 0, pl: 2.5 }}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </Box>
    </Box>
  );
}
