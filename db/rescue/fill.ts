/** Puts found rows into an empty plan file and takes out again, row by row, what does not fit together. */
import type { Database } from "better-sqlite3";
import { dayOf } from "#shared/rules/dateLabel.ts";
import { fiscalYearOf } from "#shared/rules/fiscalYear.ts";
import { fold } from "#shared/text/fold.ts";
import { all, one, type SqlValue } from "#db/sql.ts";
import { searchedColumns } from "#db/tables.ts";
import { namedRow, type TableShape } from "./columns.ts";
import type { Found, FoundTable } from "./found.ts";
import { refusal } from "./refusal.ts";
import { rescuedTables, type RescuedTable } from "./labels.ts";
import type { Stored } from "./pages.ts";

/** A row by the names of its columns. */
export type NamedRow = Record<string, Stored>;

/** A row that can be read and is not in the new file, or no longer as it was. */
export interface Apart {
  table: RescuedTable;
  row: NamedRow;
  /** As a sentence. */
  why: string;
  /** It is in the new file, without the reference that led nowhere. */
  kept: boolean;
}

const nobody = "（名前を読み取れなかった委員）";

/**
 * Inside a transaction with foreign keys off. Answers what stayed outside.
 * @param now the year of a makeshift plan in which no row names one
 */
export function fill(db: Database, shapes: readonly TableShape[], found: Found, now: Date): Apart[] {
  const guards = takeGuardsOff(db);
  const apart = shapes.flatMap((shape) => insertAll(db, shape, found.tables.get(shape.table)));
  apart.push(...historyWithoutEdit(db));
  makeshiftPlan(db, now);
  for (let more = brokenReferences(db); more.length > 0; more = brokenReferences(db)) apart.push(...more);
  for (const guard of guards) db.exec(guard);
  return apart;
}

/** What may only be added cannot be taken out again; the triggers come back in the end. */
function takeGuardsOff(db: Database): string[] {
  const guards = all<{ name: string; sql: string }>(
    db,
    "select name, sql from sqlite_schema where type = 'trigger'",
  );
  const own = guards.filter(({ sql }) => sql.includes("raise(abort"));
  for (const { name } of own) db.exec(`drop trigger "${name}"`);
  return own.map(({ sql }) => sql);
}

function insertAll(db: Database, shape: TableShape, found: FoundTable | undefined): Apart[] {
  const apart: Apart[] = [];
  const seen = new Map<string, string>();
  for (const cell of found?.rows ?? []) {
    const row = namedRow(shape.columns, cell);
    if (!shape.fits(cell)) {
      apart.push({ table: shape.table, row, why: "列の数や種類が合いません。", kept: false });
      continue;
    }
    const key = keyOf(shape.table, row);
    const same = seen.get(key);
    const text = printed(row);
    // A stray page may hold a former copy of a row: the one in the tree is the newer.
    if (same !== undefined) {
      if (same !== text)
        apart.push({ table: shape.table, row, why: "同じ番号の行がほかにもあります。", kept: false });
      continue;
    }
    seen.set(key, text);
    const problem = insert(db, shape.table, row);
    if (problem !== undefined) apart.push({ table: shape.table, row, why: problem, kept: false });
  }
  return apart;
}

/** What tells the row from others of its table. */
export function keyOf(table: RescuedTable, row: NamedRow): string {
  if (table === "edit_change") return `${String(row["edit_id"])}:${String(row["seq"])}`;
  return String(row["id"] ?? row["sha256"]);
}

function printed(row: NamedRow): string {
  return Object.values(row)
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : String(value)))
    .join("\0");
}

/** Answers why, as a sentence, when the row is refused. */
function insert(db: Database, table: RescuedTable, row: NamedRow): string | undefined {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  try {
    db.prepare(`insert into ${table} (${columns.join(", ")}) values (${marks})`).run(...Object.values(row));
    return undefined;
  } catch (error) {
    const why = refusal(error);
    if (why === undefined) throw error;
    return why;
  }
}

/** Lines of the history whose edit is lost; without their edit nobody could say who made them and when. */
function historyWithoutEdit(db: Database): Apart[] {
  return (["edit_change", "edit_line"] as const).flatMap((table) => {
    const rows = all<NamedRow>(db, `select * from ${table} where edit_id not in (select id from edit)`);
    db.exec(`delete from ${table} where edit_id not in (select id from edit)`);
    const why = "だれがいつ変更したかの記録が読み取れません。";
    return rows.map((row): Apart => ({ table, row, why, kept: false }));
  });
}

/** A plan file has one plan; when it cannot be read, people get to their rows through a makeshift one. */
function makeshiftPlan(db: Database, now: Date): void {
  if (one(db, "select 1 from plan")) return;
  const years = one<{ first: number | null; last: number | null }>(
    db,
    `select min(fiscal_year) as first, max(fiscal_year) as last from (
       select fiscal_year from evaluation union all select fiscal_year from indicator_value
       union all select evaluates from meeting)`,
  );
  const first = years?.first ?? fiscalYearOf(dayOf(now.toISOString()));
  const last = Math.max(years?.last ?? first, first);
  const depth = one<{ depth: number }>(
    db,
    `with recursive tree (id, depth) as (
       select id, 1 from item where parent is null
       union all select item.id, depth + 1 from item join tree on item.parent = tree.id where depth < 9
     ) select coalesce(max(depth), 1) as depth from tree`,
  );
  const levels = Array.from({ length: depth?.depth ?? 1 }, (_, index) => `階層${index + 1}`);
  db.prepare(
    `insert into plan (id, municipality, title, first_fiscal_year, last_fiscal_year, indicator_from, indicator_to,
       levels, form, committee_name, external_survey_note, scale_mode, scale_order, committee_title)
     values ('plan', '', '救出した計画', ?, ?, ?, ?, ?, 'evaluation-sheet', '委員会', '', 'judgement', 'best-first', '')`,
  ).run(BigInt(first), BigInt(last), BigInt(first), BigInt(last), JSON.stringify(levels));
}

interface BrokenRow {
  table: RescuedTable;
  rowid: number;
  parent: RescuedTable;
  fkid: number;
}

/** Cuts or takes out every reference that leads nowhere; taking rows out may leave others behind. */
function brokenReferences(db: Database): Apart[] {
  return all<BrokenRow>(db, "pragma foreign_key_check").flatMap(({ table, rowid, parent, fkid }) => {
    const row = one<NamedRow>(db, `select * from ${table} where rowid = ?`, rowid);
    if (!row) return [];
    const column = one<{ from: string }>(
      db,
      `select "from" from pragma_foreign_key_list('${table}') where id = ${fkid}`,
    )?.from;
    if (column === undefined) throw new Error(`no reference ${fkid} in ${table}`);
    const why = `つながる先の「${rescuedTables[parent]}」（${String(row[column])}）がありません。`;
    const kept = cut(db, table, rowid, column);
    if (!kept) db.prepare(`delete from ${table} where rowid = ?`).run(rowid);
    return [{ table, row, why, kept }];
  });
}

/** Whether the row may stay without the reference. */
function cut(db: Database, table: RescuedTable, rowid: number, column: string): boolean {
  const speaker = table === "comment" && column === "member_id" ? ", speaker = ?" : "";
  try {
    const values: SqlValue[] = speaker === "" ? [rowid] : [nobody, rowid];
    db.prepare(`update ${table} set ${column} = null${speaker} where rowid = ?`).run(...values);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^SQLITE_(?:CONSTRAINT|ERROR)/u.test(String(error.code)))
      return false;
    throw error;
  }
}

/** The search index is made anew from the texts; of the newest version's columns. */
export function indexTexts(db: Database): void {
  const entry = db.prepare(
    "insert into search_entry (table_name, row_id, column_name, folded) values (?, ?, ?, ?)",
  );
  for (const [table, columns] of Object.entries(searchedColumns)) {
    for (const column of columns) {
      const texts = all<{ id: string; text: string }>(
        db,
        `select id, ${column} as text from ${table} where ${column} <> ''`,
      );
      for (const { id, text } of texts) entry.run(table, id, column, fold(text));
    }
  }
}
