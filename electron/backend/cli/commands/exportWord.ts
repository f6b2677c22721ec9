/** `export PLAN.hyoka --form … --year … [--sheet …] --out DIR`: an official form as a Word file. */
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import type { Command, CommandArguments } from "#electron/backend/cli/command.ts";
import { documentNamed } from "#electron/backend/cli/documents.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { formFileName, meetingFileName } from "#electron/backend/cli/fileNames.ts";
import { makeFolder } from "#electron/backend/cli/folder.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetName, sheetOfForm, sheetsOfForm } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { fiscalYearOption, formOption, numberingOption, option } from "#electron/backend/cli/values.ts";

export const exportWord: Command = async (backend, given) => {
  const form = formOption(given);
  const fiscalYear = fiscalYearOption(given, "export");
  const folder = option(given, "out");
  // Before the plan is opened: a mistake in the command is not one of the plan.
  refuseOthers(given, form);
  copyOption(given);
  const numbering = numberingOption(given);
  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const handout = given.options["handout"];
  const wanted = wantedOf(snapshot, form, given, numbering);
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

/** @throws OperationError for a sheet, document or meeting that is not there, or a plan that has none at all */
function wantedOf(
  snapshot: YearSnapshot,
  form: FormName,
  given: CommandArguments,
  numbering: WordForm["numbering"],
): Wanted {
  const folder = option(given, "out");
  const name = (which?: string) => formFileName(form, snapshot.fiscalYear, which, folder);
  switch (form) {
    case "agenda": {
      const meeting = meetingNamed(snapshot, given.options["meeting"]);
      return {
        form: { form, meeting: meeting.id, ...(numbering !== undefined && { numbering }) },
        fileName: meetingFileName(form, meeting, folder),
      };
    }
    case "minutes": {
      const meeting = meetingNamed(snapshot, given.options["meeting"]);
      const copy = copyOption(given);
      return {
        form: { form, meeting: meeting.id, ...(copy !== undefined && { copy }) },
        fileName: meetingFileName(form, meeting, folder, copy),
      };
    }
    case "opinion-list": {
      if (given.options["meeting"] === undefined) return { form: { form }, fileName: name() };
      const meeting = meetingNamed(snapshot, given.options["meeting"]);
      return { form: { form, meeting: meeting.id }, fileName: meetingFileName(form, meeting, folder) };
    }
    case "member-list":
      if (snapshot.committee.members.length === 0) throw noneOf(snapshot, form);
      return { form: { form }, fileName: name() };
    case "result-list":
      return { form: { form }, fileName: name() };
    case "review-outline":
    case "comparison-table": {
      const wanted = given.options["document"];
      const kind = form === "comparison-table" ? "comparison" : "outline";
      if (wanted === undefined) {
        if (!snapshot.documents.some((one) => one.kind === kind)) throw noneOf(snapshot, form);
        return { form: { form }, fileName: name() };
      }
      const document = documentNamed(snapshot, form, wanted);
      return { form: { form, document: document.id }, fileName: name(document.title) };
    }
    case "evaluation-sheet":
    case "project-sheet":
    case "progress-table":
    case "chapter-summary":
    case "section-sheet":
    case "roadmap": {
      const wanted = given.options["sheet"];
      if (wanted === undefined) {
        if ((sheetsOfForm(snapshot, form) ?? snapshot.items).length === 0) throw noneOf(snapshot, form);
        return { form: { form }, fileName: name() };
      }
      const sheet = sheetOfForm(snapshot, form, wanted);
      return { form: { form, subjects: [sheet] }, fileName: name(sheetName(snapshot, sheet)) };
    }
  }
}

function noneOf({ fiscalYear }: YearSnapshot, form: FormName): OperationError {
  return new OperationError("not-found", {
    what: `この計画の${fiscalYearLabel(fiscalYear)}に印刷する`,
    id: formTitles[form],
  });
}

/** Options that say what is printed, and the forms they say it for. */
const meant: Record<"sheet" | "document" | "meeting" | "numbering" | "copy", readonly FormName[]> = {
  sheet: ["evaluation-sheet", "project-sheet", "chapter-summary", "section-sheet", "roadmap"],
  document: ["review-outline", "comparison-table"],
  meeting: ["agenda", "minutes", "opinion-list"],
  numbering: ["agenda"],
  copy: ["minutes"],
};

/** `--copy public`; absent = 原本. @throws UsageError */
function copyOption(given: CommandArguments): "public" | undefined {
  const text = given.options["copy"];
  if (text === undefined || text === "public") return text;
  throw new UsageError(`「${text}」という写しはありません。公開用は --copy public です。`, "export");
}

/** @throws UsageError for options that say nothing about this form */
function refuseOthers(given: CommandArguments, form: FormName): void {
  for (const [name, forms] of Object.entries(meant)) {
    if (given.options[name] !== undefined && !forms.includes(form)) {
      throw new UsageError(`様式 ${form} では --${name} を使えません。`, "export");
    }
  }
}
