/** What the one who spoke is called in a 会議録, a list of opinions or a table of members. */
import type { Comment } from "#shared/domain/comment.ts";
import type { Committee, Member } from "#shared/domain/committee.ts";

/** By name 「山田太郎委員」, by role 「会長」「委員」, or all alike 「【委員】」. */
export type SpeakerStyle = "name" | "role" | "label";

/** What a member who has no 役職 of their own is. */
const MEMBER = "委員";
/** How a 公開用 calls every member alike (名取市, 朝霞市). */
const MEMBER_LABEL = `【${MEMBER}】`;

/**
 * 「山田太郎委員」「会長」「【委員】」; anyone else as written (「事務局」), whatever the style: a post is not a person. A member
 * who is not known any more is 委員.
 */
export function speakerOf(
  committee: Pick<Committee, "members">,
  comment: Pick<Comment, "member" | "speaker">,
  style: SpeakerStyle,
): string {
  if (comment.member === undefined) return comment.speaker ?? "";
  const member = committee.members.find((one) => one.id === comment.member);
  return memberCalled(member, style);
}

/** A member in that style; the letters of a name stay exactly as they were typed. */
export function memberCalled(member: Pick<Member, "name" | "role"> | undefined, style: SpeakerStyle): string {
  switch (style) {
    case "label":
      return MEMBER_LABEL;
    case "role":
      return roleOf(member);
    case "name":
      return member ? withRole(member.name, roleOf(member)) : MEMBER;
  }
}

/**
 * 「山田太郎委員」, without the space that stands between the parts of a name on a 名簿; a member who is written by the role
 * alone (「会長」「委員A」) is not called by it twice.
 */
function withRole(name: string, role: string): string {
  const whole = name.replaceAll(/[\s\u3000]+/gu, "");
  return whole.includes(role) ? whole : `${whole}${role}`;
}

function roleOf(member: Pick<Member, "role"> | undefined): string {
  const role = member?.role?.trim() ?? "";
  return role === "" ? MEMBER : role;
}
