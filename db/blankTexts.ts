/** Texts with a blank piece in them: what is left where a disk lost the end of a long text, which SQLite takes for a text. */
import type { Database } from "better-sqlite3";
import { all, one } from "./sql.ts";

/** True when any text of the file holds U+0000, which no text of this product ever does. */
export function hasBlankText(db: Database): boolean {
  const columns = all<{ name: string; column: string }>(
    db,
    `select t.name, c.name as "column" from sqlite_schema as t, pragma_table_info(t.name) as c
     where t.type = 'table' and t.sql not like 'create virtual%' and t.name not like 'search_index%'
       and upper(c.type) = 'TEXT'`,
  );
  const tables = Map.groupBy(columns, ({ name }) => name);
  return [...tables].some(([name, texts]) => {
    const blank = texts.map(({ column }) => `instr("${column}", char(0)) > 0`).join(" or ");
    return one(db, `select 1 from "${name}" where ${blank} limit 1`) !== undefined;
  });
}
