/**
 * A program that has a plan open and saves when it is told to. Started with the plan's path and where it is to believe
 * that the plan lies; each line on its standard input is a title to save, answered with `saved` or a failure's code.
 */
import { createInterface } from "node:readline";
import { writeSync } from "node:fs";
import { openPlanFile } from "#db/open.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { locationSchema } from "#shared/domain/location.ts";

const [path = "", location] = process.argv.slice(2);
const plan = openPlanFile(path, { actor: "佐藤", location: locationSchema.parse(location) });
writeSync(1, "open\n");
for await (const title of createInterface({ input: process.stdin })) {
  try {
    plan.journal.edit({ label: "計画名を編集" }, (tx) => tx.update("plan", "plan", { title }));
    writeSync(1, "saved\n");
  } catch (error) {
    writeSync(1, `${error instanceof OperationError ? error.code : String(error)}\n`);
  }
}
plan.close();
