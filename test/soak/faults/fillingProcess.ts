/**
 * A program that edits a plan until the system lets it write no more, says why it stopped, waits for a line on its standard
 * input, and goes on. Started with the plan's path.
 */
import { once } from "node:events";
import { writeSync } from "node:fs";
import { createBackend } from "#electron/backend/backend.ts";
import { FIELDS, FIRST_YEAR, numberedText } from "#test/soak/kill/numbered.ts";

const LATER = 5;
const [path = ""] = process.argv.slice(2);
const [{ subject, property }] = FIELDS;
const backend = createBackend({ version: "0.0.0", actor: "x" });
const answer = await backend.call("plan.open", { token: backend.grantFile(path, "read") });
if (!answer.ok) throw new Error(answer.error.code);

/** Its number when it is saved, else the failure's code. */
async function save(number: number): Promise<string> {
  const saved = await backend.call("field.setText", {
    field: { entity: "evaluation", subject, fiscalYear: FIRST_YEAR, property },
    text: numberedText(number),
    session: `s${number}`,
  });
  return saved.ok ? String(number) : saved.error.code;
}

let number = 1;
let said = await save(number);
while (said === String(number)) {
  number += 1;
  said = await save(number);
}
writeSync(1, `${JSON.stringify({ saved: number - 1, failure: said })}\n`);
await once(process.stdin, "data");
const last = number + LATER;
for (number += 1; number <= last; number += 1) said = await save(number);
await backend.close();
writeSync(1, `${JSON.stringify({ saved: Number(said) })}\n`);
process.exit(0);
