/** Who said a comment, as lists in the window name them. Papers have their own styles (`shared/rules/speaker.ts`). */
import type { Comment } from "#shared/domain/comment.ts";
import type { Committee } from "#shared/domain/committee.ts";

/** A member's name without 委員, anyone else as written: 「事務局」. */
export function speakerName(
  { members }: Pick<Committee, "members">,
  { member, speaker }: Pick<Comment, "member" | "speaker">,
): string {
  return members.find((one) => one.id === member)?.name ?? speaker ?? "（不明）";
}
