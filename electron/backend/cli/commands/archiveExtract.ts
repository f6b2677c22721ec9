/** `archive extract FILE.zip --out DIR`: the files of an archive into a folder, once it was found to be sound. */
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { checkZip } from "#electron/backend/archive/verifyZip.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { makeFolder } from "#electron/backend/cli/folder.ts";
import { option } from "#electron/backend/cli/values.ts";
import { writeFileSafely } from "#electron/backend/files.ts";
import { notAsItWas } from "./archiveVerify.ts";

export const archiveExtract: Command = async (backend, given) => {
  const [file = ""] = given.files;
  const out = option(given, "out");
  const token = backend.grantFile(resolve(file), "read");
  const report = valueOf(await backend.call("archive.verify", { token }));
  if (!report.sound) throw notAsItWas(file, report.problems);
  // The same bytes are checked again: between the two looks the file may have become another one.
  const { entries, problems, number } = checkZip(await readFile(resolve(file)));
  if (problems.length > 0 || number !== report.archives[0]?.manifest) throw notAsItWas(file, problems);
  for (const { path, bytes } of entries) {
    const target = join(resolve(out), ...path.split("/"));
    await makeFolder(dirname(target));
    await writeFileSafely(target, bytes, { replace: given.force });
  }
  return {
    lines: [`展開しました: ${out}（${entries.length}ファイル）`, `照合番号 ${number}`],
    value: { folder: resolve(out), manifest: number, files: entries.map(({ path }) => path) },
  };
};
