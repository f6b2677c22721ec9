/** How a rate looks in the table, and how it is said. */
import type { RateCell, RateLevel, RateRow } from "#shared/rules/indicatorRates.ts";

/** Dark letters on each reach 4.5:1; the number itself says the same. */
export const levelFills: Record<RateLevel, string> = {
  reached: "#cde8d9",
  near: "#f7e4ba",
  missed: "#f4cdbb",
};

export const levelWords: Record<RateLevel, string> = {
  reached: "100％以上",
  near: "80％以上",
  missed: "80％未満",
};

/** 「1-1 空き店舗の活用件数」; where items have no codes their titles tell 参加者数 from 参加者数. */
export function rowName({ indicator, item }: RateRow): string {
  return `${item.code || item.title} ${indicator.name}`.trim();
}

/** What stands in the cell. */
export function cellText(cell: RateCell): string {
  switch (cell.kind) {
    case "baseline":
      return "基準";
    case "rate":
      return cell.text;
    case "blank":
      return "";
    case "dash":
      return "—";
    case "reason":
      return cell.impossible ? "算出不可" : "－※";
  }
}

/** The same as words, for the tooltip and for screen readers. */
export function cellWords(cell: RateCell): string {
  switch (cell.kind) {
    case "baseline":
      return "計画策定時の値です";
    case "rate":
      return `${cell.worked}＝${cell.text}％`;
    case "blank":
      return { target: "目標値が未記入です", actual: "実績値が未記入です", both: "未記入です" }[cell.missing];
    case "dash":
      return "値を置かない年度です";
    case "reason":
      return cell.reason;
  }
}
