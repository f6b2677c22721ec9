/**
 * A program whose folder takes no files any more: from the start, and while a plan is open in it. Says what is wrong on its
 * standard output, as a list. Rights do not bind an administrator, so it is to be run as somebody else.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBackend } from "#electron/backend/backend.ts";
import type { MethodInput, MethodName } from "#shared/contract/methods.ts";
import { FIELDS, FIRST_YEAR } from "#test/soak/kill/numbered.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

const [{ subject, property }] = FIELDS;
const problems: string[] = [];
const home = mkdtempSync(join(tmpdir(), "jimukyoku-read-only-"));
const folder = join(home, "計画");
mkdirSync(folder);
const path = join(folder, "計画.hyoka");
createPlan(path);
const backend = createBackend({
  version: "0.0.0",
  actor: "x",
  log: ({ method, error }) => problems.push(`${method}: ${String(error)}`),
});

/** `saved`, or the failure's code. */
async function tried<N extends MethodName>(name: N, input: MethodInput<N>): Promise<string> {
  const answer = await backend.call(name, input);
  return answer.ok ? "saved" : answer.error.code;
}

const open = (): Promise<string> => tried("plan.open", { token: backend.grantFile(path, "read") });
const write = (text: string): Promise<string> =>
  tried("field.setText", {
    field: { entity: "evaluation", subject, fiscalYear: FIRST_YEAR, property },
    text,
    session: text,
  });

async function text(): Promise<string | undefined> {
  const answer = await backend.call("plan.snapshot", { fiscalYear: FIRST_YEAR });
  if (!answer.ok) return answer.error.code;
  return answer.value.evaluations.find((one) => one.subject.id === subject.id)?.[property];
}

function expected(what: string, found: unknown, wanted: unknown): void {
  if (found !== wanted) problems.push(`${what}: ${String(found)} in place of ${String(wanted)}`);
}

expected("opening", await open(), "saved");
expected("writing", await write("前の文"), "saved");
await backend.call("plan.close", {});

// Nothing can be made in the folder: the plan is looked at.
chmodSync(folder, 0o555);
expected("opening in a read-only folder", await open(), "saved");
expected("writing there", await write("書けない文"), "read-only");
expected("the text there", await text(), "前の文");
const target = backend.grantFile(join(folder, "パッケージ.json"), "write");
expected("a file written there", await tried("plan.exportPackage", { token: target }), "read-only");
expected(
  "a backup there",
  await tried("backup.now", { folder: backend.grantFile(folder, "folder") }),
  "read-only",
);
await backend.call("plan.close", {});
expected("what is left there", readdirSync(folder).join(), "計画.hyoka");

// The folder becomes so under an open plan, before its first edit and after it.
for (const before of [undefined, "先の文"]) {
  chmodSync(folder, 0o755);
  expected("opening again", await open(), "saved");
  if (before !== undefined) expected("the edit before", await write(before), "saved");
  chmodSync(folder, 0o555);
  const then = await text();
  const said = await write("間の文");
  // What is open already may go on being written; what cannot be is not.
  if (said !== "read-only" && said !== "saved") problems.push(`an edit under way: ${said}`);
  expected("the text after it", await text(), said === "saved" ? "間の文" : then);
  chmodSync(folder, 0o755);
  expected("writing when it is over", await write(`後の文${before ?? ""}`), "saved");
  await backend.call("plan.close", {});
  expected("opening once more", await open(), "saved");
  expected("the text at the end", await text(), `後の文${before ?? ""}`);
  const verified = await backend.call("plan.verify", {});
  expected("the plan", verified.ok && verified.value.sound, true);
  await backend.call("plan.close", {});
}
expected("what is left at the end", readdirSync(folder).join(), "計画.hyoka");
await backend.close();
rmSync(home, { recursive: true, force: true });
process.stdout.write(JSON.stringify(problems));
