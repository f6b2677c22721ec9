/**
 * `npm test`: everything, in one command, with one line at the end that says how it went.
 *
 *     npm test                     all of it
 *     npm test -- lint types       single steps: format, lint, types, build, e2e
 *     npm test -- unit store       single folders (or files) under test/
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setupSystem } from "#build/setupSystem.ts";
import { playwrightCount, vitestCount, type Count } from "./runCounts.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = `${root}test-results`;
const minutes = 60_000;

interface Step {
  name: string;
  /** True when nothing was asked for in particular, or this was. */
  wanted: boolean;
  run(): Promise<Count>;
}

const asked = process.argv.slice(2);
const folders = readdirSync(`${root}test`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const stepNames = ["format", "lint", "types", "build", "e2e"];
/** What is left of the arguments goes to vitest: folders under test/, or paths. */
const vitestFilters = asked
  .filter((name) => !stepNames.includes(name))
  .map((name) => (folders.includes(name) ? `test/${name}/` : name));
/** These drive the built product. */
const needsBuild = (name: string): boolean => /e2e|screens|security|build/u.test(name);
const all = asked.length === 0;

const steps: Step[] = [
  { name: "format", wanted: all || asked.includes("format"), run: () => command("oxfmt", ["--check", "."]) },
  { name: "lint", wanted: all || asked.includes("lint"), run: () => command("oxlint", ["."]) },
  { name: "types", wanted: all || asked.includes("types"), run: () => command("tsc", ["-p", "."]) },
  {
    name: "types of shared without Node or a browser",
    wanted: all || asked.includes("types"),
    run: () => command("tsc", ["-p", "shared/tsconfig.json"]),
  },
  {
    name: "types of the Electron stand-in",
    wanted:
      (all || asked.includes("types")) && existsSync(`${root}test/electron-stand-in/fidelity/tsconfig.json`),
    run: () => command("tsc", ["-p", "test/electron-stand-in/fidelity/tsconfig.json"]),
  },
  {
    name: "build",
    wanted: all || asked.some(needsBuild),
    run: () => command(process.execPath, ["build/build.ts"]),
  },
  { name: "vitest", wanted: all || vitestFilters.length > 0, run: vitest },
  { name: "e2e", wanted: all || asked.includes("e2e"), run: playwright },
];

mkdirSync(results, { recursive: true });
setupSystem();
const total: Count = { passed: 0, failed: 0, skipped: [] };
for (const step of steps.filter((candidate) => candidate.wanted)) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const count = await step.run();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped.push(...count.skipped);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${count.failed === 0 ? "ok" : "FAILED"}, ${seconds} s`);
}
if (total.skipped.length > 0) {
  console.log(`\nskipped:\n${total.skipped.map((name) => `  ${name}`).join("\n")}`);
}
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** A static step counts as one test. */
async function command(program: string, options: string[]): Promise<Count> {
  const ok = await execute(program, options, 5 * minutes);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] };
}

async function vitest(): Promise<Count> {
  const report = `${results}/vitest.json`;
  rmSync(report, { force: true });
  const options = ["run", "--config", "build/vitest.config.ts", "--reporter=default", "--reporter=json"];
  const ok = await execute(
    "vitest",
    [...options, `--outputFile.json=${report}`, ...vitestFilters],
    45 * minutes,
  );
  return honest(
    ok,
    existsSync(report) ? vitestCount(JSON.parse(readFileSync(report, "utf8")), root) : undefined,
  );
}

async function playwright(): Promise<Count> {
  const report = `${results}/e2e.json`;
  rmSync(report, { force: true });
  const ok = await execute(
    "playwright",
    ["test", "-c", "test/e2e/playwright.config.ts", "--reporter=list,json"],
    25 * minutes,
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  return honest(
    ok,
    existsSync(report) ? playwrightCount(JSON.parse(readFileSync(report, "utf8"))) : undefined,
  );
}

/** A runner that fails without a failing test (it crashed, hung, or found an error outside any test) is a failure. */
function honest(ok: boolean, count: Count | undefined): Count {
  if (count === undefined) return { passed: 0, failed: 1, skipped: [] };
  return !ok && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Runs a program with its output shown; false when it fails or takes longer than it ever should. */
function execute(
  program: string,
  options: string[],
  limit: number,
  environment: Record<string, string> = {},
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, options, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
    shell: process.platform === "win32" && program !== process.execPath,
  });
  const timer = setTimeout(() => {
    console.log(`${program} did not end within ${limit / minutes} minutes and was stopped.`);
    child.kill("SIGKILL");
  }, limit);
  child.on("error", (error) => {
    console.log(String(error));
    resolve(false);
  });
  child.on("exit", (code) => {
    clearTimeout(timer);
    resolve(code === 0);
  });
  return promise;
}
