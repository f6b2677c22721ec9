/** vitest for every suite but the end-to-end ones; browsers are driven by the suites themselves. */
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./longestFirst.ts";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/chance.ts"],
    sequence: { sequencer: LongestFirst },
    // A started command line spends two thirds of its time in compiling itself, unless it finds what the last one compiled.
    env: { NODE_COMPILE_CACHE: new URL("../.cache/node", import.meta.url).pathname },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Waiting for a window ends as soon as it is there; one second, the default, is too short on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // The default leaves one core idle, which on two cores means one file at a time; much of the work is browsers'.
    maxWorkers: "100%",
  },
});
