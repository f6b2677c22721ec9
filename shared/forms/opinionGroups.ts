/** The groups and totals of 委員意見と対応: by sheet in the plan's order, or by member in the committee's. */
import type { Comment } from "#shared/domain/comment.ts";
import type { Committee } from "#shared/domain/committee.ts";
import { type Subject, subjectKey } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { dispositionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { speakerOf } from "#shared/rules/speaker.ts";

export interface OpinionGroup {
  title: string;
  /** In the order of the minutes. */
  opinions: Comment[];
}

/** Opinions on no sheet stand last, under 全般. Members who are all called alike are one group. */
export function opinionGroups(
  snapshot: Pick<YearSnapshot, "items" | "projects" | "committee">,
  opinions: readonly Comment[],
  { sort, names }: Pick<FormLook, "sort" | "names">,
): OpinionGroup[] {
  return sort === "sheet" ? bySheet(snapshot, opinions) : byMember(snapshot, opinions, names);
}

function bySheet(
  snapshot: Pick<YearSnapshot, "items" | "projects">,
  opinions: readonly Comment[],
): OpinionGroup[] {
  const order: Subject[] = [
    ...snapshot.items.map(({ id }): Subject => ({ kind: "item", id })),
    ...snapshot.projects.map(({ id }): Subject => ({ kind: "project", id })),
  ];
  const rank = new Map(order.map((subject, index) => [subjectKey(subject), index]));
  const groups = grouped(opinions, ({ subject }) => (subject ? subjectKey(subject) : ""));
  // An item that a review ended stands behind those of the year, what is about no sheet behind all.
  const place = (key: string): number => (key === "" ? order.length + 1 : (rank.get(key) ?? order.length));
  return groups
    .toSorted((a, b) => place(a.key) - place(b.key))
    .map(({ members }) => {
      const subject = members[0]?.subject;
      return { title: subject ? subjectLabel(snapshot, subject) : "全般", opinions: members };
    });
}

function byMember(
  { committee }: Pick<YearSnapshot, "committee">,
  opinions: readonly Comment[],
  names: FormLook["names"],
): OpinionGroup[] {
  const rank = new Map(committee.members.map(({ id }, index) => [id, index]));
  const place = ({ member }: Comment): number => rank.get(member ?? "") ?? committee.members.length;
  return grouped(
    opinions.toSorted((a, b) => place(a) - place(b)),
    (one) => (names === "name" && one.member !== undefined ? one.member : speakerOf(committee, one, names)),
  ).map(({ members }) => ({
    title: members[0] ? speakerOf(committee, members[0], names) : "",
    opinions: members,
  }));
}

/** Groups in the order of their first members. */
function grouped(
  opinions: readonly Comment[],
  keyOf: (one: Comment) => string,
): { key: string; members: Comment[] }[] {
  const groups = new Map<string, Comment[]>();
  for (const one of opinions) {
    const key = keyOf(one);
    const members = groups.get(key);
    if (members) members.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].map(([key, members]) => ({ key, members }));
}

/** What an opinion without a 対応区分 counts as. */
const UNDECIDED = "未定";

/** Every class of the committee's list, then those that it does not have any more, then 未定 where some are. */
export function dispositionTotals(
  committee: Pick<Committee, "dispositions">,
  opinions: readonly Pick<Comment, "disposition">[],
): { disposition: string; count: number }[] {
  const given = opinions.map(({ disposition }) => disposition ?? "").filter((one) => one !== "");
  const known = [...new Set([...dispositionsOf(committee), ...given])];
  const counts = known.map((disposition) => ({
    disposition,
    count: given.filter((one) => one === disposition).length,
  }));
  const open = opinions.length - given.length;
  return open > 0 ? [...counts, { disposition: UNDECIDED, count: open }] : counts;
}
