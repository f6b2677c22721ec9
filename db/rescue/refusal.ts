/** Why the schema refuses a row, for people: SQLite's own words are English. */
import { systemCode } from "#db/sqliteFailure.ts";

const reasons: Record<string, string> = {
  SQLITE_CONSTRAINT_NOTNULL: "空にできない欄が空です",
  SQLITE_CONSTRAINT_UNIQUE: "ほかの行と重なっています",
  SQLITE_CONSTRAINT_PRIMARYKEY: "ほかの行と番号が重なっています",
  SQLITE_CONSTRAINT_DATATYPE: "値の種類が合いません",
};

/** As a sentence; undefined for every error that is no refusal. */
export function refusal(error: unknown): string | undefined {
  const code = systemCode(error);
  if (!code?.startsWith("SQLITE_CONSTRAINT")) return undefined;
  return `${reasons[code] ?? "決まりにない値です"}${columnsOf(error, code)}。`;
}

/** 「（title）」; a CHECK names itself, not its columns. */
function columnsOf(error: unknown, code: string): string {
  if (!(code in reasons) || !(error instanceof Error)) return "";
  const names = [...error.message.matchAll(/\b[a-z_]+\.([a-z0-9_]+)/gu)].map(([, column]) => column);
  return names.length === 0 ? "" : `（${names.join("、")}）`;
}
