/** docs/install-windows.md says what is true of this version: names, checksums, the sample of config.ini. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig } from "#shared/rules/configFile.ts";
import { projectRoot } from "#test/support/commandLine.ts";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const guide = read("docs/install-windows.md");
const { version, devDependencies } = JSON.parse(read("package.json")) as {
  version: string;
  devDependencies: Record<string, string>;
};
const electron = devDependencies["electron"] ?? "";

describe("the guide for IT sections", () => {
  it("names the packages of this version", () => {
    for (const name of [`Jimukyoku-${version}-win.zip`, `Jimukyoku-Setup-${version}.exe`]) {
      expect(guide).toContain(name);
    }
    expect(guide).toContain(`Jimukyoku-${version}.msi`);
    expect(new Set(guide.match(/(?<=Jimukyoku(?:-Setup)?-)\d+\.\d+\.\d+/gu))).toEqual(new Set([version]));
  });

  it("gives Electron's checksum and place in the cache as its own package has them", () => {
    const file = `electron-v${electron}-win32-x64.zip`;
    const sums = JSON.parse(read("node_modules/electron/checksums.json")) as Record<string, string>;
    expect(guide).toContain(file);
    expect(guide).toContain(`| \`${sums[file]}\` |`);
    expect(guide).toContain(`SHASUMS256.txt-${electron}`);
    const origin = `https://github.com/electron/electron/releases/download/v${electron}`;
    expect(guide).toContain(origin);
    expect(guide).toContain(createHash("sha256").update(origin).digest("hex"));
  });

  it("gives the checksums of the tools as electron-builder asks for them", () => {
    const sources = ["toolsets/7zip", "toolsets/windows", "targets/MsiTarget"]
      .map((name) => read(`node_modules/app-builder-lib/out/${name}.js`))
      .join("\n");
    const rows = [
      ...guide.matchAll(
        /\| `(?<file>[\w.-]+\.(?:7z|tar\.gz))` +\| `D:\\seed\\builder\\(?<folder>[^\\]+)\\` +\| `(?<sum>[0-9a-f]{64})`/gu,
      ),
    ];
    expect(rows).toHaveLength(4);
    for (const { groups } of rows) {
      for (const part of [groups?.["file"], groups?.["folder"], groups?.["sum"]]) {
        expect(sources).toContain(part);
      }
    }
  });

  it("shows a config.ini without a mistake", () => {
    const sample = /```ini\n(?<text>[^`]+)```/u.exec(guide)?.groups?.["text"] ?? "";
    const { config, problems } = parseConfig(sample, { windows: true, variable: () => "C:\\Users\\sato" });
    expect(problems).toEqual([]);
    expect(config.output).toBe("D:\\評価\\資料");
  });

  it("shows no word that config.ini does not know", () => {
    const used = new Set(guide.match(/^(?<key>\w+) += /gmu)?.map((word) => word.split(" ")[0]));
    for (const key of used) {
      const { problems } = parseConfig(`[folders]\n${key} =`, { windows: true, variable: () => "" });
      expect(problems.map(({ kind }) => kind)).toEqual(["empty"]);
    }
    expect(used.size).toBeGreaterThan(3);
  });
});
