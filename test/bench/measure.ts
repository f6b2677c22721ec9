/**
 * One measurement in a process of its own, so that the memory peak belongs to it alone:
 *
 *     node test/bench/measure.ts <task> <scale> <rounds> <folder>
 *
 * Prints one line of JSON.
 */
import { storeTasks } from "./storeTasks.ts";
import { wordTasks } from "./wordTasks.ts";
import { workerTasks } from "./workerTasks.ts";

export interface Measured {
  /** Milliseconds of each round, warm-up left out. */
  milliseconds: number[];
  /** Size of what was made, where something was. */
  bytes: number;
  /** Highest resident memory of the process, in MiB. */
  peak: number;
}

/** One round; the work returns the size of what it made. What is before and after it is not measured. */
export interface Round {
  before?: () => Promise<void>;
  work: () => number | Promise<number>;
  after?: () => Promise<void>;
}

/** Prepares (unmeasured) what every round does. */
export type Task = (scale: number, folder: string) => Promise<Round>;

const tasks: Record<string, Task> = { ...wordTasks, ...workerTasks, ...storeTasks };

if (import.meta.main) {
  const [name = "", scale = "1", rounds = "1", folder = ""] = process.argv.slice(2);
  const task = tasks[name];
  if (!task) throw new Error(`no task ${name}`);
  const { before, work, after } = await task(Number(scale), folder);
  // The first rounds compile the code; at large scales one round does that within itself.
  for (let round = 0; round < (Number(rounds) > 3 ? 3 : 0); round += 1) await work();
  const milliseconds: number[] = [];
  let bytes = 0;
  for (let round = 0; round < Number(rounds); round += 1) {
    await before?.();
    const started = performance.now();
    bytes = await work();
    milliseconds.push(performance.now() - started);
    await after?.();
  }
  const measured: Measured = { milliseconds, bytes, peak: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(measured));
  // Tasks leave databases and backends open on purpose; the operating system closes them.
  process.exit(0);
}
