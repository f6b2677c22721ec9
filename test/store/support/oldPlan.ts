/** A plan file as an earlier version of the product wrote it: its schema, with real rows in it. */
import { rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { APPLICATION_ID } from "#db/applicationId.ts";
import { applyMigrations } from "#db/migrate.ts";
import { migrations } from "#db/migrations/index.ts";
import { openPlanFile, type PlanFile } from "#db/open.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { createPlan } from "./newPlan.ts";
import { smallPlan } from "./smallPlan.ts";

/**
 * Makes a plan's file with the schema of that version: its tables, filled with what the plan has for the columns they had.
 * `lived` may do with the plan what people did in that version.
 */
export function createOldPlan(
  path: string,
  version: number,
  content: PlanContent = smallPlan(),
  lived: (plan: PlanFile) => void = () => {},
): void {
  const newest = `${path}.newest`;
  createPlan(newest, content);
  const plan = openPlanFile(newest, { actor: "事務局" });
  lived(plan);
  plan.close();
  const db = new Sqlite(path);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  applyMigrations(
    db,
    migrations.filter((migration) => migration.to <= version),
  );
  db.prepare("attach ? as newest").run(newest);
  db.pragma("foreign_keys = off");
  const tables = db
    .prepare("select name from main.sqlite_schema where type = 'table' and name not glob 'sqlite_*'")
    .pluck()
    .all() as string[];
  for (const table of tables.filter((name) => !name.startsWith("search_index"))) {
    const columns = db.prepare("select name from pragma_table_info(?)").pluck().all(table).join(", ");
    db.exec(`insert into main.${table} (${columns}) select ${columns} from newest.${table}`);
  }
  db.exec("detach newest");
  db.close();
  rmSync(newest);
}
