/** `export PLAN.hyoka --form … --year … [--sheet …] --out DIR`: official sheets as a Word file. */
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import type { Subject } from "#shared/domain/ids.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { wordFileName } from "#electron/backend/cli/fileNames.ts";
import { makeFolder } from "#electron/backend/cli/folder.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetName, sheetNamed } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { fiscalYearOption, formOption, option } from "#electron/backend/cli/values.ts";

export const exportWord: Command = async (backend, given) => {
  const form = formOption(given);
  const fiscalYear = fiscalYearOption(given, "export");
  const folder = option(given, "out");
  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const sheet = oneSheet(snapshot, form, given.options["sheet"]);
  const path = join(folder, wordFileName(form, fiscalYear, sheet && sheetName(snapshot, sheet)));

  await makeFolder(folder);
  const { file } = valueOf(
    await backend.call("word.export", {
      task: randomUUID(),
      token: backend.grantFile(resolve(path), "write", { replace: given.force }),
      fiscalYear,
      forms: [
        {
          form,
          ...(sheet && { subjects: [sheet] }),
          ...(given.options["handout"] !== undefined && { handoutNumber: given.options["handout"] }),
        },
      ],
    }),
  );
  return {
    lines: [path],
    value: { files: [{ file: resolve(path), bytes: file.bytes, dropped: file.dropped }] },
    notes: file.dropped.map(
      ({ place, characters }) => `Wordに書けない文字を除きました（${place}）: ${characters}`,
    ),
  };
};

/** The sheet that was named, if any. @throws UsageError when it is none of this form */
function oneSheet(snapshot: YearSnapshot, form: FormName, name: string | undefined): Subject | undefined {
  if (name === undefined) return undefined;
  const sheet = sheetNamed(snapshot, name);
  const fits = sheet.kind === (form === "project-sheet" ? "project" : "item");
  if (!fits) throw new UsageError(`シート「${name}」は様式 ${form} のシートではありません。`, "export");
  return sheet;
}
