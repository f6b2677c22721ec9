/** Fixed editions of the plan. They are added and removed, never changed. */
import type { Database } from "better-sqlite3";
import type { PlanEdition } from "#shared/domain/rows.ts";
import { all, one } from "./sql.ts";
import type { EditionRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

type EditionContent = Pick<PlanEdition, "passages" | "measures">;

/** With their texts, oldest first; those of one day in the order they were fixed. */
export function readEditions(db: Database): PlanEdition[] {
  return all<EditionRow>(db, "select * from plan_edition order by fixed_on, position").map(editionOf);
}

/** Without their texts, in the same order. */
export function readEditionNames(db: Database): Pick<PlanEdition, "id" | "name" | "fixedOn">[] {
  return all(db, 'select id, name, fixed_on as "fixedOn" from plan_edition order by fixed_on, position');
}

export function readEdition(db: Database, id: string): PlanEdition | undefined {
  const row = one<EditionRow>(db, "select * from plan_edition where id = ?", id);
  return row && editionOf(row);
}

function editionOf(row: EditionRow): PlanEdition {
  const { passages, measures } = JSON.parse(row.content) as EditionContent;
  return { id: row.id, name: row.name, fixedOn: row.fixed_on, passages, measures };
}

export function insertEdition(writer: Writer, edition: PlanEdition, position: number): void {
  const { id, name, fixedOn, passages, measures } = edition;
  const content = JSON.stringify({ passages, measures });
  writer.insert("plan_edition", { id, position, name, fixed_on: fixedOn, content });
}
