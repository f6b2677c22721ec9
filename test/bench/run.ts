/**
 * `npm run bench`: how fast the product is, as ratios within one run, because milliseconds of two machines cannot be
 * compared but ratios can. Writes docs/benchmarks.md.
 *
 *     npm run bench                    everything, two to five minutes
 *     npm run bench -- --quick         without 100×; writes nothing
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { projectRoot } from "#test/support/commandLine.ts";
import type { Measured } from "./measure.ts";
import type { WindowBlock } from "./windowBlock.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const measureFile = fileURLToPath(new URL("measure.ts", import.meta.url));
const windowFile = fileURLToPath(new URL("windowBlock.ts", import.meta.url));
/** Pages of the sample's sheets (5 施策評価シート of two pages, 4 リーディングプロジェクト two on a page). */
const PAGES = 12;
const folder = mkdtempSync(join(tmpdir(), "bench-"));

async function measure(task: string, scale: number, rounds: number): Promise<Measured> {
  process.stderr.write(`… ${task} ${scale}×\n`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [measureFile, task, String(scale), String(rounds), folder],
    { maxBuffer: 1024 * 1024 },
  );
  return JSON.parse(stdout) as Measured;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const time = (measured: Measured): number => median(measured.milliseconds);
const ms = (milliseconds: number): string =>
  milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(2)} s` : `${milliseconds.toPrecision(3)} ms`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(a / b < 10 ? 2 : 0)}×`;
const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
const mib = (measured: Measured): string => `${Math.round(measured.peak)} MiB`;

function tableOf(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join(
    "\n",
  );
}

async function wordTable(scales: readonly [number, number][]): Promise<string> {
  const rows: string[][] = [];
  for (const [scale, rounds] of scales) {
    const ours = await measure("word-export", scale, rounds);
    const fflate = await measure("zip-fflate", scale, rounds);
    const zlib = await measure("zip-zlib", scale, rounds);
    const engine = await measure("docxtemplater", scale, rounds);
    rows.push([
      `${scale}× (${PAGES * scale} pages)`,
      `${ms(time(ours))}, ${kib(ours.bytes)}`,
      ratio(time(ours), time(fflate)),
      ratio(time(ours), time(zlib)),
      ratio(time(ours), time(engine)),
      mib(ours),
      mib(engine),
    ]);
  }
  return tableOf(
    [
      "sample",
      "our export",
      "÷ zip floor (fflate)",
      "÷ zip floor (zlib)",
      "÷ docxtemplater",
      "our memory peak",
      "docxtemplater's",
    ],
    rows,
  );
}

/** What a person waits for: the shipped worker, from the plan file to the written file. */
async function workerTable(scales: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  for (const scale of scales) {
    const cold = await measure("worker-cold", scale, 3);
    const warm = await measure("worker-warm", scale, scale > 5 ? 3 : 15);
    const floor = await measure("zip-fflate", scale, 15);
    const engine = await measure("docxtemplater", scale, scale > 5 ? 5 : 15);
    rows.push([
      `${PAGES * scale} pages`,
      ms(time(cold)),
      ms(time(warm)),
      ratio(time(cold), time(floor)),
      ratio(time(warm), time(floor)),
      ratio(time(cold), time(engine)),
      ratio(time(warm), time(engine)),
    ]);
  }
  return tableOf(
    [
      "set",
      "first export",
      "later exports",
      "first ÷ zip floor",
      "later ÷ zip floor",
      "first ÷ docxtemplater",
      "later ÷ docxtemplater",
    ],
    rows,
  );
}

async function windowTable(scale: number): Promise<string> {
  process.stderr.write(`… window ${scale}×\n`);
  const { stdout } = await promisify(execFile)(process.execPath, [windowFile, String(scale), folder]);
  const block = JSON.parse(stdout) as WindowBlock;
  return tableOf(
    ["window", "longest pause between frames", "longest task of the main thread"],
    [
      [`nothing to do (${block.host})`, ms(block.idle), ""],
      [
        `${PAGES * scale} pages being written, ${ms(block.took)}`,
        ms(block.writing),
        block.longestTask === 0 ? "none of 50 ms" : ms(block.longestTask),
      ],
    ],
  );
}

async function storeTable(): Promise<string> {
  const rows: string[][] = [];
  const comparisons = [
    ["open and close a plan", "open", "raw-open", 60],
    ["snapshot of a year", "snapshot", "raw-snapshot", 300],
    ["save one field, durable", "save", "raw-save", 300],
  ] as const;
  for (const [name, task, raw, rounds] of comparisons) {
    const ours = await measure(task, 1, rounds);
    const bare = await measure(raw, 1, rounds);
    rows.push([name, ms(time(ours)), ms(time(bare)), ratio(time(ours), time(bare)), mib(ours)]);
  }
  return tableOf(["", "through the backend", "raw better-sqlite3", "ratio", "memory peak"], rows);
}

function versions(): string {
  const version = (name: string): string =>
    (
      JSON.parse(readFileSync(join(projectRoot, "node_modules", name, "package.json"), "utf8")) as {
        version: string;
      }
    ).version;
  return ["docx", "docxtemplater", "pizzip", "fflate", "better-sqlite3"]
    .map((name) => `${name} ${version(name)}`)
    .join(", ");
}

const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${platform()} ${arch()} ${release()}, Node ${process.versions.node}`;

const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const loadBefore = load();

try {
  const started = performance.now();
  const scales: [number, number][] = [
    [1, 15],
    [2, 15],
    [10, 5],
    ...(values.quick ? [] : ([[100, 1]] satisfies [number, number][])),
  ];
  // In a process of its own: what this one uses would be the least peak of every process it starts.
  await promisify(execFile)(process.execPath, ["build/build.ts"], { cwd: projectRoot });
  const word = await wordTable(scales);
  const worker = await workerTable(values.quick ? [2] : [2, 20]);
  const window = await windowTable(values.quick ? 2 : 20);
  const store = await storeTable();
  const report = `# Benchmarks

Taken with \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.
${versions()}.

Medians of several rounds after a warm-up (100×: one round); every measurement runs in a process of its own. Compare
the ratios, not the milliseconds. Load average of the machine before and after: ${loadBefore} and ${load()} on ${cpus().length} cores (well
above their number, other work was running and even the ratios are rough).

## Word export

Both official forms of the sample plan (5 施策評価シート, 4 リーディングプロジェクト評価シート: ${PAGES} pages), once and as
many times over in one document, from the year's snapshot to the bytes of the file. *Zip floor*: only compressing the same
parts. *docxtemplater*: filling a prepared template that gives the same tables, spans and texts, cell by cell
(\`test/bench/template.test.ts\`).

${word}

### In the program's worker

The shipped backend in its worker thread, from the plan file to the file on disk; a municipality hands out about two dozen
pages. *First export*: a program that has just opened the plan, so the writer is loaded for it.

${worker}

### The window meanwhile

The built program in its window, drawing a sheet while the worker writes. A pause between two frames is what a person
would notice as standing still.

${window}

## Store

The sample plan. *Raw* is better-sqlite3 alone on the same file with the same durability: one row read after opening; all
rows of all content tables; one UPDATE. Ours checks the file before opening, builds and orders the snapshot, and saves
the history and the search index in the same transaction.

${store}
`;
  console.log(report);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (!values.quick) writeFileSync(join(projectRoot, "docs/benchmarks.md"), report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
