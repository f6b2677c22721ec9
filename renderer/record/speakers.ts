/** Who can be said to have spoken, in the order of the number keys: 会長 1, 副会長 2, … 事務局 0. */
import type { Comment } from "#shared/domain/comment.ts";
import type { Committee, Meeting, Member } from "#shared/domain/committee.ts";
import { membersAt } from "#shared/rules/quorum.ts";
import { fold } from "#shared/text/fold.ts";

/** As a comment names its speaker. */
export type SpeakerRef = { member: string } | { speaker: string };

export interface Speaker {
  key: string;
  ref: SpeakerRef;
  /** 「会長 髙橋」「委員A」「産業振興課長」. */
  name: string;
  /** The digit that picks it together with Alt. */
  digit: string | undefined;
  /** Letters that pick it together with Alt: the initials of its reading, Latin letters of its name. */
  initials: string;
  /** What a search finds it by, folded. */
  words: string;
  /** Noted as absent on the day. */
  absent: boolean;
  /** The term of office does not cover the day. */
  ended: boolean;
}

export const SECRETARIAT = "事務局";

export function speakerKey(ref: SpeakerRef): string {
  return "member" in ref ? `member:${ref.member}` : `other:${ref.speaker}`;
}

/** As the comment names its speaker. */
export function speakerOfComment(comment: Pick<Comment, "member" | "speaker">): SpeakerRef {
  return comment.member === undefined ? { speaker: comment.speaker ?? "" } : { member: comment.member };
}

function rank({ role = "" }: Member): number {
  if (/^(?:会長|委員長|座長)$/u.test(role)) return 0;
  return /副|代理/u.test(role) ? 1 : 2;
}

/** 「会長 髙橋一郎」; the role alone where the name says no more. */
function memberName({ name, role = "" }: Pick<Member, "name" | "role">): string {
  return role === "" || role === "委員" || name.includes(role) ? name : `${role} ${name}`;
}

const rows: [string, string][] = [
  ["アァ", "a"],
  ["イィ", "i"],
  ["ウゥヴ", "u"],
  ["エェ", "e"],
  ["オォ", "o"],
  ["カキクケコ", "k"],
  ["ガギグゲゴ", "g"],
  ["サシスセソ", "s"],
  ["ザズゼゾ", "z"],
  ["ジ", "jz"],
  ["タツテト", "t"],
  ["チ", "ct"],
  ["ダヂヅデド", "d"],
  ["ナニヌネノ", "n"],
  ["ハヒヘホ", "h"],
  ["フ", "fh"],
  ["バビブベボ", "b"],
  ["パピプペポ", "p"],
  ["マミムメモ", "m"],
  ["ヤユヨ", "y"],
  ["ラリルレロ", "r"],
  ["ワヲ", "w"],
];

/** The keys a reading begins with, as it is typed on a Japanese keyboard: たかはし → t, ちば → c and t. */
export function initialsOf(reading: string): string {
  const first = fold(reading.trim()).slice(0, 1);
  if (/^[a-z]$/u.test(first)) return first;
  return rows.find(([kana]) => first !== "" && kana.includes(first))?.[1] ?? "";
}

function initialsOfMember(member: Member): string {
  const latin = fold(member.name).replace(/[^a-z]/gu, "");
  return `${initialsOf(member.reading ?? member.name)}${latin}`;
}

/**
 * Everyone who can speak: members of the day (the chair first), the secretariat, those who explain, others already named in
 * the record, and at the end members whose term does not cover the day.
 */
export function speakersOf(
  committee: Committee,
  meeting: Meeting,
  comments: readonly Pick<Comment, "member" | "speaker">[],
): Speaker[] {
  const serving = membersAt(committee, meeting.date).toSorted((a, b) => rank(a) - rank(b));
  const ended = committee.members.filter((one) => !serving.includes(one));
  const absent = new Set(
    (meeting.attendance ?? []).filter((one) => one.status === "absent").map((one) => one.member),
  );
  const ofMember = (member: Member, digit: string | undefined, past: boolean): Speaker => ({
    key: speakerKey({ member: member.id }),
    ref: { member: member.id },
    name: memberName(member),
    digit,
    initials: initialsOfMember(member),
    words: fold([member.name, member.reading ?? "", member.role ?? ""].join(" ")),
    absent: absent.has(member.id),
    ended: past,
  });
  const others = new Map<string, Speaker>();
  const addOther = (speaker: string, words = "") => {
    const key = speakerKey({ speaker });
    if (speaker === "" || others.has(key)) return;
    const digit = speaker === SECRETARIAT ? "0" : undefined;
    const searched = fold(`${speaker} ${words}`);
    others.set(key, {
      key,
      ref: { speaker },
      name: speaker,
      digit,
      initials: "",
      words: searched,
      absent: false,
      ended: false,
    });
  };
  addOther(SECRETARIAT, "じむきょく");
  for (const { post, name } of meeting.staff ?? []) addOther(post || name, name);
  for (const { member, speaker } of comments) if (member === undefined) addOther(speaker ?? "");
  return [
    ...serving.map((member, index) => ofMember(member, index < 9 ? `${index + 1}` : undefined, false)),
    ...others.values(),
    ...ended.map((member) => ofMember(member, undefined, true)),
  ];
}

/** Those a typed name, reading or role finds; the ones it begins with come first. */
export function foundSpeakers(speakers: readonly Speaker[], typed: string): Speaker[] {
  const wanted = fold(typed.trim());
  if (wanted === "") return [...speakers];
  const found = speakers.filter((one) => one.words.includes(wanted));
  const starting = (one: Speaker) => one.words.split(" ").some((word) => word.startsWith(wanted));
  return found.toSorted((a, b) => Number(starting(b)) - Number(starting(a)));
}
