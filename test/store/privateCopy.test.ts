/** A copy of a file that somebody writes counts only when nothing but the end of its log changed meanwhile. */
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isStill, privateCopy } from "#db/privateCopy.ts";
import { temporaryFolder } from "./support/temporary.ts";

const changes: [what: string, still: boolean, change: (path: string) => void][] = [
  ["nothing", true, () => {}],
  ["a longer log", true, (path) => appendFileSync(`${path}-wal`, "more")],
  ["a log begun anew", false, (path) => writeFileSync(`${path}-wal`, "LOG and more")],
  ["a log that is gone", false, (path) => rmSync(`${path}-wal`)],
  ["another byte in the file", false, (path) => writeFileSync(path, "plaN")],
  ["a longer file", false, (path) => appendFileSync(path, "x")],
  ["a new rollback journal", false, (path) => writeFileSync(`${path}-journal`, "x")],
];

it.each(changes)("after %s: %s", (_, still, change) => {
  const path = join(temporaryFolder(), "計画.hyoka");
  writeFileSync(path, "plan");
  writeFileSync(`${path}-wal`, "log");
  const copy = privateCopy(path);
  try {
    change(path);
    expect(isStill(path, copy.path)).toBe(still);
  } finally {
    copy.remove();
  }
});
