/** `evaluate PLAN.hyoka --year … --sheet … --text … [--sources …] [--adopt …]`: 推進委員会の評価 of a sheet, and its 採択. */
import { randomUUID } from "node:crypto";
import { OperationError } from "#shared/contract/errors.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { isoDateSchema } from "#shared/domain/time.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { Command, CommandArguments } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetNamed } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { fiscalYearOption, option, textOption } from "#electron/backend/cli/values.ts";

export const evaluate: Command = async (backend, given) => {
  const fiscalYear = fiscalYearOption(given, "evaluate");
  const { adopt, date } = given.options;
  // Only with --adopt may the text be the one that is there already.
  const text =
    adopt !== undefined && given.options["text"] === undefined ? undefined : await textOption(given);
  if (date !== undefined && !isoDateSchema.safeParse(date).success) {
    throw new UsageError("--date は 2020-11-06 のように書いてください。", "evaluate");
  }
  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const subject = sheetNamed(snapshot, option(given, "sheet"));
  const field: TextField = { entity: "evaluation", subject, fiscalYear, property: "committeeEvaluation" };
  const written = evaluationOf(snapshot, subject);
  const sources = sourcesOf(snapshot, given);
  const adopted = adopt === undefined ? undefined : adoptedAt(snapshot, adopt, date);
  // Everything that can be refused is checked before the first step: a command is one step or none.
  if (adopted && (text ?? written?.committeeEvaluation ?? "") === "") {
    throw new OperationError("nothing-to-adopt");
  }
  if (sources) {
    const now = text ?? written?.committeeEvaluation ?? "";
    valueOf(await backend.call("evaluation.setCommittee", { subject, fiscalYear, text: now, sources }));
  } else if (text !== undefined) {
    // As one field, so that the links to the comments it was drafted from stay.
    valueOf(await backend.call("field.setText", { field, text, session: randomUUID() }));
  }
  if (adopted) {
    const { meeting, date: day } = adopted;
    valueOf(await backend.call("evaluation.adopt", { subject, fiscalYear, adopted: { meeting, date: day } }));
  }
  return {
    lines: [
      `保存しました: ${fieldLabel(snapshot, field)}`,
      ...(adopted ? [`採択しました: ${adopted.name}`] : []),
    ],
    value: {
      subject,
      fiscalYear,
      ...(sources && { sources }),
      ...(adopted && { adopted: { meeting: adopted.meeting, date: adopted.date } }),
    },
  };
};

/** @throws OperationError for a comment that the year does not have */
function sourcesOf({ comments }: YearSnapshot, given: CommandArguments): string[] | undefined {
  const text = given.options["sources"];
  if (text === undefined) return undefined;
  const ids = text.split(",").map((id) => id.trim());
  const unknown = ids.find((id) => id !== "" && !comments.some((comment) => comment.id === id));
  if (unknown !== undefined) throw new OperationError("not-found", { what: "意見", id: unknown });
  return ids.filter((id) => id !== "");
}

/** @throws UsageError for a meeting without a day when none is given */
function adoptedAt(
  snapshot: YearSnapshot,
  name: string,
  given: string | undefined,
): { meeting: string; date: string; name: string } {
  const meeting = meetingNamed(snapshot, name);
  const date = given ?? meeting.date;
  if (date === undefined) {
    throw new UsageError(
      `${meetingName(meeting)}の日が決まっていません。--date で採択した日を指定してください。`,
      "evaluate",
    );
  }
  return { meeting: meeting.id, date, name: `${meetingName(meeting)}（${date}）` };
}
