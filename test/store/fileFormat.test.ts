/** docs/file-format.md says what a plan file holds: every table and column, and ways to read it that work. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { APPLICATION_ID } from "#db/applicationId.ts";
import { applyMigrations } from "#db/migrate.ts";
import { migrations, newestVersion } from "#db/migrations/index.ts";
import { openKeptPlan } from "./support/keptPlan.ts";

const doc = readFileSync(join(import.meta.dirname, "../../docs/file-format.md"), "utf8");

/** Columns of each table as the document lists them. */
function described(): Record<string, string[]> {
  const sections = doc.split(/^### /mu).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [name = ""] = section.split("\n");
      const rows = [...section.matchAll(/^\| +([a-z_0-9]+) +\| +\S/gmu)].map(([, column = ""]) => column);
      return [name.trim(), rows.toSorted()];
    }),
  );
}

function real(): Record<string, string[]> {
  const db = new Sqlite(":memory:");
  try {
    applyMigrations(db, migrations);
    const tables = db
      .prepare(
        `select name from sqlite_schema
         where type = 'table' and name not glob 'sqlite_*' and name not glob 'search_index*'`,
      )
      .pluck()
      .all() as string[];
    const columns = db.prepare("select name from pragma_table_info(?)").pluck();
    return Object.fromEntries(tables.map((name) => [name, (columns.all(name) as string[]).toSorted()]));
  } finally {
    db.close();
  }
}

/** The queries of the examples, without what only the shell can do. */
function queries(): string[] {
  return [...doc.matchAll(/コピー\.hyoka "([^"]+)"/gu)]
    .flatMap(([, text = ""]) => text.split(";"))
    .map((text) => text.trim())
    .filter((text) => text !== "" && !text.startsWith("."));
}

describe("the description of the file", () => {
  it("lists every table and column of the newest version with a meaning, and no others", () => {
    expect(described()).toEqual(real());
  });

  it("names the version and the mark that files have", () => {
    expect(doc).toContain(`\`user_version\` ${newestVersion(migrations)}`);
    expect(doc).toContain(APPLICATION_ID.toString(16));
  });

  it("gives examples that work on a real file and take out what was kept", async () => {
    const { backend, path } = await openKeptPlan(1);
    await backend.close();
    const db = new Sqlite(path, { readonly: true });
    try {
      const written = new Map<string, Uint8Array>();
      db.function("writefile", (name: unknown, bytes: unknown) => {
        if (bytes instanceof Uint8Array) written.set(String(name), bytes);
        return 0;
      });
      for (const query of queries()) {
        const rows = db.prepare(query).all();
        if (!query.includes("foreign_key_check")) expect(rows, query).not.toHaveLength(0);
      }
      expect([...written.keys()].toSorted()).toEqual(["会議記録.zip", "資料.docx", "資料.pdf"].toSorted());
      expect(Buffer.from(written.get("会議記録.zip") ?? []).toString("latin1", 0, 2)).toBe("PK");
    } finally {
      db.close();
    }
  });
});
