/** 前年度: what was written a year ago about this sheet, and the way to carry it into an empty field. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { fieldKey, type TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { childrenOf, previousEvaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { evaluationFieldName, fieldLabel, fieldText, subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const properties = [
  "activities",
  "achievement",
  "rating",
  "issues",
  "analysis",
  "committeeEvaluation",
] as const;
type Property = (typeof properties)[number];

interface Line {
  subject: Subject;
  property: Property;
  before: string;
}

function subjectsOf(snapshot: YearSnapshot, subject: Subject): Subject[] {
  if (subject.kind === "project") return [subject];
  const parts = childrenOf(snapshot, subject.id);
  return [...parts.flatMap((part) => subjectsOf(snapshot, { kind: "item", id: part.id })), subject];
}

function linesOf(snapshot: YearSnapshot, sheet: Subject): Line[] {
  return subjectsOf(snapshot, sheet).flatMap((subject) => {
    const before: Evaluation | undefined = previousEvaluationOf(snapshot, subject);
    return properties.flatMap((property): Line[] => {
      const text = before?.[property];
      return text ? [{ subject, property, before: text }] : [];
    });
  });
}

export function PreviousTab({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, field } = useWorkspace();
  const previous = fiscalYearLabel(snapshot.fiscalYear - 1);
  const lines = linesOf(snapshot, sheet);
  if (lines.length === 0) {
    const first = snapshot.fiscalYear === snapshot.plan.firstFiscalYear;
    return (
      <Box sx={{ overflow: "auto" }}>
        <Empty>
          {first
            ? "計画の最初の年度のため、前年度の記入はありません。"
            : `${previous}には、このシートの記入がありません。`}
        </Empty>
      </Box>
    );
  }
  const focused = field && fieldKey(field);
  const isFocused = (line: Line) => fieldKey(fieldOf(snapshot, line)) === focused;
  const ordered = [...lines.filter(isFocused), ...lines.filter((line) => !isFocused(line))];
  return (
    <Box component="section" tabIndex={0} aria-label={`${previous}の記入`} sx={{ overflow: "auto", p: 1.5 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {previous}の記入
      </Typography>
      {ordered.map((line) => (
        <PreviousField key={fieldKey(fieldOf(snapshot, line))} line={line} focused={isFocused(line)} />
      ))}
    </Box>
  );
}

function fieldOf(snapshot: YearSnapshot, { subject, property }: Line): TextField {
  return { entity: "evaluation", subject, fiscalYear: snapshot.fiscalYear, property };
}

function PreviousField({ line, focused }: { line: Line; focused: boolean }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const field = fieldOf(snapshot, line);
  const now = fieldText(snapshot, field);
  const name = evaluationFieldName(
    line.subject.kind,
    line.property,
    snapshot.fiscalYear - 1,
    snapshot.plan.committeeName,
  );
  const copy = () =>
    save(`previous/${fieldKey(field)}`, fieldLabel(snapshot, field), line.before, () =>
      call("field.setText", { field, text: line.before, session: crypto.randomUUID() }),
    );
  return (
    <Box
      component="section"
      sx={{
        border: "1px solid",
        borderColor: focused ? colors.accent : "divider",
        borderRadius: 2,
        px: 1.25,
        py: 1,
        mb: 1,
      }}
    >
      <Typography component="h3" sx={{ fontSize: 12, color: "text.secondary", fontWeight: 600 }}>
        {focused && "入力中の欄："}
        {subjectLabel(snapshot, line.subject)} {name}
      </Typography>
      <Box sx={{ whiteSpace: "pre-wrap", my: 0.5 }}>{line.before}</Box>
      {now !== "" ? (
        <Typography variant="caption" color="textSecondary">
          今年度は記入済みです。
        </Typography>
      ) : (
        !readOnly && (
          <Button variant="outlined" onClick={() => void copy()}>
            今年度の空欄に写す
          </Button>
        )
      )}
    </Box>
  );
}
