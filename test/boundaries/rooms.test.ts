/**
 * The matrix of who may import whom, proven by breaking it: for every room, files that break the rule are written
 * into a copy of the project's frame and the linter has to report each of them, and none of the legal ones.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Room {
  legal: string[];
  illegal: string[];
  /** Globals that would be a way around the contract or onto the network. */
  illegalGlobals: string[];
}

const network = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"];
const browser = ["window", "document", "localStorage", "sessionStorage", "navigator"];

const rooms: Record<string, Room> = {
  shared: {
    legal: ["./neighbour.ts", "#shared/neighbour.ts", "zod", "big.js"],
    illegal: [
      "#db/neighbour.ts",
      "#electron/backend/neighbour.ts",
      "#electron/shell/neighbour.ts",
      "#renderer/neighbour.ts",
      "#test/neighbour.ts",
      "../db/neighbour.ts",
      "node:fs",
      "node:fs/promises",
      "fs",
      "react",
      "electron",
      "better-sqlite3",
      "docx",
    ],
    illegalGlobals: [...network, ...browser, "process", "Buffer", "require"],
  },
  db: {
    legal: [
      "./neighbour.ts",
      "#shared/neighbour.ts",
      "#db/neighbour.ts",
      "node:fs",
      "node:fs/promises",
      "better-sqlite3",
    ],
    illegal: [
      "#electron/backend/neighbour.ts",
      "#electron/shell/neighbour.ts",
      "#renderer/neighbour.ts",
      "#test/neighbour.ts",
      "../renderer/neighbour.ts",
      "react",
      "electron",
      "docx",
    ],
    illegalGlobals: [...network, ...browser],
  },
  "electron/backend": {
    legal: [
      "./neighbour.ts",
      "#shared/neighbour.ts",
      "#db/neighbour.ts",
      "#electron/backend/neighbour.ts",
      "node:path",
      "node:fs/promises",
      "docx",
      "fflate",
    ],
    illegal: [
      "#electron/shell/neighbour.ts",
      "#renderer/neighbour.ts",
      "#test/neighbour.ts",
      "../shell/neighbour.ts",
      "electron",
      "react",
      "better-sqlite3",
    ],
    illegalGlobals: [...network, ...browser],
  },
  "electron/shell": {
    legal: [
      "./neighbour.ts",
      "#shared/neighbour.ts",
      "#electron/backend/neighbour.ts",
      "#electron/shell/neighbour.ts",
      "node:path",
      "electron",
    ],
    illegal: [
      "#db/neighbour.ts",
      "#renderer/neighbour.ts",
      "#test/neighbour.ts",
      "../../db/neighbour.ts",
      "better-sqlite3",
      "docx",
      "react",
    ],
    illegalGlobals: network,
  },
  renderer: {
    legal: [
      "./neighbour.ts",
      "#shared/neighbour.ts",
      "#renderer/neighbour.ts",
      "react",
      "react-dom/client",
      "@mui/material",
      "@tanstack/react-query",
    ],
    illegal: [
      "#db/neighbour.ts",
      "#electron/backend/neighbour.ts",
      "#electron/shell/neighbour.ts",
      "#test/neighbour.ts",
      "../db/neighbour.ts",
      "node:fs",
      "fs",
      "electron",
      "better-sqlite3",
      "docx",
    ],
    illegalGlobals: [...network, "process", "Buffer", "require"],
  },
  build: {
    legal: ["./neighbour.ts", "#build/neighbour.ts", "node:fs", "node:fs/promises", "vite", "vitest/config"],
    illegal: [
      "#shared/neighbour.ts",
      "#db/neighbour.ts",
      "#electron/backend/neighbour.ts",
      "#renderer/neighbour.ts",
      "#test/neighbour.ts",
      "../db/neighbour.ts",
      "electron",
      "better-sqlite3",
    ],
    illegalGlobals: [...network, ...browser],
  },
};

interface Finding {
  code: string;
  filename: string;
}

let house = "";
let findings: Finding[] = [];

const slug = (text: string): string => text.replaceAll(/[^a-z0-9]+/giu, "-");
const importFile = (room: string, target: string): string => `${room}/import${slug(target)}.ts`;
const globalFile = (room: string, name: string): string => `${room}/global-${name}.ts`;
const rulesBroken = (file: string): string[] =>
  findings.filter((finding) => finding.filename.endsWith(file)).map((finding) => finding.code);

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function lint(): Finding[] {
  // The rooms by name: "." would follow the link into node_modules.
  const result = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format=json", ...Object.keys(rooms)], {
    cwd: house,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(result.stdout) as { diagnostics: Finding[] }).diagnostics;
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "rooms-"));
  for (const file of [".oxlintrc.json", "tsconfig.json", "package.json"]) {
    copyFileSync(join(root, file), join(house, file));
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const [room, { legal, illegal, illegalGlobals }] of Object.entries(rooms)) {
    write(`${room}/neighbour.ts`, "export const neighbour = 1;\n");
    for (const target of [...legal, ...illegal]) {
      write(
        importFile(room, target),
        `import * as found from ${JSON.stringify(target)};\nexport { found };\n`,
      );
    }
    for (const name of illegalGlobals)
      write(globalFile(room, name), `export const found: unknown = ${name};\n`);
  }
  write("shared/ring-a.ts", 'import { b } from "./ring-b.ts";\nexport const a = (): number => b();\n');
  write("shared/ring-b.ts", 'import { c } from "#shared/ring-c.ts";\nexport const b = (): number => c();\n');
  write("shared/ring-c.ts", 'import { a } from "./ring-a.ts";\nexport const c = (): number => a();\n');
  write("shared/line-a.ts", 'import { b } from "./line-b.ts";\nexport const a = (): number => b();\n');
  write("shared/line-b.ts", "export const b = (): number => 1;\n");
  findings = lint();
}, 120_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("the linter's configuration", () => {
  it("has a rule for every room, and this file tries every one of them", () => {
    const config = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as {
      overrides: { files: string[]; rules: Record<string, unknown> }[];
    };
    const ruled = config.overrides
      .filter((override) => "no-restricted-imports" in override.rules)
      .flatMap((override) => override.files);
    expect(ruled.toSorted()).toEqual(
      Object.keys(rooms)
        .map((room) => `${room}/**`)
        .toSorted(),
    );
  });

  it("reports a ring of imports in every file of it, and not a line of imports", () => {
    for (const file of ["shared/ring-a.ts", "shared/ring-b.ts", "shared/ring-c.ts"]) {
      expect([file, rulesBroken(file)]).toEqual([file, ["import(no-cycle)"]]);
    }
    expect([...rulesBroken("shared/line-a.ts"), ...rulesBroken("shared/line-b.ts")]).toEqual([]);
  });
});

describe.each(Object.entries(rooms))("%s", (room, { legal, illegal, illegalGlobals }) => {
  it.each(legal)("may import %s", (target) => {
    expect(rulesBroken(importFile(room, target))).not.toContain("eslint(no-restricted-imports)");
  });

  it.each(illegal)("may not import %s", (target) => {
    expect(rulesBroken(importFile(room, target))).toContain("eslint(no-restricted-imports)");
  });

  it.each(illegalGlobals)("may not use the global %s", (name) => {
    expect(rulesBroken(globalFile(room, name))).toContain("eslint(no-restricted-globals)");
  });
});
