/**
 * As much of Electron as packing looks at: an executable with fuses and resources, an archive, languages. Packing with it
 * proves the configuration where Electron itself cannot be had.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage } from "@electron/asar";
import { resEdit } from "./resEdit.ts";
import type { System } from "./system.ts";
import { partsOf } from "./system.ts";

export const DUMMY_VERSION = "45.4.1";

/** The mark, version and length of Electron's fuses, then one digit each: the opposite of what packing must make of it. */
const fuses = Buffer.concat([
  Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
  Buffer.from([1, 9]),
  Buffer.from("111100111"),
]);

/** @param folder is made, and filled */
export async function makeDummyElectron(folder: string, system: System): Promise<void> {
  await mkdir(join(folder, "locales"), { recursive: true });
  await mkdir(join(folder, "resources"), { recursive: true });
  const head = system === "win" ? emptyProgram() : Buffer.alloc(4096);
  await writeFile(
    join(folder, partsOf[system].electron),
    Buffer.concat([head, Buffer.alloc(64), fuses, Buffer.alloc(64)]),
  );
  for (const language of ["ja", "en-US", "de"])
    await writeFile(join(folder, "locales", `${language}.pak`), "");
  for (const file of ["version", "LICENSE", "LICENSES.chromium.html"]) {
    await writeFile(join(folder, file), DUMMY_VERSION);
  }
  const demonstration = join(folder, "..", `demonstration-${system}`);
  await mkdir(demonstration);
  await writeFile(join(demonstration, "main.js"), "");
  await createPackage(demonstration, join(folder, "resources", "default_app.asar"));
}

/** A program of Windows that does nothing, with the one resource that packing changes instead of adding. */
function emptyProgram(): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = resEdit();
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = AMERICAN_ENGLISH;
  version.setStringValues({ lang: AMERICAN_ENGLISH, codepage: UTF_16 }, { ProductName: "Electron" });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

/** Windows' numbers of the language and coding that Electron's own executable is described in. */
const AMERICAN_ENGLISH = 1033;
const UTF_16 = 1200;
