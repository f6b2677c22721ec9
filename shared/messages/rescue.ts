/** What a rescue tells: a line for each kind of row, and what is wrong. */
import type { RescuedKind, RescueReport } from "#shared/domain/rescue.ts";

const count = (rows: number): string => `${rows.toLocaleString("ja-JP")}行`;

/** 「施策　12行（ほか2行は読み取れません）」 */
export function rescuedKindLine({ label, saved, lost, apart }: RescuedKind): string {
  const rest = [
    ...(lost > 0 ? [`ほか${count(lost)}は読み取れません`] : []),
    ...(apart > 0 ? [`ほか${count(apart)}は計画に入らず、報告にだけ残ります`] : []),
  ];
  return `${label}　${count(saved)}${rest.length > 0 ? `（${rest.join("、")}）` : ""}`;
}

/** The whole in one sentence. */
export function rescueSummary({ kinds, complete }: RescueReport): string {
  const saved = kinds.reduce((sum, kind) => sum + kind.saved, 0);
  const lost = kinds.reduce((sum, kind) => sum + kind.lost, 0);
  const apart = kinds.reduce((sum, kind) => sum + kind.apart, 0);
  if (complete) return `${count(saved)}すべてを読み取れます。`;
  return [
    `${count(saved)}を読み取れます。`,
    lost > 0 ? `読み取れないことが分かっているのは${count(lost)}です。` : "",
    apart > 0 ? `${count(apart)}は、つながる先がないなどのため報告にだけ残ります。` : "",
  ].join("");
}

/** After a rescue: where the report is and what to do with it. */
export function rescueOutcome({ complete }: RescueReport, reportFile: string | null): string {
  const missing = complete
    ? "失われたことが分かっている行はありません。"
    : "読み取れなかったものがあります。報告を見て、控えや紙の資料から補ってください。";
  return reportFile === null
    ? `${complete ? missing : "読み取れなかったものがあります。"}報告は書けませんでした。もとのファイルは残っているので、短い名前で、空きのあるフォルダーにもう一度作れば、報告も書かれます。`
    : `${missing}報告「${reportFile}」は、新しい計画ファイルと同じフォルダーにあります。`;
}
