/** The store against better-sqlite3 doing the same reading and writing with nothing around it. */
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { createBackend, type Backend } from "#electron/backend/backend.ts";
import type { Envelope } from "#shared/contract/errors.ts";
import { sampleFile } from "#test/support/commandLine.ts";
import type { Task } from "./measure.ts";

function valueOf<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new Error(`${envelope.error.code}: ${envelope.error.message}`);
}

const newBackend = (): Backend => createBackend({ version: "0.0.0", actor: "bench" });

/** A plan file of the sample that this measurement has for itself. */
export async function planFile(folder: string, name: string): Promise<string> {
  const origin = join(folder, "sample.hyoka");
  if (!existsSync(origin)) {
    const backend = newBackend();
    valueOf(
      await backend.call("plan.importPackage", {
        package: backend.grantFile(sampleFile, "read"),
        token: backend.grantFile(origin, "write"),
      }),
    );
    await backend.close();
  }
  const own = join(folder, `${name}.hyoka`);
  copyFileSync(origin, own);
  return own;
}

async function openBackend(file: string): Promise<Backend> {
  const backend = newBackend();
  valueOf(await backend.call("plan.open", { token: backend.grantFile(file, "read") }));
  return backend;
}

function openRaw(file: string): Database.Database {
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return database;
}

const tablesOf = (database: Database.Database): string[] =>
  database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%fts%' AND name NOT LIKE 'search%' AND name NOT LIKE 'edit%'",
    )
    .all()
    .map(({ name }) => name);

const open: Task = async (_, folder) => {
  const file = await planFile(folder, "open");
  return {
    work: async () => {
      const backend = await openBackend(file);
      await backend.close();
      return 0;
    },
  };
};

/** Opening, asking for the plan's row, closing. */
const rawOpen: Task = async (_, folder) => {
  const file = await planFile(folder, "raw-open");
  return {
    work: () => {
      const database = openRaw(file);
      database.prepare("SELECT * FROM plan").get();
      database.close();
      return 0;
    },
  };
};

const snapshot: Task = async (_, folder) => {
  const backend = await openBackend(await planFile(folder, "snapshot"));
  return {
    work: async () => {
      valueOf(await backend.call("plan.snapshot", { fiscalYear: 2019 }));
      return 0;
    },
  };
};

/** Every row of every table of the content, as plain objects. */
const rawSnapshot: Task = async (_, folder) => {
  const database = openRaw(await planFile(folder, "raw-snapshot"));
  const selects = tablesOf(database).map((name) => database.prepare(`SELECT * FROM "${name}"`));
  return {
    work: () => {
      for (const select of selects) select.all();
      return 0;
    },
  };
};

const sentence = (round: number): string =>
  `来場者は目標どおり11万人となった。空き店舗の準備も進んだ（${round}）。`;

/** With history, search index and undo, each in the same transaction; a new session each time, so nothing is merged. */
const save: Task = async (_, folder) => {
  const backend = await openBackend(await planFile(folder, "save"));
  let round = 0;
  return {
    work: async () => {
      round += 1;
      const saved = await backend.call("field.setText", {
        field: {
          entity: "evaluation",
          subject: { kind: "item", id: "1-1" },
          fiscalYear: 2019,
          property: "achievement",
        },
        text: sentence(round),
        session: String(round),
      });
      valueOf(saved);
      return 0;
    },
  };
};

/** The one UPDATE of that save, just as durable. */
const rawSave: Task = async (_, folder) => {
  const database = openRaw(await planFile(folder, "raw-save"));
  const update = database.prepare("UPDATE evaluation SET achievement = ? WHERE rowid = 1");
  let round = 0;
  return {
    work: () => {
      round += 1;
      if (update.run(sentence(round)).changes !== 1) throw new Error("nothing was updated");
      return 0;
    },
  };
};

export const storeTasks: Record<string, Task> = {
  open,
  "raw-open": rawOpen,
  snapshot,
  "raw-snapshot": rawSnapshot,
  save,
  "raw-save": rawSave,
};
