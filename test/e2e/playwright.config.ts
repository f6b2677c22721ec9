/** The built product, started as a person starts it: `playwright test -c test/e2e/playwright.config.ts`. */
import fs from "node:fs";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { host, repository } from "./host.ts";

if (!fs.existsSync(path.join(repository, "dist", "electron", "main.js"))) {
  throw new Error("dist/ is missing: run `npm run build` first");
}

// The program is started for nearly every test; what the first start compiled serves the others, too.
process.env["NODE_COMPILE_CACHE"] ??= path.join(repository, ".cache", "node");

export default defineConfig({
  testDir: path.join(repository, "test"),
  testMatch: ["e2e/**/*.spec.ts", "security/**/*.spec.ts"],
  outputDir: path.join(repository, "test-results", "e2e"),
  projects: [{ name: host }],
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
});
