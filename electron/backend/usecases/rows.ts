/** Rows that forms list: adding, changing, moving and removing them. */
import { randomUUID } from "node:crypto";
import type { Tx } from "#db/journal.ts";
import type { Line } from "#db/journalRows.ts";
import { forgetPaper } from "#db/meetings.ts";
import { readPlan } from "#db/plan.ts";
import { addRow, moveRow, readRow, rowIds, rowTables, updateRow } from "#db/rows.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { roadmapYears } from "#shared/domain/plan.ts";
import {
  rowTextProperties,
  type Arrow,
  type NewRow,
  type RowOf,
  type RowPatch,
  type RowTable,
  type RowTextProperty,
} from "#shared/domain/rows.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { keepMeasureUnderlines } from "./keepUnderlines.ts";
import { placeOfRow, rowNames, rowPlace } from "./linePlaces.ts";
import { editLabel, requireSubject, setText } from "./setField.ts";
import { requirePlanYear } from "./years.ts";

function notFound(table: RowTable, id: string): OperationError {
  return new OperationError("not-found", { what: rowNames[table], id });
}

function requireRow<T extends RowTable>(db: Database, table: T, id: string): RowOf<T> {
  const row = readRow(db, table, id);
  if (!row) throw notFound(table, id);
  return row;
}

/** Throws unless what the row belongs to exists and has room for it. */
function requireOwner(db: Database, { table, row }: NewRow): void {
  switch (table) {
    case "result":
      requireSubject(db, { kind: "item", id: row.item });
      return requirePlanYear(db, row.fiscalYear);
    case "initiative":
      return requireSubject(db, { kind: "project", id: row.project });
    case "undertaking":
      requireSubject(db, { kind: "project", id: row.project });
      return requireArrows(db, row.arrows);
    case "documentRow":
      requireRow(db, "document", row.document);
      return;
    case "document":
      if (row.kind !== "comparison" && row.settings) throw invalid("row.settings");
      return;
    case "passage":
      return;
  }
}

/** Arrows lie within the years of the ロードマップ. */
function requireArrows(db: Database, arrows: readonly Arrow[]): void {
  const [from, to] = roadmapYears(readPlan(db));
  const year = arrows.flatMap((arrow) => [arrow.from, arrow.to]).find((one) => one < from || one > to);
  if (year !== undefined) throw new OperationError("year-outside-plan", { year, from, to });
}

function invalid(path: string): OperationError {
  return new OperationError("invalid-input", { path });
}

/** The row with an id of its own. Throws `not-found` when `after` is no row of the same owner. */
function add(tx: Tx, added: NewRow, after: string | undefined): string {
  const id = randomUUID();
  const { table, row } = added;
  if (!addRow(tx, table, { ...row, id }, after)) throw notFound(table, after ?? "");
  return id;
}

/** What is not a text that is edited in place, and what it is called. */
const settingNames: Readonly<Record<string, string>> = {
  level: "見出しの深さ",
  origin: "事業の区分",
  arrows: "矢印",
  settings: "新旧対照表の設定",
  newMeasure: "新しい施策",
  oldMeasure: "古い施策",
  underlines: "下線",
};

/** What a setting was or is, for 変更履歴; undefined where a line of text cannot say it. */
function settingText(property: string, value: unknown): string | undefined {
  if (property === "level") return `${String(value)}段目`;
  if (property === "origin") return value === "new" ? "新規事業" : value === "existing" ? "既存事業" : "なし";
  if (property !== "arrows") return undefined;
  const arrows = value as readonly Arrow[];
  const years = ({ from, to }: Arrow): string => `${fiscalYearLabel(from)}〜${fiscalYearLabel(to)}`;
  return arrows.length === 0 ? "なし" : arrows.map(years).join("、");
}

function isTextProperty(property: string): property is RowTextProperty {
  return (rowTextProperties as readonly string[]).includes(property);
}

/** Changes each property that is given and different, each with its line. */
function change(tx: Tx, id: string, { table, patch }: RowPatch): void {
  const before: Readonly<Record<string, unknown>> = { ...requireRow(tx.db, table, id) };
  const documentRow = table === "documentRow" ? requireRow(tx.db, table, id) : undefined;
  if (table === "undertaking" && patch.arrows) requireArrows(tx.db, patch.arrows);
  if (table === "document" && patch.settings && before["kind"] !== "comparison")
    throw invalid("patch.settings");
  for (const [property, value] of Object.entries(patch) as [string, unknown][]) {
    if (value === undefined) continue;
    if (isTextProperty(property) && typeof value === "string") {
      giveText(tx, table, id, property, value, before[property]);
    } else {
      changeSetting(tx, table, id, property, before[property] ?? null, value);
    }
  }
  // Underlines that come with the change are those of the 施策 as they are after it.
  if (documentRow && !("underlines" in patch)) keepMeasureUnderlines(tx, documentRow);
}

/** An empty text is not the same as a side that does not have the row: that one has to become a text first. */
function giveText(
  tx: Tx,
  table: RowTable,
  id: string,
  property: RowTextProperty,
  text: string,
  before: unknown,
): void {
  if (text === "" && before === null) changeSetting(tx, table, id, property, before, text);
  else setText(tx, { entity: "row", table, id, property }, text);
}

function changeSetting(
  tx: Tx,
  table: RowTable,
  id: string,
  property: string,
  before: unknown,
  after: unknown,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  updateRow(tx, table, id, { [property]: after });
  tx.line({ ...rowPlace(tx.db, table, id), ...settingLine(tx.db, table, id, property, before, after) });
}

function settingLine(
  db: Database,
  table: RowTable,
  id: string,
  property: string,
  before: unknown,
  after: unknown,
): Omit<Line, "place"> {
  if (!isTextProperty(property)) {
    return {
      label: `${settingNames[property] ?? rowNames[table]}を変更`,
      beforeText: settingText(property, before),
      afterText: settingText(property, after),
    };
  }
  const field = { entity: "row", table, id, property } as const;
  const text = (value: unknown): string => (typeof value === "string" ? value : "（この側に行がない）");
  return { label: editLabel(db, field), beforeText: text(before), afterText: text(after) };
}

/** What a row says, for 変更履歴; undefined when nothing is written in it. */
function wordsOf(row: object): string | undefined {
  const words = Object.entries(row).flatMap(([property, value]) =>
    isTextProperty(property) && typeof value === "string" && value !== "" ? [value] : [],
  );
  return words.length > 0 ? words.join("\n") : undefined;
}

/** A document goes with its rows, and no handout is it any more. */
function remove(tx: Tx, table: RowTable, id: string): void {
  const place = rowPlace(tx.db, table, id);
  const beforeText = wordsOf(requireRow(tx.db, table, id));
  if (table === "document") {
    for (const row of rowIds(tx.db, "documentRow", id)) tx.remove("document_row", row);
    forgetPaper(tx, "document", id);
  }
  tx.remove(rowTables[table], id);
  tx.line({ ...place, label: `${rowNames[table]}を削除`, beforeText });
}

export const rowHandlers = {
  "row.add"(context, { row, after }) {
    const label = `${rowNames[row.table]}を追加`;
    const { value: id, ...saved } = saveEdit(context, { label }, (tx) => {
      requireOwner(tx.db, row);
      const id = add(tx, row, after);
      tx.line({ ...placeOfRow(tx.db, row), label, afterText: wordsOf(row.row) });
      return id;
    });
    return { ...saved, id };
  },

  "row.update"(context, { id, change: given }) {
    const [first, ...others] = Object.entries(given.patch).filter(([, value]) => value !== undefined);
    const name = first && others.length === 0 ? settingNames[first[0]] : undefined;
    const label = name === undefined ? `${rowNames[given.table]}を編集` : `${name}を変更`;
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => change(tx, id, given));
    return saved;
  },

  "row.move"(context, { table, id, by }) {
    const label = `${rowNames[table]}の順序を変更`;
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      requireRow(tx.db, table, id);
      moveRow(tx, table, id, by);
      tx.line({ ...rowPlace(tx.db, table, id), label });
    });
    return saved;
  },

  "row.remove"(context, { table, id }) {
    const { value: _, ...saved } = saveEdit(context, { label: `${rowNames[table]}を削除` }, (tx) =>
      remove(tx, table, id),
    );
    return saved;
  },
} satisfies Handlers;
