/** The header of a 会議録: labelled fields, each with what follows from the meeting until a person types over it. */
import type { AgendaItem, Meeting, Member, Staff } from "#shared/domain/committee.ts";
import type { Minutes, MinutesField, MinutesPolicy } from "#shared/domain/minutes.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { numberedAgenda } from "./agendaNumbers.ts";
import { dateLabel, timeLabel } from "./dateLabel.ts";
import { fiscalYearLabel } from "./fiscalYear.ts";
import { numberedHandouts } from "./handoutNumbers.ts";
import { minutesPresets } from "./minutesPresets.ts";
import { membersAt, quorumLine } from "./quorum.ts";

export { minutesPresets } from "./minutesPresets.ts";

/** 原本, or the 公開用 for the public. */
export type MinutesCopy = "original" | "public";

/** 会議録の作成方針 as the forms list them, in their order. */
export const policyLabels: Record<MinutesPolicy, string> = {
  "full-recording": "電磁的記録から文書に書き起こした全文記録",
  "summary-recording": "電磁的記録から文書に書き起こした要点記録",
  summary: "要点記録",
  "recording-only": "電磁的記録での保管",
};

export const opennessLabels: Record<NonNullable<Meeting["openness"]>, string> = {
  open: "公開",
  partly: "一部非公開",
  closed: "非公開",
};

export const staffSideLabels: Record<Staff["side"], string> = {
  secretariat: "事務局",
  department: "説明員",
};

/**
 * The meeting's minutes with everything that was not decided as it usually is: 全文, the first preset's header, and members
 * called 【委員】 in the 公開用.
 */
export function minutesOf(meeting: Pick<Meeting, "minutes">): Minutes & { header: MinutesField[] } {
  const { minutes } = meeting;
  return {
    style: "full",
    publicSpeakers: "label",
    decisions: [],
    ...minutes,
    header: minutes?.header ?? minutesPresets[0]?.fields ?? [],
  };
}

type Source = Pick<YearSnapshot, "committee" | "plan">;

/**
 * The header's fields with their texts; "" where nothing is known yet. Where the 公開用 does not call members by name it
 * does not list their names either: it says how many came, and of the staff the posts alone. What a person typed over stands
 * in both copies.
 */
export function minutesHeader(
  snapshot: Source,
  meeting: Meeting,
  copy: MinutesCopy,
): { field: MinutesField; text: string }[] {
  return minutesOf(meeting).header.map((field) => ({
    field,
    text: field.text ?? derivedText(snapshot, meeting, field, copy),
  }));
}

/** What follows from the meeting for a field, whatever was typed over it; "" for a field of the kind `text`. */
export function derivedText(
  snapshot: Source,
  meeting: Meeting,
  { kind }: Pick<MinutesField, "kind">,
  copy: MinutesCopy,
): string {
  const named = copy === "original" || minutesOf(meeting).publicSpeakers === "name";
  const { committee } = snapshot;
  switch (kind) {
    case "name":
      return `${fiscalYearLabel(meeting.fiscalYear)}第${meeting.number}回${committee.name || snapshot.plan.committeeName}`;
    case "dateTime":
      return dateAndTime(meeting);
    case "place":
      return meeting.place ?? "";
    case "attendance":
      return attendance(snapshot, meeting, named);
    case "present":
      return came(committee.members, meeting, named);
    case "absent":
      return stayedAway(committee.members, meeting, named);
    case "staff":
      return staffLines(meeting.staff ?? [], named);
    case "openness":
      return openness(meeting);
    case "observers":
      return meeting.observers === undefined ? "" : `${meeting.observers}名`;
    case "quorum":
      return quorumLine(committee, meeting) ?? "";
    case "agenda":
      return topics(meeting);
    case "handouts":
      return handouts(meeting);
    case "policy":
      return policy(minutesOf(meeting).policy);
    case "text":
      return "";
  }
}

/** 「令和2年8月7日（金）午前10時から午前11時30分まで」 */
function dateAndTime({ date, startTime, endTime }: Meeting): string {
  const day = date === undefined ? "" : dateLabel(date, { weekday: true });
  const from = startTime === undefined ? "" : `${timeLabel(startTime)}から`;
  const to = endTime === undefined ? "" : `${timeLabel(endTime)}まで`;
  return `${day}${from}${to}`;
}

// ── who came ───────────────────────────────────────────────────────────────────────────────────────────────────────

function came(members: readonly Member[], meeting: Meeting, named: boolean): string {
  const there = byStatus(members, meeting, (status) => status !== undefined && status !== "absent");
  return memberLines(there, meeting, named);
}

function stayedAway(members: readonly Member[], meeting: Meeting, named: boolean): string {
  const away = byStatus(members, meeting, (status) => status === "absent");
  if (away.length > 0) return memberLines(away, meeting, named);
  return (meeting.attendance ?? []).length > 0 ? "なし" : "";
}

type Status = NonNullable<Meeting["attendance"]>[number]["status"];

/** Members in office on the day of the meeting whose attendance is such, in the committee's order. */
function byStatus(
  members: readonly Member[],
  { date, attendance: noted = [] }: Meeting,
  wanted: (status: Status | undefined) => boolean,
): Member[] {
  const status = new Map(noted.map((one) => [one.member, one.status]));
  return membersAt({ members: [...members] }, date).filter((member) => wanted(status.get(member.id)));
}

const notes: Partial<Record<Status, string>> = { late: "遅参", left: "早退" };

/** 「会長　山田太郎（遅参）」 line below line; without names 「会長1名、委員8名」. */
function memberLines(members: readonly Member[], meeting: Meeting, named: boolean): string {
  if (!named) return countedRoles(members);
  const noted = new Map((meeting.attendance ?? []).map((one) => [one.member, one]));
  return members
    .map((member) => {
      const entry = noted.get(member.id);
      const remarks = [entry && notes[entry.status], entry?.note?.trim()].filter(Boolean).join("、");
      return `${memberRole(member)}　${member.name}${remarks === "" ? "" : `（${remarks}）`}`;
    })
    .join("\n");
}

function memberRole({ role = "" }: Member): string {
  return role.trim() === "" ? "委員" : role.trim();
}

function countedRoles(members: readonly Member[]): string {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(memberRole(member), (counts.get(memberRole(member)) ?? 0) + 1);
  return [...counts].map(([role, count]) => `${role}${count}名`).join("、");
}

/** 「産業振興課長　佐藤花子」 line below line; without names the posts alone. */
function staffLines(staff: readonly Staff[], named: boolean): string {
  return staff
    .map(({ post, name }) => (named || post.trim() === "" ? `${post}　${name}`.trim() : post))
    .join("\n");
}

/** Everybody in groups, each under its heading. */
function attendance({ committee }: Source, meeting: Meeting, named: boolean): string {
  const staff = meeting.staff ?? [];
  const side = (wanted: Staff["side"]) =>
    staffLines(
      staff.filter((one) => one.side === wanted),
      named,
    );
  const groups: [string, string][] = [
    ["出席者", came(committee.members, meeting, named)],
    ["欠席者", stayedAway(committee.members, meeting, named)],
    [staffSideLabels.department, side("department")],
    [staffSideLabels.secretariat, side("secretariat")],
  ];
  return groups
    .filter(([, lines]) => lines !== "")
    .map(([heading, lines]) => `【${heading}】\n${lines}`)
    .join("\n");
}

// ── what it was about ──────────────────────────────────────────────────────────────────────────────────────────────

/** 「非公開（理由：…）」; the reason only where a part is closed. */
function openness({ openness: open, closedReason = "" }: Meeting): string {
  if (open === undefined) return "";
  const reason = open === "open" ? "" : closedReason.trim();
  return `${opennessLabels[open]}${reason === "" ? "" : `（理由：${reason}）`}`;
}

/** Lines of a 次第 under which a committee deliberates; 開会, あいさつ and 閉会 are no 議題. */
const deliberation = /^(?:議\s*事|議\s*題|協議|審議|報告)/u;

/** The 議題: what stands under 議事, or the whole 次第 where nothing does. */
function topics({ agenda, agendaNumbering }: Meeting): string {
  const lines = agendaNumbering ? numberedAgenda(agenda, agendaNumbering) : agenda;
  const parts = lines.filter((line) => deliberation.test(line.title.trim()) && line.children.length > 0);
  const [only, ...others] = parts;
  if (only === undefined) return topicLines(lines).join("\n");
  return topicLines(others.length === 0 ? only.children : parts).join("\n");
}

/** Full-width brackets and circles bring their own room, as on the 次第. */
const ownRoom = /[）\u2460-\u2473]$/u;

function topicLines(lines: readonly AgendaItem[], depth = 0): string[] {
  return lines.flatMap(({ number, title, children }) => {
    const head = number === "" || ownRoom.test(number) ? number : `${number}　`;
    return [
      `${"　".repeat(depth)}${head}${title.replaceAll("\n", " ").trim()}`,
      ...topicLines(children, depth + 1),
    ];
  });
}

/** 「資料1　施策評価シート」, 参考資料 behind them under a heading of their own. */
function handouts({ handouts: listed, handoutNumbering }: Meeting): string {
  const all = numberedHandouts(listed, handoutNumbering);
  const lines = (kind: "handout" | "reference") =>
    all
      .filter((one) => one.kind === kind)
      .map(({ number, title }) => `${number === "" ? "" : `${number}　`}${title}`);
  const references = lines("reference");
  return [...lines("handout"), ...(references.length === 0 ? [] : ["【参考資料】", ...references])].join(
    "\n",
  );
}

/** 「■要点記録」: all of them below each other, the chosen one filled. */
function policy(chosen: MinutesPolicy | undefined): string {
  return Object.entries(policyLabels)
    .map(([value, label]) => `${value === chosen ? "■" : "□"}${label}`)
    .join("\n");
}
