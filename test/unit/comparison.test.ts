import { describe, expect, it } from "vitest";
import { newRowSchema, type Passage, planEditionSchema, type StatedMeasure } from "#shared/domain/rows.ts";
import {
  type ComparisonRow,
  comparisonRows,
  type EditionContent,
  editionContent,
  matchedIndicators,
} from "#shared/rules/comparison.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

let count = 0;
const passage = (title: string, text: string, change: Partial<Passage> = {}): Passage => {
  count += 1;
  return { id: `p${count}`, level: 1, title, text, ...change };
};
const edition = (passages: Passage[], measures: EditionContent["measures"] = []): EditionContent => ({
  passages,
  measures,
});
const measure = (title: string, change: Partial<StatedMeasure> = {}): StatedMeasure => ({
  title,
  overview: "",
  images: [],
  headings: ["基準値", "中間目標値", "目標値"],
  indicators: [],
  ...change,
});
/** Old and new text of every row. */
const texts = (rows: readonly ComparisonRow[]) => rows.map(({ oldText, newText }) => [oldText, newText]);

describe("the rows of two editions", () => {
  it("keep what did not change, and set changed passages side by side with their headings", () => {
    const same = passage("課題1 商店街", "店が減っている。");
    const old = passage("課題2 農業", "担い手が減っている。");
    const rows = comparisonRows(
      edition([same, old]),
      edition([same, { ...old, text: "担い手を育てる必要がある。" }]),
    );
    expect(rows).toEqual([
      {
        title: "課題1 商店街",
        newText: "課題1 商店街\n店が減っている。",
        oldText: "課題1 商店街\n店が減っている。",
        underlines: [],
      },
      {
        title: "課題2 農業",
        newText: "課題2 農業\n担い手を育てる必要がある。",
        oldText: "課題2 農業\n担い手が減っている。",
        underlines: [],
      },
    ]);
  });

  it("have no old text where a passage is new, and no new one where it went away, in its place", () => {
    const [first, gone, last] = [passage("一", "甲"), passage("二", "無くなる文"), passage("三", "丙")];
    const added = passage("四", "加わる段落");
    expect(texts(comparisonRows(edition([first, gone, last]), edition([first, added, last])))).toEqual([
      ["一\n甲", "一\n甲"],
      ["二\n無くなる文", null],
      [null, "四\n加わる段落"],
      ["三\n丙", "三\n丙"],
    ]);
    expect(texts(comparisonRows(edition([gone]), edition([])))).toEqual([["二\n無くなる文", null]]);
  });

  it("know a passage again by its id, then by its heading, then by its text", () => {
    const text = "市の産業の現況を踏まえて、課題を次のとおり整理する。";
    const old = [passage("見出し", "甲"), passage("2 施策の方向性", "乙"), passage("旧い題", text)];
    const [byId] = old;
    if (!byId) throw new Error("no passage");
    const next = [
      passage("新しい題", `${text}以上である。`),
      passage("２　施策の方向性", "丙"),
      { ...byId, title: "別の見出し" },
    ];
    const rows = comparisonRows(edition(old), edition(next));
    expect(texts(rows)).toEqual([
      [`旧い題\n${text}`, `新しい題\n${text}以上である。`],
      ["2 施策の方向性\n乙", "２　施策の方向性\n丙"],
      ["見出し\n甲", "別の見出し\n甲"],
    ]);
  });

  it("hold a heading without text together with the passage below it", () => {
    const heading = passage("V 課題の整理", "");
    const below = passage("1 産業の課題", "課題は次のとおり。", { level: 2 });
    const added = passage("2 新しい節", "新しい文。", { level: 2 });
    const rows = comparisonRows(edition([heading, below]), edition([heading, below, added]));
    expect(rows[0]).toMatchObject({
      title: "V 課題の整理\n1 産業の課題",
      newText: "V 課題の整理\n1 産業の課題\n課題は次のとおり。",
    });
    expect(rows).toHaveLength(2);
    // A heading that only one of the sides has stays apart from what both have.
    const apart = comparisonRows(edition([below]), edition([heading, below]));
    expect(texts(apart)).toEqual([
      [null, "V 課題の整理"],
      ["1 産業の課題\n課題は次のとおり。", "1 産業の課題\n課題は次のとおり。"],
    ]);
  });

  it("set whole 施策 side by side by their item, behind the passages", () => {
    const rows = comparisonRows(
      edition(
        [],
        [
          { item: "a", code: "1-1", measure: measure("1-1 拠点") },
          { item: "b", code: "1-2", measure: measure("1-2 個店") },
        ],
      ),
      edition(
        [passage("章", "文")],
        [
          { item: "a", code: "1-1", measure: measure("1-1 拠点づくり") },
          { item: "new", code: "1-3", measure: measure("1-3 買物") },
        ],
      ),
    );
    expect(rows.map((row) => [row.title, row.oldMeasure?.title, row.newMeasure?.title])).toEqual([
      ["章", undefined, undefined],
      ["1-1 拠点づくり", "1-1 拠点", "1-1 拠点づくり"],
      ["1-2 個店", "1-2 個店", undefined],
      ["1-3 買物", undefined, "1-3 買物"],
    ]);
    for (const row of rows) {
      const added = { table: "documentRow", row: { ...row, document: "d" } };
      expect(newRowSchema.safeParse(added).success).toBe(true);
    }
  });

  it("are none for two empty editions, and all of one side against an empty one", () => {
    expect(comparisonRows(edition([]), edition([]))).toEqual([]);
    const rows = comparisonRows(edition([]), edition([passage("一", "甲"), passage("", "題の無い文")]));
    expect(texts(rows)).toEqual([
      [null, "一\n甲"],
      [null, "題の無い文"],
    ]);
  });

  it("are found for 2,000 passages that all have other ids", () => {
    const many = (): Passage[] =>
      Array.from({ length: 2_000 }, (_, index) => passage(`第${index}節`, `第${index}節の文。`));
    const rows = comparisonRows(edition(many()), edition(many()));
    expect(rows).toHaveLength(2_000);
    expect(rows.every(({ newText, oldText }) => newText === oldText)).toBe(true);
    // Nor do 2,000 that are other ones altogether take longer than a person waits.
    const others = Array.from({ length: 2_000 }, (_, index) => passage(`別${index}`, "別の文。".repeat(200)));
    expect(comparisonRows(edition(many()), edition(others))).toHaveLength(4_000);
  });
});

describe("what a plan says now", () => {
  const snapshot = tinySnapshot();

  it("is its passages, and its 施策 with 基準値, 中間目標値 and 目標値 as printed", () => {
    const number = (text: string) => ({ kind: "number" as const, number: text });
    const content = editionContent({
      ...snapshot,
      passages: [passage("章", "文")],
      items: snapshot.items.map((item) =>
        item.id === "1-1" ? { ...item, overview: "概要の文", images: "講座の開催\n\n相談" } : item,
      ),
      indicators: [
        {
          id: "i",
          item: "1-1",
          kind: "成果指標",
          name: "来場者数",
          unit: "人",
          externalSurvey: true,
          cumulative: false,
          targets: { 2018: { kind: "dash" }, 2021: number("11000"), 2023: number("12000") },
          actuals: { 2018: number("9800") },
        },
      ],
    });
    expect(content.passages.map(({ title }) => title)).toEqual(["章"]);
    expect(content.measures.map(({ code }) => code)).toEqual(["1-1", "1-2"]);
    expect(content.measures[0]?.measure).toEqual({
      title: "1-1 施策その一",
      overview: "概要の文",
      images: ["講座の開催", "相談"],
      headings: ["基準値\n平成30（2018）年度", "中間目標値\n令和3（2021）年度", "目標値\n令和5（2023）年度"],
      indicators: [
        { kind: "成果指標※", name: "来場者数", baseline: "9,800人", middle: "11,000人", target: "12,000人" },
      ],
    });
    const kept = { id: "e", name: "平成31年3月策定", fixedOn: "2019-03-31", ...content };
    expect(planEditionSchema.safeParse(kept).success).toBe(true);
  });

  it("takes the end of the first of several periods as the middle", () => {
    const periods = [
      { name: "前期", from: 2019, to: 2020 },
      { name: "後期", from: 2021, to: 2023 },
    ];
    const { measures } = editionContent({ ...snapshot, plan: { ...snapshot.plan, periods } });
    expect(measures[0]?.measure.headings[1]).toBe("中間目標値\n令和2（2020）年度");
  });

  it("says no year it does not have: no baseline, no middle of a single year", () => {
    const plan = {
      ...snapshot.plan,
      baselineFiscalYear: null,
      indicatorFiscalYears: [2019, 2019] as [number, number],
    };
    const { measures } = editionContent({ ...snapshot, plan });
    expect(measures[0]?.measure.headings).toEqual(["基準値", "中間目標値", "目標値\n令和元（2019）年度"]);
    expect(measures[0]?.measure.indicators[0]).toMatchObject({ baseline: "", middle: "", target: "8件" });
  });

  it("takes in an item above the ends of the tree when it says something itself", () => {
    const items = snapshot.items.map((item) =>
      item.id === "1" ? { ...item, overview: "方向の説明" } : item,
    );
    expect(editionContent({ ...snapshot, items }).measures.map(({ item }) => item)).toEqual([
      "1",
      "1-1",
      "1-2",
    ]);
  });

  it("compared with itself has no row that changed", () => {
    const content = editionContent({ ...snapshot, passages: [passage("章", "文")] });
    for (const row of comparisonRows(content, structuredClone(content))) {
      expect(row.newText).toBe(row.oldText);
      expect(row.newMeasure).toEqual(row.oldMeasure);
    }
  });
});

describe("indicators side by side", () => {
  const indicator = (name: string, kind = "成果指標") => ({
    kind,
    name,
    baseline: "",
    middle: "",
    target: "",
  });

  it("are known again by their names, then by names much like them", () => {
    const old = [indicator("創業支援の件数"), indicator("空き店舗の数"), indicator("来場者数")];
    const next = [indicator("来場者数"), indicator("創業支援の相談件数"), indicator("融資の件数")];
    const names = matchedIndicators(old, next).map(({ from, to }) => [from?.name, to?.name]);
    expect(names).toEqual([
      ["来場者数", "来場者数"],
      ["創業支援の件数", "創業支援の相談件数"],
      ["空き店舗の数", undefined],
      [undefined, "融資の件数"],
    ]);
  });
});
