/**
 * `npm run soak`: the long runs behind docs/trust.md. Bounded in time; says at the end what was counted, and ends with 1
 * when anything was lost, invalid or silently wrong.
 *
 *     npm run soak                             everything, at most 25 minutes
 *     npm run soak -- --minutes 3              everything, shorter
 *     npm run soak -- --seed 17 --part kill    one part, with the chance of an earlier run
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { parts } from "./parts.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "25" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    part: { type: "string", multiple: true, default: parts.map(({ name }) => name) },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const chosen = parts.filter(({ name }) => values.part.includes(name));
if (!(minutes > 0 && minutes <= 29) || !Number.isSafeInteger(seed) || chosen.length === 0) {
  console.error(
    `--minutes: more than 0, at most 29; --seed: a whole number; --part: ${parts.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const shares = chosen.reduce((sum, { share }) => sum + share, 0);
const started = Date.now();
const loadBefore = load();
const faults: string[] = [];
const lines: string[] = [];
for (const part of chosen) {
  const from = Date.now();
  console.error(`── ${part.name}`);
  const outcome = await part.run({
    seed,
    until: from + (minutes * 60_000 * part.share) / shares,
    progress: (text) => console.error(`   ${text}`),
  });
  lines.push(...outcome.figures.map(([name, count]) => `${name}: ${count.toLocaleString("en")}`));
  faults.push(...outcome.faults.map((fault) => `${part.name}: ${fault}`));
  console.error(`   ${((Date.now() - from) / 1000).toFixed(0)} s, ${outcome.faults.length} faults`);
}
console.log(`seed ${seed}, ${minutes} minutes asked, ${((Date.now() - started) / 60_000).toFixed(1)} taken`);
console.log(`load average before and after: ${loadBefore}, ${load()} on ${availableParallelism()} cores`);
for (const line of lines) console.log(line);
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(faults.length === 0 ? "nothing lost, nothing invalid" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
