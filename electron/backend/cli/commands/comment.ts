/** `comment PLAN.hyoka --year … --sheet … --member … --kind … --text …`: what a member said about a sheet. */
import { commentSchema } from "#shared/domain/comment.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetNamed } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { fiscalYearOption, kindOption, option, textOption } from "#electron/backend/cli/values.ts";

export const comment: Command = async (backend, given) => {
  const fiscalYear = fiscalYearOption(given, "comment");
  const kind = kindOption(given);
  const name = option(given, "member").trim();
  const text = await textOption(given);
  if (name === "") throw new UsageError("--member に委員の名前を書いてください。", "comment");
  if (text.trim() === "") throw new UsageError("--text に発言の内容を書いてください。", "comment");
  // Checked before the member is added: a refused comment must leave no trace.
  if (!commentSchema.shape.text.safeParse(text).success)
    throw new OperationError("invalid-input", { path: "text" });

  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const subject = sheetNamed(snapshot, option(given, "sheet"));
  const meeting = meetingNamed(snapshot, given.options["meeting"]);
  const known = snapshot.committee.members.find((member) => member.name === name);
  const member = known?.id ?? valueOf(await backend.call("member.add", { member: { name } })).id;
  const added = valueOf(
    await backend.call("comment.add", { comment: { meeting: meeting.id, subject, member, kind, text } }),
  );
  return {
    lines: [
      `記録しました: ${fiscalYearLabel(meeting.fiscalYear)}第${meeting.number}回会議、${name}`,
      ...(known ? [] : [`名簿に加えました: ${name}`]),
    ],
    value: { comment: added.id, meeting: meeting.id, member, memberAdded: known === undefined },
  };
};
