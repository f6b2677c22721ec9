/** The small plan with editions of papers and what sealing a meeting needs. */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput, MethodOutput } from "#shared/contract/methods.ts";
import { openSmallPlan, value } from "./backends.ts";

export const meeting = "r2-1";
export const sheet = { kind: "item", id: "1" } as const;
/** The smallest thing that says it is a PDF. */
export const pdf = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");

export function sheetEdition(
  change: Partial<MethodInput<"paperEdition.fix">> = {},
): MethodInput<"paperEdition.fix"> {
  return {
    fiscalYear: 2019,
    stage: "handout",
    meeting,
    name: "資料1 評価シート",
    forms: [{ form: "evaluation-sheet", subjects: [sheet], handoutNumber: "資料1" }],
    papers: [{ form: "evaluation-sheet", subject: sheet }],
    pdf,
    ...change,
  };
}

export function sealing(change: Partial<MethodInput<"archive.seal">> = {}): MethodInput<"archive.seal"> {
  return {
    task: crypto.randomUUID(),
    meeting,
    incomplete: true,
    documents: [{ name: "次第", forms: [{ form: "agenda", meeting }], pdf }],
    ...change,
  };
}

export interface KeptPlan {
  backend: Backend;
  folder: string;
  path: string;
  archives: MethodOutput<"archive.seal">["archive"][];
}

/** With one edition, and so many archives of its meeting. */
export async function openKeptPlan(archives = 1): Promise<KeptPlan> {
  const opened = await openSmallPlan();
  const { backend } = opened;
  await value(backend, "paperEdition.fix", sheetEdition());
  const sealed: KeptPlan["archives"] = [];
  for (let index = 0; index < archives; index += 1) {
    const reason = index === 0 ? {} : { reason: `訂正${index}` };
    sealed.push((await value(backend, "archive.seal", sealing(reason))).archive);
  }
  return { ...opened, archives: sealed };
}

/** Writes an archive as a zip beside the plan. */
export async function writtenZip(
  { backend, folder }: KeptPlan,
  id: string,
  name = "会議記録.zip",
): Promise<string> {
  const file = join(folder, name);
  await value(backend, "archive.write", { id, token: backend.grantFile(file, "write") });
  return file;
}

/** Changes a closed plan file behind the product's back; its own guards are taken off first. */
export function tamper(path: string, work: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(path);
  try {
    const guards = db
      .prepare("select name from sqlite_schema where type = 'trigger'")
      .pluck()
      .all() as string[];
    for (const name of guards) db.exec(`drop trigger "${name}"`);
    db.pragma("foreign_keys = off");
    work(db);
  } finally {
    db.close();
  }
}
