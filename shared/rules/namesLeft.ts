/** Names of members that a 公開用 would still print although it is not to call them by name. */
import type { Meeting, Member } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { minutesHeader, minutesOf } from "./minutesHeader.ts";
import { publicText } from "./withheld.ts";

export interface NameLeft {
  /** The words as they stand there: 「山田委員」. */
  words: string;
  /** The remark, or the field of the header, or the line of the agenda whose decision it is. */
  where: { comment: string } | { field: string; label: string } | { decision: string };
}

/** What people put behind a name that they say aloud. */
const titles = "(?:委員|会長|副会長|委員長|さん|様|氏|先生)";

/** A name as it can be said: the whole of it, or a beginning of it with a title behind it (山田委員, 山田さん). */
function saidAs({ name, role = "" }: Member): RegExp | undefined {
  const plain = name.replaceAll(/[\s　]/gu, "");
  // A name that only says what somebody is (会長, 委員A) names nobody.
  if (plain.length < 2 || plain === role.trim() || /^(?:副?会長|副?委員長|委員.?)$/u.test(plain))
    return undefined;
  const characters = Array.from(new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(plain)).map(
    ({ segment }) => segment,
  );
  const beginnings = characters.slice(0, -1).map((_, index) => characters.slice(0, index + 1).join(""));
  const spaced = characters.map(literally).join("[\\s　]?");
  return new RegExp(`${spaced}|(?:${beginnings.toReversed().map(literally).join("|")})${titles}`, "u");
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

/** In the order of the paper; empty where the 公開用 calls members by name. Surnames are guessed, so it asks and never changes. */
export function namesLeft(
  snapshot: Pick<YearSnapshot, "committee" | "plan" | "comments">,
  meeting: Meeting,
): NameLeft[] {
  const minutes = minutesOf(meeting);
  if (minutes.publicSpeakers === "name") return [];
  const patterns = snapshot.committee.members.flatMap((member) => saidAs(member) ?? []);
  const found = (text: string): string | undefined => {
    for (const pattern of patterns) {
      const [words] = pattern.exec(text) ?? [];
      if (words !== undefined) return words;
    }
    return undefined;
  };
  const entry = (text: string, where: NameLeft["where"]): NameLeft[] => {
    const words = found(text);
    return words === undefined ? [] : [{ words, where }];
  };
  return [
    ...minutesHeader(snapshot, meeting, "public").flatMap(({ field, text }) =>
      entry(text, { field: field.id, label: field.label }),
    ),
    ...minutes.decisions.flatMap(({ agendaItem, text }) => entry(text, { decision: agendaItem })),
    ...snapshot.comments
      .filter((comment) => comment.meeting === meeting.id)
      .flatMap((comment) => {
        const printed = minutes.style === "summary" ? comment.summary : undefined;
        return entry(publicText(comment, printed), { comment: comment.id });
      }),
  ];
}
