/** `export PLAN.hyoka --form … --year … [--sheet …] --out DIR`: an official form as a Word file. */
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import type { WordForm } from "#shared/contract/methods.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Command, CommandArguments } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { agendaFileName, sheetFileName } from "#electron/backend/cli/fileNames.ts";
import { makeFolder } from "#electron/backend/cli/folder.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetName, sheetNamed } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { fiscalYearOption, formOption, numberingOption, option } from "#electron/backend/cli/values.ts";

export const exportWord: Command = async (backend, given) => {
  const form = formOption(given);
  const fiscalYear = fiscalYearOption(given, "export");
  const folder = option(given, "out");
  // Before the plan is opened: a mistake in the command is not one of the plan.
  refuseOthers(given, form === "agenda" ? ["sheet"] : ["meeting", "numbering"], form);
  const numbering = numberingOption(given);
  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const handout = given.options["handout"];
  const wanted =
    form === "agenda"
      ? agendaWanted(snapshot, given, numbering)
      : sheetsWanted(snapshot, form, given.options["sheet"]);
  const path = join(folder, wanted.fileName);

  await makeFolder(folder);
  const { file } = valueOf(
    await backend.call("word.export", {
      task: randomUUID(),
      token: backend.grantFile(resolve(path), "write", { replace: given.force }),
      fiscalYear,
      forms: [{ ...wanted.form, ...(handout !== undefined && { handoutNumber: handout }) }],
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

/** What is printed, and the name of its file. */
interface Wanted {
  form: WordForm;
  fileName: string;
}

function agendaWanted(
  snapshot: YearSnapshot,
  given: CommandArguments,
  numbering: WordForm["numbering"],
): Wanted {
  const meeting = meetingNamed(snapshot, given.options["meeting"]);
  return {
    form: { form: "agenda", meeting: meeting.id, ...(numbering !== undefined && { numbering }) },
    fileName: agendaFileName(meeting),
  };
}

function sheetsWanted(
  snapshot: YearSnapshot,
  form: Exclude<FormName, "agenda">,
  name: string | undefined,
): Wanted {
  const sheet = oneSheet(snapshot, form, name);
  return {
    form: { form, ...(sheet && { subjects: [sheet] }) },
    fileName: sheetFileName(form, snapshot.fiscalYear, sheet && sheetName(snapshot, sheet)),
  };
}

/** @throws UsageError for options that say nothing about this form */
function refuseOthers(given: CommandArguments, names: readonly string[], form: FormName): void {
  const one = names.find((name) => given.options[name] !== undefined);
  if (one !== undefined) throw new UsageError(`様式 ${form} では --${one} を使えません。`, "export");
}

/** The sheet that was named, if any. @throws UsageError when it is none of this form */
function oneSheet(
  snapshot: YearSnapshot,
  form: Exclude<FormName, "agenda">,
  name: string | undefined,
): Subject | undefined {
  if (name === undefined) return undefined;
  const sheet = sheetNamed(snapshot, name);
  const fits = sheet.kind === (form === "project-sheet" ? "project" : "item");
  if (!fits) throw new UsageError(`シート「${name}」は様式 ${form} のシートではありません。`, "export");
  return sheet;
}
