/** Staff as people type them in one line. */
import type { Staff } from "#shared/domain/committee.ts";

/** 「産業振興課長　佐藤花子」 as typed: the post before the first space, the name behind it; a post ends with 長, 主査 … */
export function typedStaff(typed: string): Pick<Staff, "post" | "name"> {
  const [first = "", ...rest] = typed.trim().split(/[\s　]+/u);
  if (rest.length > 0) return { post: first, name: rest.join("　") };
  const isPost = /(?:長|次長|部|課|室|係|主査|主幹|主任|主事|参事|補佐)$/u.test(first);
  return isPost ? { post: first, name: "" } : { post: "", name: first };
}
