/** 採択: whether the committee adopted its evaluation of a sheet as it stands now. */
import type { Evaluation } from "#shared/domain/evaluation.ts";

/** 未記入, 案, 採択済, 採択後に変更あり. */
export type AdoptionState = "empty" | "draft" | "adopted" | "changed";

/** An adopted text that was taken away since is `changed` too: what was adopted is still kept. */
export function adoptionState(
  evaluation: Pick<Evaluation, "committeeEvaluation" | "adopted"> | undefined,
): AdoptionState {
  const now = evaluation?.committeeEvaluation ?? "";
  const adopted = evaluation?.adopted;
  if (adopted) return adopted.text === now ? "adopted" : "changed";
  return now === "" ? "empty" : "draft";
}
