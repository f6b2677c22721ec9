/** Looks of forms. A look holds from its year on until a later year has one of its own. */
import type { Database } from "better-sqlite3";
import type { Look, YearLook } from "#shared/domain/look.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { all, one } from "./sql.ts";
import type { LookRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Every look by form, then year. */
export function readLooks(db: Database): YearLook[] {
  return all<LookRow>(db, "select * from form_look order by form, fiscal_year").map((row) => ({
    form: row.form,
    fiscalYear: row.fiscal_year,
    look: lookOf(row),
  }));
}

/** What holds in a year; forms that look as their own document does are missing. */
export function readLooksOf(db: Database, fiscalYear: number): YearSnapshot["looks"] {
  const rows = all<LookRow>(
    db,
    "select * from form_look where fiscal_year <= ? order by form, fiscal_year",
    fiscalYear,
  );
  // Later rows of a form replace earlier ones.
  const looks = [...new Map(rows.map((row) => [row.form, lookOf(row)]))];
  return Object.fromEntries(looks.filter(([, look]) => Object.keys(look).length > 0));
}

function lookOf(row: LookRow): Look {
  return JSON.parse(row.look) as Look;
}

/** The look that a form has in a year; undefined: as its own document has it. */
export function lookIn(db: Database, form: FormName, fiscalYear: number): Look | undefined {
  const row = one<LookRow>(
    db,
    "select * from form_look where form = ? and fiscal_year <= ? order by fiscal_year desc limit 1",
    form,
    fiscalYear,
  );
  return row && lookOf(row);
}

/** The look that the year has of its own. */
export function ownLook(db: Database, form: FormName, fiscalYear: number): Look | undefined {
  const row = one<LookRow>(db, "select * from form_look where id = ?", lookId(form, fiscalYear));
  return row && lookOf(row);
}

function lookId(form: FormName, fiscalYear: number): string {
  return `${fiscalYear}/${form}`;
}

/** Gives the year a look of its own; an empty one stands against those of earlier years. Undefined takes it away. */
export function writeLook(writer: Writer, form: FormName, fiscalYear: number, look: Look | undefined): void {
  const id = lookId(form, fiscalYear);
  const known = ownLook(writer.db, form, fiscalYear);
  if (look === undefined) {
    if (known) writer.remove("form_look", id);
    return;
  }
  const json = JSON.stringify(look);
  if (known) writer.update("form_look", id, { look: json });
  else writer.insert("form_look", { id, form, fiscal_year: fiscalYear, look: json });
}
