/** Editions of the plan, and the 新旧対照表 that two of them give. */
import { randomUUID } from "node:crypto";
import { insertEdition, readEdition } from "#db/editions.ts";
import { readIndicators } from "#db/indicators.ts";
import { readItems } from "#db/items.ts";
import { readPlan } from "#db/plan.ts";
import { nextPosition } from "#db/positions.ts";
import { addRow, insertRow, readRows } from "#db/rows.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { documentRowSchema, planEditionSchema, type PlanEdition } from "#shared/domain/rows.ts";
import { comparisonRows, editionContent } from "#shared/rules/comparison.ts";

/** What the plan says now. */
function contentNow(db: Database): Pick<PlanEdition, "passages" | "measures"> {
  const items = readItems(db);
  return editionContent({
    plan: readPlan(db),
    items,
    indicators: readIndicators(db, items),
    passages: readRows(db, "passage"),
  });
}

function requireEdition(db: Database, id: string): PlanEdition {
  const edition = readEdition(db, id);
  if (!edition) throw new OperationError("not-found", { what: "計画の版", id });
  return edition;
}

/** What is made of several texts can be longer than one text may be: then it is refused rather than cut. */
function requireFits(schema: typeof documentRowSchema | typeof planEditionSchema, made: unknown): void {
  const issue = schema.safeParse(made).error?.issues[0];
  if (issue) throw new OperationError("invalid-input", { path: issue.path.join(".") });
}

/** The day in Japan: 「2026-11-21」. */
function dayInJapan(now: Date): string {
  return new Date(now.getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

export const editionHandlers = {
  "edition.fix"(context, { name }) {
    const { value: id, ...saved } = saveEdit(context, { label: "計画の版を保存" }, (tx) => {
      const edition = { id: randomUUID(), name, fixedOn: dayInJapan(context.now()), ...contentNow(tx.db) };
      requireFits(planEditionSchema, edition);
      insertEdition(tx, edition, nextPosition(tx.db, "plan_edition"));
      tx.line({ label: "計画の版を保存", place: `計画の版 ${name}` });
      return edition.id;
    });
    return { ...saved, id };
  },

  "edition.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "計画の版を削除" }, (tx) => {
      const { name } = requireEdition(tx.db, id);
      tx.remove("plan_edition", id);
      tx.line({ label: "計画の版を削除", place: `計画の版 ${name}` });
    });
    return saved;
  },

  "document.compare"(context, { title, from, to }) {
    const { value: id, ...saved } = saveEdit(context, { label: "新旧対照表を作成" }, (tx) => {
      const [old, now] = [
        requireEdition(tx.db, from),
        to === undefined ? contentNow(tx.db) : requireEdition(tx.db, to),
      ];
      const document = randomUUID();
      addRow(tx, "document", { id: document, kind: "comparison", title });
      for (const [position, given] of comparisonRows(old, now).entries()) {
        const row = { ...given, id: randomUUID(), document };
        requireFits(documentRowSchema, row);
        insertRow(tx, "documentRow", row, position);
      }
      tx.line({ label: "新旧対照表を作成", place: title });
      return document;
    });
    return { ...saved, id };
  },
} satisfies Handlers;
