/** The state of a plan file in figures, for the people who look after the PC: nothing of what it says. */
import { statSync } from "node:fs";
import type { PlanFile } from "./open.ts";
import { locationOf } from "./location.ts";
import { schemaVersion } from "./migrate.ts";
import { all, one } from "./sql.ts";
import { verifyPlan } from "./verify.ts";

export interface Figures {
  format: number;
  bytes: number;
  location: string;
  readOnly: boolean;
  sound: boolean;
  problems: number;
  rows: Record<string, number>;
}

export function planFigures({ db, path, readOnly }: PlanFile): Figures {
  const { sound, problems } = verifyPlan(db);
  return {
    format: schemaVersion(db),
    bytes: statSync(path).size,
    location: locationOf(path),
    readOnly,
    sound,
    problems: problems.length,
    rows: Object.fromEntries(tables(db).map((table) => [table, countOf(db, table)])),
  };
}

/** Tables of this program; the name of another's could say anything. */
function tables(db: PlanFile["db"]): string[] {
  return all<{ name: string }>(
    db,
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and sql not like 'create virtual%' order by name",
  )
    .map(({ name }) => name)
    .filter((name) => /^[a-z_]{1,40}$/u.test(name) && !name.startsWith("search_"));
}

function countOf(db: PlanFile["db"], table: string): number {
  return one<{ rows: number }>(db, `select count(*) as rows from "${table}"`)?.rows ?? 0;
}
