import type { Database } from "better-sqlite3";

/** One step of the schema, from version `to - 1` to version `to`; runs inside the transaction of the whole update. */
export interface Migration {
  /** The `user_version` the file has afterwards. */
  to: number;
  up(db: Database): void;
}
