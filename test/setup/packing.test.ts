/**
 * What electron-builder.yml packs, seen in the packed archive itself: a hand-made folder stands for Electron's own
 * files, because the list of files is ours and Electron is not.
 */
import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#test/support/commandLine.ts";

/** Comes with electron-builder. */
const asar = createRequire(import.meta.url)("@electron/asar") as {
  createPackage(source: string, target: string): Promise<void>;
  listPackage(file: string): string[];
};

let house = "";

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(join(house, file, ".."), { recursive: true });
  writeFileSync(join(house, file), text);
}

/** As much of Electron as packing looks at: an executable with fuses, an archive, languages. */
async function electronFor(folder: string, executable: string): Promise<void> {
  const fuses = Buffer.concat([
    Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
    Buffer.from([1, 9]),
    Buffer.from("110011011"),
  ]);
  write(`${folder}/${executable}`, Buffer.concat([Buffer.alloc(4096), fuses, Buffer.alloc(64)]));
  for (const language of ["ja", "en-US", "de"]) write(`${folder}/locales/${language}.pak`, "");
  for (const file of ["version", "LICENSE", "LICENSES.chromium.html"]) write(`${folder}/${file}`, "45.4.1");
  write("nothing/file", "");
  mkdirSync(join(house, folder, "resources"));
  await asar.createPackage(join(house, "nothing"), join(house, folder, "resources/default_app.asar"));
}

/** Files of the packed archive and those unpacked beside it. */
async function pack(system: "linux" | "win"): Promise<{ packed: string[]; unpacked: string[] }> {
  const builder = join(projectRoot, "node_modules/electron-builder/cli.js");
  const options = [
    `--${system}`,
    "dir",
    "--x64",
    `-c.electronDist=../electron-${system}`,
    "-c.electronVersion=45.4.1",
  ];
  // A hand-made .exe has no resources to edit and none to write the archive's hash into: packing is done by then.
  const cannotEdit =
    system === "win" ? ["-c.win.signAndEditExecutable=false", "-c.disableAsarIntegrity=true"] : [];
  await promisify(execFile)(process.execPath, [builder, ...options, ...cannotEdit], {
    cwd: join(house, "project"),
  });
  const resources = join(house, `project/release/${system}-unpacked/resources`);
  return {
    packed: asar.listPackage(join(resources, "app.asar")).map((file) => file.replaceAll("\\", "/")),
    unpacked: readdirSync(join(resources, "app.asar.unpacked"), { recursive: true })
      .map((file) => String(file).replaceAll("\\", "/"))
      .filter((file) => /\.\w+$/u.test(file)),
  };
}

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), "packing-"));
  for (const file of ["package.json", "package-lock.json", "electron-builder.yml"]) {
    mkdirSync(join(house, "project"), { recursive: true });
    copyFileSync(join(projectRoot, file), join(house, "project", file));
  }
  symlinkSync(join(projectRoot, "node_modules"), join(house, "project/node_modules"));
  for (const file of [
    "electron/main.js",
    "electron/worker.js",
    "electron/preload.cjs",
    "renderer/index.html",
  ]) {
    write(`project/dist/${file}`, "// packed\n");
  }
  for (const file of ["test/secret.ts", "shared/a.ts", "docs/a.md", "out/見本.hyoka", "README.md"]) {
    write(`project/${file}`, "");
  }
  await electronFor("electron-linux", "electron");
  await electronFor("electron-win", "electron.exe");
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe.each([
  ["linux", "linux-x64"],
  ["win", "win32-x64"],
] as const)("packing for %s", (system, binary) => {
  it(
    "holds the bundles, package.json and one native module, and nothing else",
    { timeout: 120_000 },
    async () => {
      const { packed, unpacked } = await pack(system);
      const native = `node_modules/better-sqlite3/prebuilds/${binary}.node`;
      expect(unpacked).toEqual([native]);
      expect(packed).toContain(`/${native}`);
      expect(packed).toContain("/dist/electron/main.js");
      const foreign = packed.filter(
        (file) =>
          /\.\w+$/u.test(file) &&
          !/^\/(?:package\.json$|dist\/|node_modules\/better-sqlite3\/(?:package\.json$|lib\/|prebuilds\/))/u.test(
            file,
          ),
      );
      expect(foreign).toEqual([]);
      expect(packed.filter((file) => file.endsWith(".node"))).toEqual([`/${native}`]);
    },
  );
});

describe("the packed executable", () => {
  it("runs nothing but the packed archive: no Node mode, no options or inspector from outside", async () => {
    const fuses = await getCurrentFuseWire(join(house, "project/release/linux-unpacked/jimukyoku"));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
    for (const fuse of off) expect([fuse, fuses[fuse]]).toEqual([fuse, FuseState.DISABLE]);
    for (const fuse of on) expect([fuse, fuses[fuse]]).toEqual([fuse, FuseState.ENABLE]);
  });
});
