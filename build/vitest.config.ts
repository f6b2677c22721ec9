/** vitest for every suite but the end-to-end ones; browsers are driven by the suites themselves. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/chance.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Waiting for a window ends as soon as it is there; one second, the default, is too short on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // The default leaves one core idle, which on two cores means one file at a time; much of the work is browsers'.
    maxWorkers: "100%",
  },
});
