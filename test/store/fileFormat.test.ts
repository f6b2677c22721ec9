/** docs/file-format.md says what a plan file holds: every table and column, and ways to read it that work. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { APPLICATION_ID } from "#db/applicationId.ts";
import { applyMigrations } from "#db/migrate.ts";
import { migrations, newestVersion } from "#db/migrations/index.ts";
import { agendaItemSchema, committeeSchema, meetingSchema } from "#shared/domain/committee.ts";
import { commentSchema } from "#shared/domain/comment.ts";
import { fieldSchema } from "#shared/domain/field.ts";
import { lookSchema } from "#shared/domain/look.ts";
import { paperEditionSchema } from "#shared/domain/paperEdition.ts";
import { formNameSchema, itemSchema, planSchema } from "#shared/domain/plan.ts";
import {
  documentRowSchema,
  documentSchema,
  planEditionSchema,
  undertakingSchema,
} from "#shared/domain/rows.ts";
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

/** Columns that hold JSON, as the schema's own checks say. */
function jsonColumns(): string[] {
  const db = new Sqlite(":memory:");
  try {
    applyMigrations(db, migrations);
    const tables = db.prepare("select name, sql from sqlite_schema where type = 'table'").all() as {
      name: string;
      sql: string;
    }[];
    return tables.flatMap(({ name, sql }) =>
      [...sql.matchAll(/json_(?:type|valid)\((\w+)\)/gu)].map(([, column = ""]) => `${name}.${column}`),
    );
  } finally {
    db.close();
  }
}

/** The columns of JSON in the document with an example of each; 「a.b、c」 are two of one table. */
function examples(): Map<string, unknown> {
  const [, part = ""] = doc.split(/^## JSON の列$/mu);
  return new Map(
    [...part.matchAll(/^\| (\w+)\.([\w、]+) +\| `([^`]+)` +\|/gmu)].flatMap(
      ([, table = "", columns = "", example = ""]) =>
        columns.split("、").map((column) => [`${table}.${column}`, JSON.parse(example) as unknown] as const),
    ),
  );
}

/** What each of them has to be. Not here: what stands elsewhere as a whole (plan_year, archive), and any value at all. */
const shapes: Record<string, { parse(value: unknown): unknown }> = {
  "plan.levels": planSchema.shape.levels,
  "plan.forms": planSchema.shape.forms,
  "plan.periods": planSchema.shape.periods,
  "plan.roadmap": planSchema.shape.roadmap,
  "plan.quorum": committeeSchema.shape.quorum,
  "plan.deadlines": committeeSchema.shape.deadlines,
  "plan.dispositions": committeeSchema.shape.dispositions,
  "item.departments": itemSchema.shape.departments,
  "item.succeeds": itemSchema.shape.succeeds,
  "item.former_names": itemSchema.shape.formerNames,
  "undertaking.arrows": undertakingSchema.shape.arrows,
  "meeting.handout_numbering": meetingSchema.shape.handoutNumbering,
  "meeting.output": meetingSchema.shape.output,
  "meeting.attendance": meetingSchema.shape.attendance,
  "meeting.staff": meetingSchema.shape.staff,
  "meeting.deadlines_done": meetingSchema.shape.deadlinesDone,
  "meeting.minutes": meetingSchema.shape.minutes,
  "comment.withheld": commentSchema.shape.withheld,
  "document.settings": documentSchema.shape.settings,
  "document_row.new_measure": documentRowSchema.shape.newMeasure,
  "document_row.underlines": documentRowSchema.shape.underlines,
  "plan_edition.content": planEditionSchema.pick({ passages: true, measures: true }),
  "form_look.look": lookSchema,
  "paper_edition.papers": paperEditionSchema.shape.papers,
  "edit_line.field": fieldSchema,
};

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

  it("shows what lies in every column of JSON, as this product reads it", () => {
    const shown = examples();
    expect([...shown.keys()].toSorted()).toEqual(jsonColumns().toSorted());
    for (const [column, shape] of Object.entries(shapes))
      expect(() => shape.parse(shown.get(column)), column).not.toThrow();
    const subjects = {
      id: "a",
      number: "1",
      title: "議題",
      children: [],
      subjects: shown.get("agenda_item.subjects"),
    };
    expect(() => agendaItemSchema.parse(subjects)).not.toThrow();
  });

  it("names every form, and the very bytes of a variant of a letter", () => {
    for (const form of formNameSchema.options) expect(doc).toContain(`${form}=`);
    expect(Buffer.from("葛\u{E0100}").toString("hex").toUpperCase()).toBe("E8919BF3A08480");
    expect(doc).toContain("「葛\u{E0100}」");
    expect(doc).toContain("`E8919B` `F3A08480`");
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
