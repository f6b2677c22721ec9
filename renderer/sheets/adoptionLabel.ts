/** The state of 推進委員会の評価 in words: 未記入, 案, 採択済（令和2年8月7日 第1回）, 採択後に変更あり. */
import type { Evaluation } from "#shared/domain/evaluation.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { adoptionState, type AdoptionState } from "#shared/rules/adoption.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { colors } from "#renderer/theme/theme.ts";

export const adoptionWords: Record<AdoptionState, string> = {
  empty: "未記入",
  draft: "案",
  adopted: "採択済",
  changed: "採択後に変更あり",
};

export const adoptionLooks: Record<AdoptionState, { color: string; bgcolor: string; borderColor: string }> = {
  empty: { color: colors.sub, bgcolor: "#fff", borderColor: colors.line },
  draft: { color: colors.request, bgcolor: colors.requestWeak, borderColor: colors.requestWeak },
  adopted: { color: colors.ok, bgcolor: colors.okWeak, borderColor: colors.okWeak },
  changed: { color: colors.warn, bgcolor: colors.warnWeak, borderColor: colors.warnLine },
};

/** 「令和2年8月7日 第1回」: when and where it was adopted; "" before that. */
export function adoptedAt(
  { meetings }: Pick<YearSnapshot, "meetings">,
  evaluation: Pick<Evaluation, "adopted"> | undefined,
): string {
  if (!evaluation?.adopted) return "";
  const { meeting, date } = evaluation.adopted;
  const number = meetings.find(({ id }) => id === meeting)?.number;
  return `${dateLabel(date)}${number === undefined ? "" : ` 第${number}回`}`;
}

/** The whole of it in one line. */
export function adoptionLabel(
  snapshot: Pick<YearSnapshot, "meetings">,
  evaluation: Pick<Evaluation, "committeeEvaluation" | "adopted"> | undefined,
): string {
  const words = adoptionWords[adoptionState(evaluation)];
  const at = adoptedAt(snapshot, evaluation);
  return at === "" ? words : `${words}（${at}）`;
}
