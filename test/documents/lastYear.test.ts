import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { buildForm } from "#shared/forms/forms.ts";
import { plainText } from "#shared/forms/build.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { committeeYear, heldComments, itemOf, projectOf } from "#test/support/committeeYears.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { cellsOf, tablesOf } from "#test/support/trees.ts";

/** The year after a year of these comments, with the row asked for. */
function yearAfter(
  comments: readonly Comment[] = heldComments,
  change: Partial<YearSnapshot> = {},
): YearSnapshot {
  const year = committeeYear();
  return {
    ...year,
    fiscalYear: 2020,
    evaluations: [],
    previousEvaluations: year.evaluations,
    previousComments: [...comments],
    comments: [],
    meetings: [],
    looks: { "evaluation-sheet": { lastYear: true }, "project-sheet": { lastYear: true } },
    ...change,
  };
}
/** The lines of last year's row of a sheet; undefined without the row. */
function lastYear(year: YearSnapshot, id: string): Paragraph[] | undefined {
  const tree = buildForm("evaluation-sheet", year, { subjects: [itemOf(id)] });
  const rows = tablesOf(tree).flatMap((table) => table.rows);
  return rows.find(({ cells }) => cells[0] && plainText(cells[0].paragraphs).includes("評価と回答"))?.cells[1]
    ?.paragraphs;
}
const lines = (year: YearSnapshot, id: string) => lastYear(year, id)?.map((one) => plainText([one]));

describe("last year's evaluation on this year's sheet", () => {
  it("stands small below the committee's field: its evaluation, then every opinion with its answer", () => {
    const found = lines(yearAfter(), "1");
    expect(found?.[0]).toContain("空き店舗の視察");
    expect(found?.slice(-4)).toEqual([
      "・補助制度を始める前に、空き店舗の一覧をつくって共有してほしい。",
      "→ 反映する：商工会・商店会と分担して調べ、令和2年度中に一覧をまとめます。持ち主の同意が得られた店舗から、起業の相談に来た人へ紹介していきます。（反映箇所：施策1-1「解決すべき課題・来年度に向けた方向性」）",
      "・来場者が市内の店で買い物をしたかどうかは分かるのか。",
      "→ 参考とする：来場者数は主催者の集計で、買い物の額は調べていません。",
    ]);
    expect(new Set(lastYear(yearAfter(), "1")?.map(({ size }) => size))).toEqual(new Set([8.5]));
  });

  it("is not there without being asked for, and not where last year left nothing", () => {
    expect(lines(yearAfter(heldComments, { looks: {} }), "1")).toBe(undefined);
    expect(lines(yearAfter(), "3")).toBe(undefined);
    const answersAlone = heldComments.filter(({ kind }) => kind === "remark" || kind === "answer");
    expect(lines(yearAfter(answersAlone, { previousEvaluations: [] }), "1")).toBe(undefined);
  });

  it("follows an item that a review made to what it goes on from", () => {
    const old = { ...committeeYear().items[0], id: "old", until: 2019 } as YearSnapshot["items"][number];
    const items = committeeYear().items.map((one) => (one.id === "3" ? { ...one, succeeds: ["old"] } : one));
    const opinion = heldComments.find(({ id }) => id === "c7");
    const year = yearAfter(opinion ? [{ ...opinion, subject: itemOf("old") }] : [], {
      items,
      otherItems: [old],
    });
    expect(lines(year, "3")).toEqual([
      "・セミナーを受けた人が1年後にどうしているかを聞き、相談につなげてほしい。",
    ]);
  });

  it("stands on the sheet of a project, too, and cannot be typed into", () => {
    const tree = buildForm("project-sheet", yearAfter(), { subjects: [projectOf("p1")] });
    const texts = cellsOf(tree).map((cell) => plainText(cell.paragraphs));
    const at = texts.findIndex((text) => text.includes("評価と回答"));
    expect(texts[at]).toBe("令和元年度の\n評価と回答");
    expect(texts[at + 1]).toBe("・プロジェクトの名前は、市民にも分かる言葉にしてほしい。");
    expect(cellsOf(tree)[at + 1]?.field).toBe(undefined);
  });

  it("is valid in Word", async () => {
    const bytes = await wordFile(buildForm("evaluation-sheet", yearAfter()));
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
  });
});
