/** What programs of Windows carry besides code: their icon, name and version. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

/** As much as is used of the package with which electron-builder edits such programs. */
export interface ResEdit {
  NtExecutable: {
    createEmpty(is32Bit: boolean, isDll: boolean): Program;
    from(bytes: Buffer, options: { ignoreCert: boolean }): Program;
  };
  NtExecutableResource: { from(program: Program): Resources };
  Resource: {
    VersionInfo: { createEmpty(): VersionInfo };
    IconGroupEntry: { fromEntries(entries: unknown[]): IconGroup[] };
  };
}
interface Program {
  generate(): ArrayBuffer;
}
interface Resources {
  entries: unknown[];
  outputResource(program: Program): void;
}
interface VersionInfo {
  lang: number;
  setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
  outputToResourceEntries(entries: unknown[]): void;
}
interface IconGroup {
  /** Only PNG files have `bin`; other pictures are taken apart. */
  getIconItemsFromEntries(entries: unknown[]): { bin?: ArrayBuffer }[];
}

/** Comes with electron-builder, and with no other package of ours. */
export function resEdit(): ResEdit {
  const builder = createRequire(createRequire(import.meta.url).resolve("app-builder-lib"));
  return builder("resedit") as ResEdit;
}

/** @returns the pictures of a program's icon that are PNG files; empty when it has no icon */
export function iconPictures(executable: string): Buffer[] {
  const { NtExecutable, NtExecutableResource, Resource } = resEdit();
  const program = NtExecutable.from(readFileSync(executable), { ignoreCert: true });
  const { entries } = NtExecutableResource.from(program);
  return Resource.IconGroupEntry.fromEntries(entries)
    .flatMap((group) => group.getIconItemsFromEntries(entries))
    .flatMap((item) => (item.bin ? [Buffer.from(item.bin)] : []));
}
