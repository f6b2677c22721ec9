/** `comment PLAN.hyoka --year … --kind … --text … --member …|--speaker …`: what was said at a meeting, and what was answered. */
import { commentSchema, newCommentSchema, type NewComment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import type { Command, CommandArguments } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetNamed } from "#electron/backend/cli/sheets.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { evenOption, fiscalYearOption, kindOption, textOption } from "#electron/backend/cli/values.ts";

export const comment: Command = async (backend, given) => {
  const fiscalYear = fiscalYearOption(given, "comment");
  const kind = kindOption(given);
  const name = speakerNamed(given);
  const text = await textOption(given);
  if (text.trim() === "") throw new UsageError("--text に発言の内容を書いてください。", "comment");
  // Checked before the member is added: a refused comment must leave no trace.
  if (!commentSchema.shape.text.safeParse(text).success)
    throw new OperationError("invalid-input", { path: "text" });

  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const { sheet, agenda } = given.options;
  const subject = sheet === undefined ? undefined : sheetNamed(snapshot, sheet);
  const meeting = meetingNamed(snapshot, given.options["meeting"]);
  const said: Omit<NewComment, "member" | "speaker"> = {
    meeting: meeting.id,
    kind,
    text,
    ...(subject && { subject }),
    ...(agenda !== undefined && { agendaItem: lineNamed(meeting, agenda).id }),
    ...answered(given),
  };
  requireQuestion(snapshot.comments, said);
  const isMember = given.options["member"] !== undefined;
  const known = snapshot.committee.members.find((member) => member.name === name);
  if (!newCommentSchema.safeParse({ ...said, speaker: name }).success) {
    throw new OperationError("invalid-input", { path: "comment" });
  }
  const member = isMember
    ? (known?.id ?? valueOf(await backend.call("member.add", { member: { name } })).id)
    : undefined;
  const added = valueOf(
    await backend.call("comment.add", {
      comment: { ...said, ...(member === undefined ? { speaker: name } : { member }) },
      even: evenOption(given),
    }),
  );
  const memberAdded = isMember && known === undefined;
  return {
    lines: [
      `記録しました: ${meetingName(meeting)}会議、${name}`,
      ...(memberAdded ? [`名簿に加えました: ${name}`] : []),
    ],
    value: {
      comment: added.id,
      meeting: meeting.id,
      ...(member === undefined ? { speaker: name } : { member }),
      memberAdded,
    },
  };
};

/** @throws UsageError unless one person is named */
function speakerNamed({ options: { member, speaker } }: CommandArguments): string {
  if ((member === undefined) === (speaker === undefined)) {
    throw new UsageError("話した人を --member か --speaker のどちらかで指定してください。", "comment");
  }
  const name = (member ?? speaker ?? "").trim();
  if (name === "") {
    const which = member === undefined ? "--speaker に話した人" : "--member に委員の名前";
    throw new UsageError(`${which}を書いてください。`, "comment");
  }
  return name;
}

/** What was answered and done about it. */
function answered({
  options: { answers, summary, reply, department, disposition, reflected },
}: CommandArguments): Partial<NewComment> {
  return {
    ...(answers !== undefined && { answers }),
    ...(summary !== undefined && { summary }),
    ...(reply !== undefined && { reply }),
    ...(department !== undefined && { department }),
    ...(disposition !== undefined && { disposition }),
    ...(reflected !== undefined && { reflectedIn: reflected }),
  };
}

/** @throws UsageError for an answered question of what is no 回答, OperationError for one that is not there */
function requireQuestion(
  comments: readonly { id: string; meeting: string }[],
  { answers, kind, meeting }: Pick<NewComment, "answers" | "kind" | "meeting">,
): void {
  if (answers === undefined) return;
  if (kind !== "answer") throw new UsageError("--answers は --kind 回答 とともに使います。", "comment");
  if (!comments.some((one) => one.id === answers && one.meeting === meeting)) {
    throw new OperationError("not-found", { what: "質問", id: answers });
  }
}

/** A line of the 次第 by its id or its number. @throws OperationError */
function lineNamed(meeting: Meeting, name: string): AgendaItem {
  const lines = (agenda: readonly AgendaItem[]): AgendaItem[] =>
    agenda.flatMap((line) => [line, ...lines(line.children)]);
  const all = lines(meeting.agenda);
  const plain = (text: string): string => text.normalize("NFKC").trim();
  const found =
    all.find((line) => line.id === name) ?? all.find((line) => plain(line.number) === plain(name));
  if (!found) throw new OperationError("not-found", { what: `${meetingName(meeting)}の議事`, id: name });
  return found;
}
