/** Every step of the schema in order. A step that was released is never changed again; a new one is added below it. */
import { first } from "./first.ts";
import type { Migration } from "./migration.ts";
import { second } from "./second.ts";
import { third } from "./third.ts";

export const migrations: readonly Migration[] = [first, second, third];

/** The `user_version` that a list of migrations ends with. */
export function newestVersion(list: readonly Migration[]): number {
  return list.at(-1)?.to ?? 0;
}
