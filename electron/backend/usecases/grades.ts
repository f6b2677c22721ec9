/** 評価 of an indicator that a person sets over the computed one. */
import { indicatorRow } from "#db/indicators.ts";
import { readIndicatorYear, writeIndicatorYear } from "#db/indicatorYears.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { IndicatorYear } from "#shared/domain/plan.ts";
import { indicatorPlace } from "./linePlaces.ts";
import { requireGrade } from "./setField.ts";
import { requireIndicatorYear } from "./years.ts";

/** 「B（目標の時期がずれたため）」; nothing set is what the rules compute. */
function gradeText({ grade, gradeReason }: IndicatorYear): string {
  return grade === undefined ? "計算どおり" : `${grade}（${gradeReason ?? ""}）`;
}

export const gradeHandlers = {
  "indicator.setGrade"(context, { id, fiscalYear, grade }) {
    const label = "指標の評価を変更";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      if (!indicatorRow(tx.db, id)) throw new OperationError("not-found", { what: "指標", id });
      // A year the plan no longer has can still go back to what is computed.
      if (grade) {
        requireIndicatorYear(tx.db, fiscalYear);
        requireGrade(tx.db, grade.code);
      }
      const before = readIndicatorYear(tx.db, id, fiscalYear);
      const { grade: _grade, gradeReason: _reason, ...rest } = before;
      const after = grade ? { ...rest, grade: grade.code, gradeReason: grade.reason } : rest;
      const [beforeText, afterText] = [gradeText(before), gradeText(after)];
      if (beforeText === afterText) return;
      writeIndicatorYear(tx, id, fiscalYear, after);
      tx.line({ ...indicatorPlace(tx.db, id, fiscalYear), label, beforeText, afterText });
    });
    return saved;
  },
} satisfies Handlers;
