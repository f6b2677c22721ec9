/** The property tests of `npm test`, which there have one fixed chance, with ever new seeds. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { vitestCount, type Count } from "#test/runCounts.ts";
import type { Budget, Outcome, Part } from "#test/soak/part.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The test files that make up their own inputs, paths from the root. The fuzzing of the contract is a part of its own. */
function propertyTests(): string[] {
  return fs
    .readdirSync(path.join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.join("test", name))
    .filter((name) => fs.readFileSync(path.join(root, name), "utf8").includes('from "fast-check"'));
}

/** One run of the files; a runner that fails without a failing test counts as one failure. */
async function runOnce(files: string[], seed: number): Promise<{ count: Count; said: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "properties-"));
  const report = path.join(folder, "report.json");
  const runner = spawn(
    process.execPath,
    [
      path.join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--config=build/vitest.config.ts",
      "--reporter=json",
      `--outputFile=${report}`,
      ...files,
    ],
    { cwd: root, env: { ...process.env, FUZZ_SEED: String(seed) }, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  runner.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => runner.once("close", resolve));
  const written = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : undefined;
  fs.rmSync(folder, { recursive: true, force: true });
  if (written === undefined) return { count: { passed: 0, failed: 1, skipped: [] }, said };
  const count = vitestCount(JSON.parse(written), root);
  return { count: code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count, said: written };
}

/** Lines of a report that say which property failed and with what, the seed among them. */
function causes(said: string): string {
  const found = said.match(/Property failed after .{0,300}/gsu) ?? [said.slice(0, 300)];
  return found.join(" / ").replace(/\s+/gu, " ");
}

async function repeatProperties({ seed, until, progress }: Budget): Promise<Outcome> {
  const files = propertyTests();
  const faults: string[] = [];
  let [runs, passed] = [0, 0];
  while (runs === 0 || Date.now() < until) {
    const own = seed + runs;
    const { count, said } = await runOnce(files, own);
    runs += 1;
    passed += count.passed;
    if (count.failed > 0) faults.push(`FUZZ_SEED=${own}: ${count.failed} failed: ${causes(said)}`);
    progress(`${runs} runs, ${passed} passed`);
  }
  return {
    figures: [
      ["seeds of the property tests", runs],
      ["tests passed with them", passed],
    ],
    faults,
  };
}

export const propertiesPart: Part = { name: "properties", share: 2, run: repeatProperties };
