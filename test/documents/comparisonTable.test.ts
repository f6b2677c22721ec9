import { describe, expect, it } from "vitest";
import type { ComparisonSettings, DocumentRow, StatedMeasure, Underline } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { plainText } from "#shared/forms/build.ts";
import { comparisonTable } from "#shared/forms/comparisonTable.ts";
import type { Cell, DocumentTree, Paragraph, Row } from "#shared/forms/documentTree.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { readRuns, shownRuns } from "#test/support/docxRuns.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { documentRow, reviewYear, yearWithDocument } from "#test/support/reviewYears.ts";
import { cellsOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

const sample = reviewYear();

function year(rows: readonly DocumentRow[], settings?: ComparisonSettings): YearSnapshot {
  return yearWithDocument("comparison", rows, settings ? { settings } : {});
}
const tableRow = (rows: readonly DocumentRow[], settings?: ComparisonSettings, index = 1): Row => {
  const row = tablesOf(comparisonTable(year(rows, settings)))[0]?.rows[index];
  if (!row) throw new Error("no such row");
  return row;
};
/** Text of a cell with what is underlined in 【】. */
const shown = (cell: Cell | undefined): string =>
  (cell?.paragraphs ?? [])
    .map((one) => one.runs.map(({ text, underline }) => (underline ? `【${text}】` : text)).join(""))
    .join("\n");
const texts = (rows: readonly DocumentRow[], settings?: ComparisonSettings): string[][] =>
  tablesOf(comparisonTable(year(rows, settings))).flatMap((table) => textRows(table));
const shownTexts = (row: DocumentRow, settings?: ComparisonSettings): string[] =>
  tableRow([row], settings).cells.map(shown);

const changed = documentRow({
  title: "課題1 商業",
  newText: "課題1 商業\n買い物をしやすい環境を整える必要がある。",
  oldText: "課題1 商業\n買い物をしやすい環境を作る必要がある。",
});

const measure = (change: Partial<StatedMeasure> = {}): StatedMeasure => ({
  title: "1-1 拠点づくり",
  overview: "空き店舗の活用を進める。",
  images: ["催しの開催", "・広場の活用"],
  headings: ["基準値\n平成30（2018）年度", "中間目標値\n令和5（2023）年度", "目標値\n令和10（2028）年度"],
  indicators: [
    { kind: "活動指標", name: "空き店舗の活用件数", baseline: "0件", middle: "2件", target: "3件" },
    {
      kind: "成果指標※",
      name: "小売事業所数",
      baseline: "502事業所",
      middle: "520事業所",
      target: "525事業所",
    },
  ],
  ...change,
});
const measures = (newMeasure?: StatedMeasure, oldMeasure?: StatedMeasure): DocumentRow =>
  documentRow({
    newText: null,
    oldText: null,
    ...(newMeasure ? { newMeasure } : {}),
    ...(oldMeasure ? { oldMeasure } : {}),
  });

describe("the 新旧対照表", () => {
  it("lies on A4 across, new on the left, with its title, the legend and numbered pages", () => {
    const tree = comparisonTable(year([changed]), { handoutNumber: "資料1" });
    expect(tree.sections).toMatchObject([
      { page: { size: "A4", orientation: "landscape" }, pageNumbers: true, handoutNumber: "資料1" },
    ]);
    const [title] = tree.sections[0]?.blocks ?? [];
    expect(title).toMatchObject({
      kind: "text",
      field: { entity: "row", table: "document", id: "d", property: "title" },
    });
    expect(tree.title).toBe("見本計画　新旧対照表");
    expect(linesOf(tree)).toContain("（下線部分は改正部分）");
    const [table] = tablesOf(tree);
    expect(table && textRows(table)[0]).toEqual(["新", "旧"]);
    expect(table?.rows.map((row) => row.header)).toEqual([true, false]);
  });

  it("underlines on both sides what changed, and sets headings apart", () => {
    expect(shownTexts(changed)).toEqual([
      "課題1 商業\n買い物をしやすい環境を【整える】必要がある。",
      "課題1 商業\n買い物をしやすい環境を【作る】必要がある。",
    ]);
    const [heading, text] = tableRow([changed]).cells[0]?.paragraphs ?? [];
    expect(heading).toMatchObject({ font: "gothic", bold: true });
    expect(text).toMatchObject({ font: "mincho", firstLine: 1 });
  });

  it("takes as headings the row's title, also a changed one, else short first lines above prose", () => {
    const bold = (row: DocumentRow, side: 0 | 1 = 0): string[] =>
      (tableRow([row]).cells[side]?.paragraphs ?? [])
        .filter((one) => one.bold)
        .map((one) => plainText([one]));
    const renamed = documentRow({
      title: "3 施策の方向性",
      newText: "3 施策の方向性\n5つを定める。",
      oldText: "2 施策の方向\n5つを定める。",
    });
    expect([bold(renamed, 0), bold(renamed, 1)]).toEqual([["3 施策の方向性"], ["2 施策の方向"]]);
    const pasted = documentRow({ newText: "Ⅴ 課題の整理\n1 産業の課題\n　課題は9つである。", oldText: null });
    expect(bold(pasted)).toEqual(["Ⅴ 課題の整理", "1 産業の課題"]);
    expect(bold(documentRow({ newText: "一行だけの文" }))).toEqual([]);
    expect(bold(documentRow({ newText: "・箇条の一\n・箇条の二" }))).toEqual([]);
    expect(bold(documentRow({ newText: "短い文である。\n次の文である。" }))).toEqual([]);
  });

  it("says 新規 in the old column of a row that is new, and （削る） in the new one of a row that went away", () => {
    const rows = [
      documentRow({ newText: "加わる節", oldText: null }),
      documentRow({ newText: null, oldText: "無くなる節" }),
      documentRow({ newText: null, oldText: null }),
    ];
    expect(texts(rows).slice(1)).toEqual([
      ["加わる節", "新規"],
      ["（削る）", "無くなる節"],
      ["", ""],
    ]);
    expect(shown(tableRow(rows).cells[0])).toBe("【加わる節】");
  });

  it("follows the document's settings: sides, words, 略, no legend", () => {
    const rows = [
      documentRow({ newText: "加わる節", oldText: null }),
      documentRow({ newText: null, oldText: "無くなる節" }),
      documentRow({ title: "1 目的", newText: "1 目的\n同じ文。", oldText: "1 目的\n同じ文。" }),
      changed,
    ];
    const settings: ComparisonSettings = {
      newSide: "right",
      newHeading: "改正後",
      oldHeading: "改正前",
      added: "（新設）",
      removed: "",
      unchanged: "omit",
      legend: "",
    };
    expect(texts(rows, settings)).toEqual([
      ["改正前", "改正後"],
      ["（新設）", "加わる節"],
      ["無くなる節", ""],
      ["1 目的\n（略）", "1 目的\n（略）"],
      [changed.oldText, changed.newText],
    ]);
    expect(linesOf(comparisonTable(year(rows, settings)))).toEqual(["見本計画　新旧対照表"]);
  });

  it("shows by an underlined blank where only the other side has text, when it is asked to", () => {
    const row = documentRow({ newText: "店を増やし、整える。", oldText: "整える。" });
    expect(shownTexts(row, { padding: true })).toEqual(["【店を増やし、】整える。", "【　　　　】整える。"]);
    const line = documentRow({ newText: "一。\n二。", oldText: "一。\n中。\n二。" });
    expect(shownTexts(line, { padding: true })).toEqual(["一。\n【　　】\n二。", "一。\n【中。】\n二。"]);
    const end = documentRow({ newText: "一。", oldText: "一。終わり" });
    expect(shownTexts(end, { padding: true })).toEqual(["一。【　　　】", "一。【終わり】"]);
    expect(shownTexts(end)[0]).toBe("一。");
  });

  it("keeps what was underlined or cleared by hand, also in a row that is otherwise unchanged", () => {
    const hand = documentRow({
      newText: "同じ文。",
      oldText: "同じ文。",
      underlines: [{ side: "new", from: 0, words: "同じ", underline: true }],
    });
    expect(shownTexts(hand, { unchanged: "omit" })).toEqual(["【同じ】文。", "同じ文。"]);
    const cleared = {
      ...changed,
      underlines: [{ side: "old" as const, from: 99, words: "作る", underline: false }],
    };
    expect(shownTexts(cleared)[1]).not.toContain("【");
  });

  it("does not underline the blank a new paragraph begins with, and hangs its bullets", () => {
    const row = documentRow({ newText: "前の段落。\n　新しい段落。\n・新しい箇条", oldText: "前の段落。" });
    expect(shownTexts(row)[0]).toBe("前の段落。\n　【新しい段落。】\n【・新しい箇条】");
    const [, , bullet] = tableRow([row]).cells[0]?.paragraphs ?? [];
    expect(bullet).toMatchObject({ indent: 1, firstLine: -1 });
  });

  it("lets every text be typed where it stands, its row be moved, and rows be added", () => {
    const gone = documentRow({ newText: null, oldText: "無くなる節" });
    const [table] = tablesOf(comparisonTable(year([changed, gone])));
    expect(table?.adds).toEqual({
      table: "documentRow",
      row: { document: "d", title: "", newText: "", oldText: "", underlines: [] },
    });
    expect(table?.rows[1]?.record).toEqual({ table: "documentRow", id: changed.id });
    expect(table?.rows[1]?.cells).toMatchObject([
      {
        editor: "text",
        field: { entity: "row", table: "documentRow", id: changed.id, property: "newText" },
        handle: { kind: "comparison", row: changed.id, side: "new" },
        label: "新　課題1 商業",
      },
      { editor: "text", field: { property: "oldText" }, handle: { side: "old" } },
    ]);
    const missing = table?.rows[2]?.cells[0];
    expect(missing?.field).toBeUndefined();
    expect(missing?.handle).toEqual({ kind: "comparison", row: gone.id, side: "new" });
  });

  it("is seen as a table while it has no rows, and is no document where there is none", () => {
    expect(texts([])).toEqual([
      ["新", "旧"],
      ["", ""],
    ]);
    expect(comparisonTable({ ...sample, documents: [] }).sections).toEqual([]);
    expect(() => comparisonTable(sample, { document: "nobody's" })).toThrow("not-found");
    expect(() => comparisonTable(sample, { document: "outline" })).toThrow("not-found");
  });

  it("prints every table of the plan a section each, or the one that is asked for", () => {
    const two = {
      ...year([changed, documentRow({ document: "e", newText: "別の表" })]),
      documents: [
        { id: "d", kind: "comparison" as const, title: "第一の表" },
        { id: "e", kind: "comparison" as const, title: "第二の表" },
      ],
    };
    expect(comparisonTable(two).sections).toHaveLength(2);
    expect(comparisonTable(two).title).toBe("見本計画 新旧対照表");
    const [table, ...others] = tablesOf(comparisonTable(two, { document: "e" }));
    expect(others).toEqual([]);
    expect(table && textRows(table)[1]).toEqual(["別の表", ""]);
  });

  it("obeys the look of the form", () => {
    const tree = comparisonTable({
      ...year([changed]),
      looks: {
        "comparison-table": {
          page: { size: "A4", orientation: "portrait" },
          body: "gothic",
          size: 1,
          fonts: "ud",
        },
      },
    });
    expect(tree.sections[0]).toMatchObject({ page: { orientation: "portrait" }, look: { fonts: "ud" } });
    const text = cellsOf(tree)[2]?.paragraphs[1];
    expect(text).toMatchObject({ font: "gothic", size: 11 });
  });
});

describe("a whole 施策 in the 新旧対照表", () => {
  const old = measure({
    overview: "空き店舗の活用を促す。",
    images: ["催しの開催"],
    headings: ["基準値\n平成30（2018）年度", "中間値\n平成35（2023）年度", "目標値\n平成40（2028）年度"],
    indicators: [
      {
        kind: "成果指標※",
        name: "小売事業所数",
        baseline: "502事業所",
        middle: "520事業所",
        target: "530事業所",
      },
      { kind: "成果指標", name: "来場者の数", baseline: "10人", middle: "", target: "—" },
    ],
  });
  const rows = (row: DocumentRow, settings?: ComparisonSettings): string[][] =>
    tablesOf(comparisonTable(year([row], settings))).flatMap((table) =>
      table.rows.slice(1).map((one) => one.cells.map(shown)),
    );

  it("stands on both sides row by row, what differs underlined, values cell by cell", () => {
    expect(rows(measures(measure(), old))).toEqual([
      ["1-1 拠点づくり", "1-1 拠点づくり"],
      ["施策\n概要", "空き店舗の活用を【進める】。", "施策\n概要", "空き店舗の活用を【促す】。"],
      ["事業\nイメージ", "・催しの開催\n【・広場の活用】", "事業\nイメージ", "・催しの開催"],
      [
        "指標",
        "基準値\n平成30（2018）年度",
        "【中間目標値】\n【令和5（2023）年度】",
        "目標値\n【令和10（2028）年度】",
        "指標",
        "基準値\n平成30（2018）年度",
        "【中間値】\n【平成35（2023）年度】",
        "目標値\n【平成40（2028）年度】",
      ],
      ["【活動指標】", "【空き店舗の活用件数】", "【0件】", "【2件】", "【3件】", "新規"],
      [
        "成果指標※",
        "小売事業所数",
        "502事業所",
        "520事業所",
        "【525事業所】",
        "成果指標※",
        "小売事業所数",
        "502事業所",
        "520事業所",
        "【530事業所】",
      ],
      ["（削る）", "【成果指標】", "【来場者の数】", "【10人】", "", "【—】"],
    ]);
  });

  it("is one cell of 新規 or （削る） as high as the other side where a side does not have it", () => {
    const added = tableRow([measures(measure())]);
    expect(added.cells.map(shown)).toEqual(["【1-1 拠点づくり】", "新規"]);
    expect(added.cells[1]).toMatchObject({ colSpan: 5, rowSpan: 6 });
    expect(rows(measures(undefined, old))[0]).toEqual(["（削る）", "【1-1 拠点づくり】"]);
    const right = tableRow([measures(measure())], { newSide: "right" });
    expect(right.cells.map(shown)).toEqual(["新規", "【1-1 拠点づくり】"]);
  });

  it("stands as a text beside a text, and is changed as the 施策 it is", () => {
    const row = { ...measures(measure()), oldText: "1-1 拠点づくり\n箇条で書かれた施策。" };
    const [next, before] = tableRow([row]).cells;
    expect(plainText(next?.paragraphs ?? [])).toBe(
      [
        "1-1 拠点づくり",
        "空き店舗の活用を進める。",
        "・催しの開催",
        "・広場の活用",
        "活動指標 空き店舗の活用件数：基準値 0件、中間目標値 2件、目標値 3件",
        "成果指標※ 小売事業所数：基準値 502事業所、中間目標値 520事業所、目標値 525事業所",
      ].join("\n"),
    );
    expect(next?.field).toBeUndefined();
    expect(next?.handle).toEqual({ kind: "comparison", row: row.id, side: "new" });
    expect(before).toMatchObject({ editor: "text", field: { property: "oldText" } });
  });

  it("is what a side says that has a text as well", () => {
    const row = { ...measures(measure(), measure()), newText: "", oldText: "残っていた文" };
    expect(rows(row)).toEqual(rows(measures(measure(), measure())));
  });

  it("is kept on one page when it fits there, and is divided when it does not", () => {
    const kept = tablesOf(comparisonTable(year([measures(measure(), old)])))[0]?.rows.slice(1) ?? [];
    expect(kept.map((row) => row.keepNext)).toEqual([...kept.slice(1).map(() => true), false]);
    expect(kept.every((row) => row.cantSplit)).toBe(true);
    const long = measure({ overview: longText("官民の連携") });
    const [title, overview] = tablesOf(comparisonTable(year([measures(long, old)])))[0]?.rows.slice(1) ?? [];
    expect([title?.keepNext, overview?.keepNext, overview?.cantSplit]).toEqual([false, false, false]);
    // A merged cell beside it would hold its rows together; cells without a line between them do not.
    const alone = tablesOf(comparisonTable(year([measures(long)])))[0]?.rows.slice(1) ?? [];
    expect(alone.map((row) => row.cells.at(-1)).map((cell) => [cell?.rowSpan, shown(cell)])).toEqual([
      [1, "新規"],
      ...alone.slice(1).map(() => [1, ""]),
    ]);
    expect(alone[1]?.cells.at(-1)?.borders).toMatchObject({
      top: { style: "none" },
      bottom: { style: "none" },
    });
  });

  it("shares the columns of the table with rows of texts, which go over a whole side", () => {
    const [table] = tablesOf(comparisonTable(year([changed, measures(measure(), old)])));
    expect(table?.columns).toHaveLength(10);
    const half = (from: number) => table?.columns.slice(from, from + 5).reduce((sum, one) => sum + one, 0);
    expect(half(0)).toBe(half(5));
    expect(table?.rows[1]?.cells.map(({ colSpan }) => colSpan)).toEqual([5, 5]);
  });

  it("has a stronger line between the sides than between the columns of one", () => {
    const [table] = tablesOf(comparisonTable(year([changed, measures(measure(), old)])));
    for (const row of table?.rows ?? []) {
      const right = row.cells.findIndex((cell) => cell.column === 5);
      expect(row.cells[right]?.borders?.left).toEqual({ style: "single", width: 12 });
      expect(row.cells[right - 1]?.borders?.right).toEqual({ style: "single", width: 12 });
    }
    expect(tableRow([changed]).cells[0]?.borders).toBeUndefined();
  });

  it("leaves out what neither side says, and all below the title when nothing changed and 略 is chosen", () => {
    const bare = measure({ overview: "", images: [], indicators: [] });
    expect(rows(measures(bare, bare))).toEqual([["1-1 拠点づくり", "1-1 拠点づくり"]]);
    expect(rows(measures(measure(), measure()), { unchanged: "omit" })).toEqual([
      ["1-1 拠点づくり", "1-1 拠点づくり"],
      ["（略）", "（略）"],
    ]);
    expect(rows(measures(measure(), old), { unchanged: "omit" })).toHaveLength(7);
  });

  it("keeps what was underlined or cleared by hand in each of its texts", () => {
    const underlines: Underline[] = [
      { side: "new", part: "title", from: 4, words: "拠点", underline: true },
      { side: "new", part: "overview", from: 0, words: "空き店舗", underline: true },
      { side: "old", part: "overview", from: 0, words: "促す", underline: false },
      { side: "new", part: "images", from: 0, words: "広場の", underline: false },
      { side: "old", part: "headings/2", from: 0, words: "目標値", underline: true },
      { side: "new", part: "indicators/1/name", from: 0, words: "小売", underline: true },
      { side: "old", part: "indicators/0/target", from: 0, words: "事業所", underline: false },
      { side: "new", part: "indicators/0/kind", from: 0, words: "活動指標", underline: false },
    ];
    const made = rows({ ...measures(measure(), old), underlines });
    expect(made.slice(0, 3)).toEqual([
      ["1-1 【拠点】づくり", "1-1 拠点づくり"],
      ["施策\n概要", "【空き店舗】の活用を【進める】。", "施策\n概要", "空き店舗の活用を促す。"],
      ["事業\nイメージ", "・催しの開催\n【・】広場の【活用】", "事業\nイメージ", "・催しの開催"],
    ]);
    expect(made[3]?.at(-1)).toBe("【目標値】\n【平成40（2028）年度】");
    expect(made[4]?.[0]).toBe("活動指標");
    expect([made[5]?.[1], made[5]?.at(-1)]).toEqual(["【小売】事業所数", "【530】事業所"]);
  });

  it("is not 略 where nothing changed but something is underlined by hand", () => {
    const underlines: Underline[] = [
      { side: "old", part: "indicators/1/baseline", from: 0, words: "502", underline: true },
    ];
    const made = rows({ ...measures(measure(), measure()), underlines }, { unchanged: "omit" });
    expect(made.at(-1)?.[7]).toBe("【502】事業所");
  });

  it("says of every cell with words of the 施策 which of its texts that is", () => {
    const [table] = tablesOf(comparisonTable(year([measures(measure(), old)])));
    const parts = (table?.rows.slice(1) ?? []).map((one) =>
      one.cells.map((cell) => (cell.handle?.kind === "comparison" ? (cell.handle.part ?? "") : "?")),
    );
    const indicatorAt = (place: number) =>
      ["kind", "name", "baseline", "middle", "target"].map((property) => `indicators/${place}/${property}`);
    const headings = ["", "headings/0", "headings/1", "headings/2"];
    expect(parts).toEqual([
      ["title", "title"],
      ["", "overview", "", "overview"],
      ["", "images", "", "images"],
      [...headings, ...headings],
      [...indicatorAt(0), ""],
      [...indicatorAt(1), ...indicatorAt(0)],
      ["", ...indicatorAt(1)],
    ]);
  });

  it("is changed at its cells, and moved at its first row only", () => {
    const row = measures(measure(), old);
    const [table] = tablesOf(comparisonTable(year([row])));
    const below = table?.rows.slice(1) ?? [];
    expect(below.map((one) => one.record?.id)).toEqual([row.id, ...below.slice(1).map(() => undefined)]);
    for (const cell of below.flatMap((one) => one.cells)) {
      expect(cell.field).toBeUndefined();
      expect(cell.handle).toMatchObject({ kind: "comparison", row: row.id });
    }
  });
});

/** Far more than a page of one row, with changes all through it. */
const longText = (word: string): string =>
  Array.from(
    { length: 60 },
    (_, index) =>
      `　${index + 1}番目の段落では、${word}について述べ、${"市内の事業者の声を聴く。".repeat(5)}`,
  ).join("\n");
const longRow = documentRow({
  title: "4ページの課題",
  newText: longText("官民の連携"),
  oldText: longText("行政の支援"),
});

const hostile = year(
  [
    documentRow({ newText: "</w:t>&\"']]> 𠮷\u0000と葛\u{E0100}飾", oldText: "</w:t>&\"']]> 𩸽と葛飾" }),
    documentRow({ newText: "👨‍👩‍👧が👍🏽した", oldText: "👨‍👩‍👧が👍した" }),
    documentRow({ newText: "か\u3099んばる\uFFFE", oldText: "かんばる" }),
    documentRow({ newText: "", oldText: "" }),
    documentRow({ newText: null, oldText: "\n\n\n" }),
    documentRow({ newText: "一\t二\r\n三", oldText: "一\u000b二" }),
  ],
  { padding: true, added: "<新規>" },
);

describe("the 新旧対照表 as a Word file", () => {
  it.each<[string, DocumentTree]>([
    ["of the sample", comparisonTable(sample, { handoutNumber: "資料1-2" })],
    ["without rows", comparisonTable(year([]))],
    [
      "with new on the right, blanks and 略",
      comparisonTable(
        year([changed, measures(measure())], { newSide: "right", padding: true, unchanged: "omit" }),
      ),
    ],
    ["of letters that are easily broken", comparisonTable(hostile)],
    ["of 施策 on one side", comparisonTable(year([measures(undefined, measure()), measures(measure())]))],
    ["of a row of four pages", comparisonTable(year([longRow, changed]))],
  ])("is valid and says and underlines what the tree does: %s", async (_, tree) => {
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    const table = tablesOf(tree)[0];
    expect(readTables(bytes)[0]).toMatchObject({ columns: table?.columns, headerRows: 1 });
    const underlined = (paragraphs: readonly Paragraph[]) =>
      paragraphs
        .flatMap((one) => one.runs.filter(({ underline }) => underline).map(({ text }) => text))
        .join("");
    const written = readRuns(bytes)[0] ?? [];
    for (const [r, row] of (table?.rows ?? []).entries()) {
      for (const [c, cell] of row.cells.entries()) {
        const runs = written[r]?.[c] ?? [];
        expect(runs.map(({ text }) => text).join("")).toBe(plainText(cell.paragraphs));
        const lines = runs.filter((run) => run.underlined).map(({ text }) => text.replaceAll("\n", ""));
        expect(lines.join("")).toBe(underlined(cell.paragraphs));
      }
    }
  });

  it("underlines the words of both sides in its XML", async () => {
    const rows = readRuns(await wordFile(comparisonTable(year([changed]))))[0] ?? [];
    expect(rows[1]?.map(shownRuns)).toEqual([
      "課題1 商業\n買い物をしやすい環境を【整える】必要がある。",
      "課題1 商業\n買い物をしやすい環境を【作る】必要がある。",
    ]);
  });

  it("says which characters it had to leave out, and where", () => {
    expect(comparisonTable(hostile).dropped).toEqual([
      { place: expect.stringContaining("新　") as string, characters: "U+0000" },
      { place: expect.stringContaining("新　か\u3099んばる") as string, characters: "U+FFFE" },
    ]);
  });

  it("holds a cell of 100,000 characters, and 60 rows", async () => {
    const sentence = "市内の事業者を支えるため、商工会と連携した相談の場を設けます。";
    const huge = sentence.repeat(3_300);
    const row = documentRow({ newText: huge, oldText: huge.replaceAll("商工会", "商店会") });
    const rows = [row, ...Array.from({ length: 59 }, () => ({ ...changed, id: documentRow().id }))];
    const tree = comparisonTable(year(rows));
    expect(plainText(cellsOf(tree)[2]?.paragraphs ?? [])).toBe(huge);
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(readTables(bytes)[0]?.cells).toHaveLength(122);
  });
});

describe("the 新旧対照表 on paper", () => {
  const squeezed = (page: string) => page.replaceAll(/\s/gu, "");

  it.skipIf(!canRender)(
    "begins below its title and repeats its heads on every page of a long row",
    async () => {
      const pages = (await pagesOf(await wordFile(comparisonTable(year([longRow, changed]))))).map(squeezed);
      expect(pages.length).toBeGreaterThanOrEqual(4);
      expect(pages[0]).toContain("見本計画新旧対照表");
      for (const [index, page] of pages.entries()) {
        expect(page).toContain("新旧");
        expect(page).toContain(`－${index + 1}－`);
      }
      for (let paragraph = 1; paragraph <= 60; paragraph += 1) {
        expect(pages.join("")).toContain(`${paragraph}番目の`);
      }
    },
  );

  it.skipIf(!canRender)("keeps every 施策 of the sample on one page with its indicators", async () => {
    const pages = (await pagesOf(await wordFile(comparisonTable(sample)))).map(squeezed);
    expect(pages[0]).toContain("課題1市民のライフスタイル");
    for (const row of sample.documentRows) {
      const stated = row.newMeasure;
      if (!stated) continue;
      const page = pages.find((one) => one.includes(squeezed(stated.title)));
      expect(page).toContain("施策");
      expect(page).toContain(squeezed(stated.overview).slice(0, 8));
      for (const { target } of stated.indicators) expect(page).toContain(squeezed(target));
    }
  });
});
