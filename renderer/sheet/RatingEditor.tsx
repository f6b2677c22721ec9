/** 判定: one letter sets it, Enter shows the scale with what the figures suggest. */
import type { Field } from "#shared/domain/field.ts";
import type { Grade } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { suggestGrade } from "#shared/rules/grade.ts";
import Box from "@mui/material/Box";
import ListItemText from "@mui/material/ListItemText";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useSheetEditing } from "./editing.ts";
import { MenuEditor, type CellMenu, type ChosenCell } from "./MenuEditor.tsx";

/** The grade a key press means: its code, whatever the width or case of the letter. */
function gradeForKey(grades: readonly Grade[], key: string): Grade | undefined {
  const typed = key.normalize("NFKC").toUpperCase();
  return grades.find((grade) => grade.code.normalize("NFKC").toUpperCase() === typed);
}

export function RatingEditor(props: ChosenCell): ReactNode {
  const { field, current } = props;
  const snapshot = useSheetEditing().snapshot();
  const { grades } = snapshot.plan.ratingScale;
  return (
    <MenuEditor
      {...props}
      words={{ empty: "未判定", clear: "判定を消す" }}
      side="right"
      valueForKey={(key) => gradeForKey(grades, key)?.code}
      menu={() => gradeMenu(grades, current, suggestionFor(snapshot, field))}
    />
  );
}

/** Projects have no indicators of their own, so nothing is suggested for them. */
function suggestionFor(snapshot: YearSnapshot, field: Field): ReturnType<typeof suggestGrade> {
  if (field.entity !== "evaluation" || field.subject.kind !== "item") return { reasons: [] };
  return suggestGrade(snapshot, field.subject.id);
}

function gradeMenu(
  grades: readonly Grade[],
  current: string,
  suggestion: ReturnType<typeof suggestGrade>,
): CellMenu {
  const { reasons } = suggestion;
  return {
    items: grades.map((grade) => ({
      value: grade.code,
      content: (
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
              {grade.code === suggestion.grade && (
                <Box component="span" sx={{ color: "primary.main", fontWeight: 700, ml: 2 }}>
                  目安
                </Box>
              )}
            </>
          }
        />
      ),
    })),
    ...(reasons.length === 0 ? {} : { note: (id) => <Suggestion id={id} reasons={reasons} /> }),
  };
}

function Suggestion({ id, reasons }: { id: string; reasons: readonly string[] }): ReactNode {
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
