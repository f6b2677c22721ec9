/**
 * `npm run pack:check`: builds the product, packs it for Windows and Linux with a dummy Electron, reads both back, and
 * fails on anything that was not meant to be inside.
 *
 *     npm run pack:check                          as above
 *     npm run pack:check -- win release/win-unpacked   a folder that was packed with the real Electron
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAll } from "#build/build.ts";
import { checkPacked, LIMIT_BYTES, ownBytes, placeNames } from "./packing/check.ts";
import { readPacked, type PackedFile } from "./packing/inside.ts";
import { checkInstallers } from "./packing/installers.ts";
import { copyProject, packWithDummy } from "./packing/pack.ts";
import { systems, type System } from "./packing/system.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const [named, folder] = process.argv.slice(2);

const problems = await main();
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(problems.length === 0 ? "pack:check 0 problems" : `pack:check ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function main(): Promise<string[]> {
  if (folder !== undefined) {
    const system = systems.find((one) => one === named);
    if (system === undefined) return [`システムは ${systems.join(" か ")} です: ${named}`];
    return look(folder, system);
  }
  await buildAll();
  const temporary = await mkdtemp(join(tmpdir(), "pack-check-"));
  try {
    const project = join(temporary, "project");
    await copyProject(root, project);
    await cp(`${root}dist`, join(project, "dist"), { recursive: true });
    const found = await checkInstallers(project);
    for (const system of systems) found.push(...(await look(await packWithDummy(project, system), system)));
    console.log(
      "\nElectron のかわりに空の実行ファイルを入れて確かめました。NSIS と MSI は設定だけを確かめ、作成はしていません。",
    );
    return found;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Prints the table of one folder, and says what is wrong with it. */
async function look(packed: string, system: System): Promise<string[]> {
  const inside = readPacked(packed);
  console.log(`\n── ${system}`);
  for (const place of ["archive", "beside", "electron"] as const) {
    const files = inside.files.filter((file) => file.place === place);
    console.log(`${placeNames[place]}（${files.length}）`);
    for (const { path, bytes } of rows(files)) console.log(`  ${kilobytes(bytes).padStart(10)}  ${path}`);
  }
  console.log(`アプリ自身 ${kilobytes(ownBytes(inside))} / ${kilobytes(LIMIT_BYTES)}`);
  return (await checkPacked(packed, system)).map((problem) => `${system}: ${problem}`);
}

function rows(files: PackedFile[]): PackedFile[] {
  return files.toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)}KB`;
}
