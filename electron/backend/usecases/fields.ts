/** Saving what is typed on the sheet. */
import { readComment } from "#db/comments.ts";
import { readSources, replaceSources } from "#db/evaluations.ts";
import { placeOf } from "#db/places.ts";
import { planRow } from "#db/plan.ts";
import { readPlanFile, saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { TextField } from "#shared/domain/field.ts";
import { editLabel, setText, setValue } from "./setField.ts";

export const fieldHandlers = {
  "field.setText"(context, { field, text, session }) {
    const label = readPlanFile(context, (plan) => editLabel(plan.db, field));
    const topics = field.entity === "plan" ? (["plan", "snapshot", "history"] as const) : undefined;
    const { value: _, ...saved } = saveEdit(
      context,
      { label, session, ...(topics ? { topics } : {}) },
      (tx) => setText(tx, field, text),
    );
    return saved;
  },

  "field.setValue"(context, { field, value, session }) {
    const label = readPlanFile(context, (plan) => editLabel(plan.db, field));
    const { value: _, ...saved } = saveEdit(context, { label, session }, (tx) =>
      setValue(tx, field, value ?? undefined),
    );
    return saved;
  },

  "evaluation.setCommittee"(context, { subject, fiscalYear, text, sources }) {
    const field: TextField = { entity: "evaluation", subject, fiscalYear, property: "committeeEvaluation" };
    const label = readPlanFile(context, (plan) => editLabel(plan.db, field));
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      for (const id of sources) {
        if (!readComment(tx.db, id)) throw new OperationError("not-found", { what: "意見", id });
      }
      const before = readSources(tx.db, subject, fiscalYear);
      let lines = 0;
      setText({ ...tx, line: (line) => (tx.line(line), (lines += 1)) }, field, text);
      if (JSON.stringify(before) === JSON.stringify([...new Set(sources)])) return;
      replaceSources(tx, subject, fiscalYear, sources);
      if (lines > 0) return;
      const committee = planRow(tx.db).committee_name;
      const place = placeOf(tx.db, subject, fiscalYear);
      tx.line({ label: `${committee}の評価の元になった意見を変更`, place, subject, fiscalYear });
    });
    return saved;
  },
} satisfies Handlers;
