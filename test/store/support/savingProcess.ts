/**
 * A program that edits a plan and says each answer on its standard output, until someone kills it. Started with the
 * plan's path and the number from which it counts its edits.
 */
import { writeSync } from "node:fs";
import { createBackend } from "#electron/backend/backend.ts";

const [path = "", first = "1"] = process.argv.slice(2);
const backend = createBackend({ version: "0.0.0", actor: "x" });
const answer = await backend.call("plan.open", { token: backend.grantFile(path, "read") });
if (!answer.ok) throw new Error(answer.error.message);
writeSync(1, "open\n");
for (let number = Number(first); ; number += 1) {
  const [id, fiscalYear] = [number % 2 === 0 ? "1-1" : "1-2", 2019 + (number % 3)];
  const saved = await backend.call("field.setText", {
    field: { entity: "evaluation", subject: { kind: "item", id }, fiscalYear, property: "achievement" },
    text: `${number}番目の文。`.repeat(1 + (number % 40)),
    session: `s${Math.floor(number / 7)}`,
  });
  if (!saved.ok) throw new Error(saved.error.message);
  writeSync(1, `${number}\n`);
}
