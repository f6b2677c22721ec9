/** `meeting set PLAN.hyoka [--meeting …] --date … --attendance …`: what is fixed or known of a meeting, as one step. */
import { OperationError } from "#shared/contract/errors.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import {
  attendanceLabels,
  attendanceSchema,
  meetingPatchSchema,
  type Attendance,
  type Meeting,
} from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { opennessLabels } from "#shared/rules/minutesHeader.ts";
import type { Command, CommandArguments } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { meetingLine, meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openShownYear } from "#electron/backend/cli/planFile.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";
import { evenOption } from "#electron/backend/cli/values.ts";

type Patch = MethodInput<"meeting.update">["patch"];

export const meetingSet: Command = async (backend, given) => {
  const patch = patchOf(given);
  const attendance = attendanceOf(given);
  if (Object.keys(patch).length === 0 && attendance.length === 0) {
    throw new UsageError("--date など、変えるものを1つ以上指定してください。", "meeting set");
  }
  const snapshot = await openShownYear(backend, given, "meeting set");
  const meeting = meetingNamed(snapshot, given.options["meeting"]);
  const came = attendance.length === 0 ? {} : { attendance: withAttendance(snapshot, meeting, attendance) };
  valueOf(
    await backend.call("meeting.update", {
      id: meeting.id,
      patch: { ...patch, ...came },
      even: evenOption(given),
    }),
  );
  const { fiscalYear } = snapshot;
  const after = meetingNamed(valueOf(await backend.call("plan.snapshot", { fiscalYear })), meeting.id);
  return { lines: [`保存しました: ${meetingLine(after)}`], value: { meeting: after } };
};

/** An empty value takes what was there away. @throws UsageError */
function patchOf(given: CommandArguments): Patch {
  const { date, start, end, place, openness, observers } = given.options;
  const cleared = (text: string): string | null => (text === "" ? null : text);
  const patch = {
    ...(date === undefined ? {} : { date: cleared(date) }),
    ...(start === undefined ? {} : { startTime: cleared(start) }),
    ...(end === undefined ? {} : { endTime: cleared(end) }),
    ...(place === undefined ? {} : { place: cleared(place) }),
    ...(openness === undefined ? {} : { openness: opennessOf(openness) }),
    ...(observers === undefined ? {} : { observers: observers === "" ? null : Number(observers) }),
  };
  const checked = meetingPatchSchema.safeParse(patch);
  if (checked.success) return patch;
  throw new UsageError("日付は 2020-08-07、時刻は 10:00、傍聴者は数で書いてください。", "meeting set");
}

function opennessOf(text: string): Meeting["openness"] | null {
  if (text === "") return null;
  const found = Object.entries(opennessLabels).find(([name, label]) => name === text || label === text);
  if (!found) {
    throw new UsageError(`「${text}」ではなく、公開・一部非公開・非公開のどれかです。`, "meeting set");
  }
  return found[0] as NonNullable<Meeting["openness"]>;
}

/** 「委員A=出席,委員B=欠席」 as names and what is noted of them. @throws UsageError */
function attendanceOf(given: CommandArguments): { name: string; status: Attendance["status"] }[] {
  const text = given.options["attendance"] ?? "";
  const parts = text.split(/[,、，]/u).map((part) => part.trim());
  return parts
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", word = ""] = part.split(/[=＝]/u).map((one) => one.trim());
      const status = attendanceSchema.shape.status.options.find(
        (one) => one === word || attendanceLabels[one] === word,
      );
      if (name === "" || status === undefined) {
        throw new UsageError(
          `出欠は「委員A=出席」のように書いてください（${Object.values(attendanceLabels).join("・")}）。`,
          "meeting set",
        );
      }
      return { name, status };
    });
}

/** What is noted already, with what is noted now in its place. @throws OperationError not-found */
function withAttendance(
  { committee }: YearSnapshot,
  { attendance = [] }: Meeting,
  noted: readonly { name: string; status: Attendance["status"] }[],
): Attendance[] {
  const now = new Map(attendance.map((entry) => [entry.member, entry]));
  for (const { name, status } of noted) {
    const member = committee.members.find((one) => one.name === name || one.id === name);
    if (!member) throw new OperationError("not-found", { what: "委員", id: name });
    now.set(member.id, { ...now.get(member.id), member: member.id, status });
  }
  return [...now.values()];
}
