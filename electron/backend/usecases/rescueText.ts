/** The text report beside a rescued plan: what was saved, what is missing, and every row that stayed outside, in full. */
import type { Apart, NamedRow } from "#db/rescue/fill.ts";
import { rescuedTables, type RescuedTable } from "#db/rescue/labels.ts";
import type { Rescued } from "#db/rescue.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { rescuedKindLine, rescueSummary } from "#shared/messages/rescue.ts";

/** More of them are counted, not listed. */
const LISTED_KEYS = 200;

/** With the line ends and the mark that every Windows editor reads. */
export function rescueText({ report, apart, lostKeys }: Rescued, target: string, now: Date): string {
  const lines = [
    "計画ファイルの救出の報告",
    "",
    `もとのファイル：${report.file}（変わっていません）`,
    `新しいファイル：${target}`,
    `日時：${momentLabel(now.toISOString())}`,
    "",
    rescueSummary(report),
    "",
    "■ 種類ごとの行数",
    ...report.kinds.map(rescuedKindLine),
    ...section("■ 分かっている傷みと注意", report.problems),
    ...section("■ 読み取れなかった行の番号（ID）", [...lostKeys].flatMap(lostLine)),
    ...section(
      "■ 計画に入らなかった行（読み取れた内容のすべて）",
      apart.filter(({ kept }) => !kept).flatMap(rowLines),
    ),
    ...section(
      "■ つながりを外して計画に入れた行（もとの内容）",
      apart.filter(({ kept }) => kept).flatMap(rowLines),
    ),
  ];
  return `\uFEFF${lines.join("\n").replaceAll(/\r\n?|\n/gu, "\r\n")}\r\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function lostLine([table, keys]: [string, string[]]): string[] {
  const rest = keys.length > LISTED_KEYS ? `、ほか${keys.length - LISTED_KEYS}行` : "";
  const label = rescuedTables[table as RescuedTable];
  return [`${label}（${table}）：${keys.slice(0, LISTED_KEYS).join("、")}${rest}`];
}

function rowLines({ table, row, why }: Apart): string[] {
  return ["", `【${rescuedTables[table]}（${table}）】${why}`, ...valueLines(row)];
}

function valueLines(row: NamedRow): string[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (value === null) return [];
    if (value instanceof Uint8Array) return [`  ${column}：${value.byteLength}バイトのファイル`];
    return [`  ${column}：${String(value)}`];
  });
}
