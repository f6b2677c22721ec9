/** The remarks of a meeting in parts that are drawn together. */
import type { Comment } from "#shared/domain/comment.ts";

/** Remarks that are drawn together when they come near the screen. */
export const BLOCK = 40;

export function blocksOf(comments: readonly Comment[]): Comment[][] {
  const blocks: Comment[][] = [];
  for (let at = 0; at < comments.length; at += BLOCK) blocks.push(comments.slice(at, at + BLOCK));
  return blocks;
}
