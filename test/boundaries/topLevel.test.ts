/** The top level of the repository is part of the architecture: nothing is added to it in passing. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const allowed = [
  "CHANGELOG.md",
  "LICENSE",
  "README.ja.md",
  "README.md",
  "build",
  "db",
  "docs",
  "electron",
  "electron-builder.yml",
  "package-lock.json",
  "package.json",
  "renderer",
  "shared",
  "test",
  "tsconfig.json",
];

const files = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});

describe("the top level", () => {
  it.skipIf(files.status !== 0)("holds exactly the agreed folders and files, besides dot files", () => {
    const entries = new Set(files.stdout.split("\0").flatMap((path) => path.split("/")[0] ?? []));
    const visible = [...entries].filter((entry) => entry !== "" && !entry.startsWith("."));
    expect(visible.toSorted()).toEqual(allowed);
  });
});
