/** Building the plan: its own settings, items, indicators, projects. */
import { randomUUID } from "node:crypto";
import { indicatorColumns, indicatorRow, insertIndicator, removeIndicatorRows } from "#db/indicators.ts";
import { branch, forgetPredecessor, insertItem, itemColumns, readItem, readItems } from "#db/items.ts";
import type { Tx } from "#db/journal.ts";
import { forgetPaper, forgetSubject } from "#db/meetings.ts";
import { placeOf } from "#db/places.ts";
import { readPlan, updatePlan } from "#db/plan.ts";
import { keepInFrozenYears } from "#db/planYears.ts";
import { movePosition, nextPosition } from "#db/positions.ts";
import { insertProject, projectColumns, readProject, removeRelated, replaceRelated } from "#db/projects.ts";
import { rowIds } from "#db/rows.ts";
import type { Database } from "#db/sql.ts";
import { editTopics, planTopics, saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { planSchema, type Item, type Plan, type PlanPatch, type RelatedItem } from "#shared/domain/plan.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";
import { evaluationIdsOf, usesOf, usesOfPlanChange } from "./uses.ts";
import { setText } from "./setField.ts";
import { latestOpenYear } from "./years.ts";

function notFound(what: string, id: string): OperationError {
  return new OperationError("not-found", { what, id });
}

function requireItem(db: Database, id: string, what = "施策"): void {
  if (!readItem(db, id)) throw notFound(what, id);
}

function requireRelated(db: Database, related: readonly RelatedItem[]): void {
  for (const { item } of related) requireItem(db, item, "関連施策");
}

/**
 * A year shows a project's relations to its own items alone: those to items that a review ended, or begins later, stay in
 * their place although the list that comes back does not have them.
 */
function withOtherYears(
  db: Database,
  related: readonly RelatedItem[],
  before: readonly RelatedItem[],
): RelatedItem[] {
  const here = new Set(itemsOfYear(readItems(db), latestOpenYear(db)).items.map((item) => item.id));
  const given = new Set(related.map(({ item }) => item));
  const kept = [...related];
  for (const [index, one] of before.entries()) {
    const ends = readItem(db, one.item)?.until !== undefined;
    if (given.has(one.item) || (here.has(one.item) && !ends)) continue;
    const previous = before.slice(0, index).findLast(({ item }) => kept.some((other) => other.item === item));
    kept.splice(previous ? kept.findIndex(({ item }) => item === previous.item) + 1 : 0, 0, one);
  }
  return kept;
}

/** Refuses an item that would end before it begins. */
function requireLife({ from, until }: Pick<Item, "from" | "until">): void {
  if (from !== undefined && until !== undefined && from > until) {
    throw new OperationError("invalid-input", { path: "item.until" });
  }
}

/** Refuses an item below the last of the plan's levels. */
function requireRoomBelow(db: Database, parent: string | null): void {
  let depth = 1;
  for (let above = parent; above !== null; depth += 1) {
    const item = readItem(db, above);
    if (!item) throw notFound("親の施策", above);
    above = item.parent;
  }
  if (depth > readPlan(db).levels.length) throw new OperationError("invalid-input", { path: "item.parent" });
}

/** Sets those texts of the patch that are fields of their own, each with its line of history; null clears. */
function setTexts(tx: Tx, fields: readonly [TextField, string | null | undefined][]): void {
  for (const [field, text] of fields) if (text !== undefined) setText(tx, field, text ?? "");
}

function without<T extends object, K extends keyof T>(patch: T, keys: readonly K[]): Omit<T, K> {
  const others = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && !keys.includes(key as K),
  );
  return Object.fromEntries(others) as Omit<T, K>;
}

function changePlan(tx: Tx, patch: PlanPatch): void {
  const before = readPlan(tx.db);
  const changes = without(patch, ["title", "externalSurveyNote", "gradeScaleNote"]);
  const after = planSchema.safeParse(withoutNulls({ ...before, ...changes }));
  if (!after.success) {
    throw new OperationError("invalid-input", {
      path: `patch.${after.error.issues[0]?.path.join(".") ?? ""}`,
    });
  }
  const use = usesOfPlanChange(tx.db, after.data);
  if (use !== undefined) throw new OperationError("in-use", { what: use });
  setTexts(tx, [
    [{ entity: "plan", property: "title" }, patch.title],
    [{ entity: "plan", property: "externalSurveyNote" }, patch.externalSurveyNote],
    [{ entity: "plan", property: "gradeScaleNote" }, patch.gradeScaleNote],
  ]);
  if (samePlan(before, after.data)) return;
  updatePlan(tx, withTexts(after.data, readPlan(tx.db)));
  tx.line({ label: "計画の設定を変更", place: "" });
}

/** The plan with the texts of another, which have lines of history of their own. */
function withTexts(plan: Plan, { title, externalSurveyNote, gradeScaleNote }: Plan): Plan {
  const { gradeScaleNote: _, ...rest } = plan;
  const note = gradeScaleNote === undefined ? {} : { gradeScaleNote };
  return { ...rest, title, externalSurveyNote, ...note };
}

/** `baselineFiscalYear` is null where there is none; elsewhere null takes away. */
function withoutNulls(plan: object): object {
  return Object.fromEntries(
    Object.entries(plan).filter(([key, value]) => value !== null || key === "baselineFiscalYear"),
  );
}

function samePlan(a: Plan, b: Plan): boolean {
  const canonical = (plan: Plan): string =>
    JSON.stringify(Object.entries(withTexts(plan, a)).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return canonical(a) === canonical(b);
}

function removeItem(tx: Tx, id: string): void {
  requireItem(tx.db, id);
  const place = placeOf(tx.db, { kind: "item", id });
  const ids = branch(tx.db, id);
  refuseUsed(
    tx.db,
    ids.map((one) => ({ kind: "item", id: one })),
  );
  for (const one of ids.toReversed()) {
    for (const evaluation of evaluationIdsOf(tx.db, { kind: "item", id: one }))
      tx.remove("evaluation", evaluation);
    for (const indicator of indicatorIds(tx.db, one)) removeIndicatorAndKeep(tx, indicator);
    forgetPaper(tx, "item", one);
    forgetSubject(tx, { kind: "item", id: one });
    forgetPredecessor(tx, one);
    tx.remove("item", one);
  }
  tx.line({ label: "施策を削除", place, subject: { kind: "item", id } });
}

function indicatorIds(db: Database, item: string): string[] {
  return db
    .prepare("select id from indicator where item_id = ? order by position")
    .pluck()
    .all(item) as string[];
}

/** Removes it from the plan; years whose forms are frozen go on printing it. */
function removeIndicatorAndKeep(tx: Tx, id: string): void {
  keepInFrozenYears(tx, id);
  removeIndicatorRows(tx, id);
}

function removeIndicator(tx: Tx, id: string): void {
  const row = indicatorRow(tx.db, id);
  if (!row) throw notFound("指標", id);
  removeIndicatorAndKeep(tx, id);
  const subject: Subject = { kind: "item", id: row.item_id };
  tx.line({ label: "指標を削除", place: `${placeOf(tx.db, subject)} ${row.name}`, subject });
}

function removeProject(tx: Tx, id: string): void {
  const subject: Subject = { kind: "project", id };
  if (!readProject(tx.db, id)) throw notFound("プロジェクト", id);
  refuseUsed(tx.db, [subject]);
  const place = placeOf(tx.db, subject);
  for (const evaluation of evaluationIdsOf(tx.db, subject)) tx.remove("evaluation", evaluation);
  removeRelated(tx, id);
  for (const table of ["initiative", "undertaking"] as const) {
    for (const row of rowIds(tx.db, table, id)) tx.remove(table, row);
  }
  forgetPaper(tx, "project", id);
  forgetSubject(tx, subject);
  tx.remove("project", id);
  tx.line({ label: "プロジェクトを削除", place, subject });
}

function refuseUsed(db: Database, subjects: readonly Subject[]): void {
  const use = usesOf(db, subjects);
  if (use !== undefined) throw new OperationError("in-use", { what: use });
}

/** Sets or clears 【新規事業】. */
function markNew(tx: Tx, id: string, isNew: boolean): void {
  const before = readItem(tx.db, id)?.isNew ?? false;
  if (before === isNew) return;
  tx.update("item", id, itemColumns({ isNew }));
  const subject: Subject = { kind: "item", id };
  const text = (set: boolean): string => (set ? "新規事業" : "新規事業ではない");
  tx.line({
    label: "新規事業の印を変更",
    place: placeOf(tx.db, subject),
    subject,
    beforeText: text(before),
    afterText: text(isNew),
  });
}

const moved = {
  item: { what: "施策", label: "施策の順序を変更" },
  indicator: { what: "指標", label: "指標の順序を変更" },
  project: { what: "プロジェクト", label: "プロジェクトの順序を変更" },
  member: { what: "委員", label: "委員の順序を変更" },
} as const;

export const structureHandlers = {
  "structure.updatePlan"(context, { patch }) {
    const { value: _, ...saved } = saveEdit(
      context,
      { label: "計画の設定を変更", topics: planTopics },
      (tx) => changePlan(tx, patch),
    );
    return saved;
  },

  "structure.addItem"(context, { item }) {
    const { value: id, ...saved } = saveEdit(context, { label: "施策を追加" }, (tx) => {
      requireRoomBelow(tx.db, item.parent);
      requireLife(item);
      for (const before of item.succeeds ?? []) requireItem(tx.db, before);
      const id = randomUUID();
      insertItem(tx, { ...item, id }, nextPosition(tx.db, "item", item.parent));
      const subject: Subject = { kind: "item", id };
      tx.line({ label: "施策を追加", place: placeOf(tx.db, subject), subject });
      return id;
    });
    return { ...saved, id };
  },

  "structure.updateItem"(context, { id, patch }) {
    const { value: _, ...saved } = saveEdit(context, { label: "施策を編集" }, (tx) => {
      requireItem(tx.db, id);
      setTexts(tx, [
        [{ entity: "item", id, property: "code" }, patch.code],
        [{ entity: "item", id, property: "title" }, patch.title],
        [{ entity: "item", id, property: "goal" }, patch.goal],
        [{ entity: "item", id, property: "overview" }, patch.overview],
        [{ entity: "item", id, property: "images" }, patch.images],
        [{ entity: "item", id, property: "concept" }, patch.concept],
        [{ entity: "item", id, property: "policies" }, patch.policies],
        [{ entity: "item", id, property: "relatedPlans" }, patch.relatedPlans],
        [{ entity: "item", id, property: "pageReference" }, patch.pageReference],
      ]);
      if (patch.isNew !== undefined) markNew(tx, id, patch.isNew);
      if (!patch.departments) return;
      const before = readItem(tx.db, id)?.departments ?? [];
      if (before.join("\n") === patch.departments.join("\n")) return;
      tx.update("item", id, itemColumns({ departments: patch.departments }));
      const subject: Subject = { kind: "item", id };
      tx.line({
        label: "所管課を編集",
        place: placeOf(tx.db, subject),
        subject,
        beforeText: before.join("、"),
        afterText: patch.departments.join("、"),
      });
    });
    return saved;
  },

  "structure.addIndicator"(context, { indicator }) {
    const { value: id, ...saved } = saveEdit(context, { label: "指標を追加" }, (tx) => {
      requireItem(tx.db, indicator.item);
      const id = randomUUID();
      const position = nextPosition(tx.db, "indicator", indicator.item);
      insertIndicator(tx, { ...indicator, id, targets: {}, actuals: {} }, position);
      const subject: Subject = { kind: "item", id: indicator.item };
      tx.line({ label: "指標を追加", place: `${placeOf(tx.db, subject)} ${indicator.name}`, subject });
      return id;
    });
    return { ...saved, id };
  },

  "structure.updateIndicator"(context, { id, patch }) {
    const { value: _, ...saved } = saveEdit(context, { label: "指標を編集" }, (tx) => {
      const before = indicatorRow(tx.db, id);
      if (!before) throw notFound("指標", id);
      setTexts(tx, [
        [{ entity: "indicator", id, property: "kind" }, patch.kind],
        [{ entity: "indicator", id, property: "name" }, patch.name],
        [{ entity: "indicator", id, property: "unit" }, patch.unit],
      ]);
      const columns = indicatorColumns(without(patch, ["kind", "name", "unit"]));
      const changed = Object.entries(columns).some(
        ([key, value]) => before[key as keyof typeof before] !== value,
      );
      if (!changed) return;
      tx.update("indicator", id, columns);
      const subject: Subject = { kind: "item", id: before.item_id };
      tx.line({ label: "指標の設定を変更", place: `${placeOf(tx.db, subject)} ${before.name}`, subject });
    });
    return saved;
  },

  "structure.addProject"(context, { project }) {
    const { value: id, ...saved } = saveEdit(context, { label: "プロジェクトを追加" }, (tx) => {
      requireRelated(tx.db, project.related);
      const id = randomUUID();
      insertProject(tx, { ...project, id }, nextPosition(tx.db, "project"));
      const subject: Subject = { kind: "project", id };
      tx.line({ label: "プロジェクトを追加", place: placeOf(tx.db, subject), subject });
      return id;
    });
    return { ...saved, id };
  },

  "structure.updateProject"(context, { id, patch }) {
    const { value: _, ...saved } = saveEdit(context, { label: "プロジェクトを編集" }, (tx) => {
      const before = readProject(tx.db, id);
      if (!before) throw notFound("プロジェクト", id);
      setTexts(tx, [
        [{ entity: "project", id, property: "label" }, patch.label],
        [{ entity: "project", id, property: "title" }, patch.title],
        [{ entity: "project", id, property: "overview" }, patch.overview],
      ]);
      const subject: Subject = { kind: "project", id };
      if (patch.number !== undefined && patch.number !== before.number) {
        tx.update("project", id, projectColumns({ number: patch.number }));
        tx.line({ label: "プロジェクトの番号を変更", place: placeOf(tx.db, subject), subject });
      }
      const related = patch.related && withOtherYears(tx.db, patch.related, before.related);
      if (related && JSON.stringify(related) !== JSON.stringify(before.related)) {
        requireRelated(tx.db, related);
        replaceRelated(tx, id, related);
        tx.line({ label: "関連施策を変更", place: placeOf(tx.db, subject), subject });
      }
    });
    return saved;
  },

  "structure.move"(context, { what, id, by }) {
    const { label, what: name } = moved[what];
    const { value: _, ...saved } = saveEdit(context, { label, topics: editTopics }, (tx) => {
      const row = tx.db.prepare(`select id from ${what} where id = ?`).get(id);
      if (row === undefined) throw notFound(name, id);
      movePosition(tx, what, id, by);
      const subject: Subject | undefined =
        what === "item" || what === "project" ? { kind: what, id } : undefined;
      tx.line({ label, place: placeOf(tx.db, subject), ...(subject ? { subject } : {}) });
    });
    return saved;
  },

  "structure.remove"(context, { what, id }) {
    const remove = { item: removeItem, indicator: removeIndicator, project: removeProject }[what];
    const { value: _, ...saved } = saveEdit(context, { label: `${moved[what].what}を削除` }, (tx) =>
      remove(tx, id),
    );
    return saved;
  },
} satisfies Handlers;
