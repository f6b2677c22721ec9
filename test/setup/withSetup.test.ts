/** The set-up in front of every npm script, on copies of the project's frame with a stand-in for npm. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "#test/support/commandLine.ts";

interface Entry {
  version: string;
  optional?: boolean;
}
type Packages = Record<string, Entry>;

let house = "";
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "setup-"));
  mkdirSync(join(house, "build"));
  copyFileSync(join(projectRoot, "build/with-setup.mjs"), join(house, "build/with-setup.mjs"));
  writeFileSync(
    join(house, "program.ts"),
    "const given: string[] = process.argv.slice(2);\nconsole.log(JSON.stringify({ given, major: Number.parseInt(process.versions.node) }));\nprocess.exitCode = given.includes('fail') ? 7 : 0;\n",
  );
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

const wanted: Packages = {
  "": { version: "1.0.0" },
  "node_modules/one": { version: "1.2.3" },
  "node_modules/for-another-system": { version: "1.0.0", optional: true },
};
function lock(packages: Packages): void {
  writeFileSync(join(house, "package-lock.json"), JSON.stringify({ packages }));
}
function installed(packages: Packages): void {
  mkdirSync(join(house, "node_modules"), { recursive: true });
  writeFileSync(join(house, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
}
/** An `npm` that notes how it was called and installs what the lock file says, or fails. */
function npmThat(outcome: "installs" | "fails"): string {
  const folder = join(house, "bin");
  mkdirSync(folder);
  symlinkSync(process.execPath, join(folder, "node"));
  const body =
    outcome === "fails"
      ? "exit 1"
      : `mkdir -p "$PWD/node_modules" && cp "$PWD/package-lock.json" "$PWD/node_modules/.package-lock.json"`;
  writeFileSync(join(folder, "npm"), `#!/bin/sh\necho "npm $*"\necho "$*" >> "${house}/npm.log"\n${body}\n`);
  chmodSync(join(folder, "npm"), 0o755);
  return folder;
}
function start(npm: string, ...given: string[]): { code: number | null; stdout: string; stderr: string } {
  const { npm_execpath: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["build/with-setup.mjs", "program.ts", ...given],
    {
      cwd: house,
      encoding: "utf8",
      env: { ...environment, PATH: `${npm}${delimiter}${dirname("/usr/bin/env")}${delimiter}/bin` },
    },
  );
  return { code: status, stdout, stderr };
}

describe.skipIf(process.platform === "win32")("the set-up", () => {
  it("runs the program with its arguments at once when the lock file's packages are there", () => {
    lock(wanted);
    installed({ "node_modules/one": { version: "1.2.3" }, "node_modules/extra": { version: "9.0.0" } });
    const ran = start(npmThat("fails"), "a b", "--flag");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ given: ["a b", "--flag"] });
    expect(existsSync(join(house, "npm.log"))).toBe(false);
  });

  it.each([
    ["nothing is installed", undefined],
    ["a package has another version", { "node_modules/one": { version: "1.2.2" } }],
    ["a package is missing", {}],
  ] as const)("installs first when %s, and keeps stdout for the program", (_, packages) => {
    lock(wanted);
    if (packages) installed(packages);
    const ran = start(npmThat("installs"));
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ given: [] });
    expect(ran.stderr).toContain("npm ci --include=dev");
  });

  it("says in Japanese and English when the installation fails, and runs nothing", () => {
    lock(wanted);
    const ran = start(npmThat("fails"));
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toContain("準備（npm ci）を終えられませんでした。");
    expect(ran.stderr).toContain("npm ci failed");
  });

  it("passes the program's exit code on", () => {
    lock(wanted);
    installed({ "node_modules/one": { version: "1.2.3" } });
    expect(start(npmThat("fails"), "fail").code).toBe(7);
  });
});
