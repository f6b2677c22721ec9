/** What overflows is said before it is printed, and pages are counted as Word makes them. */
import { describe, expect, it } from "vitest";
import { A4_PORTRAIT, paragraph, table, textArea } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm } from "#shared/forms/forms.ts";
import { estimatedPages, type PlacedPage } from "#shared/forms/placedPages.ts";
import { problemSentence, sheetProblems } from "#shared/forms/problems.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { countPages } from "#electron/backend/word/countPages.ts";
import { kitchenSink } from "#test/support/kitchenSink.ts";
import { item, project, sampleYear, withEvaluation } from "#test/support/snapshots.ts";

const year = sampleYear();
const line = "取組の効果を確かめながら、次の年度の計画に生かされたい。\n";
const sheet = (snapshot: YearSnapshot) => buildForm("evaluation-sheet", snapshot, { subjects: [item("1")] });
const evaluated = (lines: number) =>
  sheet(withEvaluation(year, item("1"), { committeeEvaluation: line.repeat(lines).trimEnd() }));

/** Both ways to know the pages must say the same. */
async function problemsOf(tree: DocumentTree): Promise<string[]> {
  const { pages } = await countPages(tree);
  const known = sheetProblems(tree, pages).map(({ kind, place }) => `${kind} ${place}`);
  expect(sheetProblems(tree).map(({ kind, place }) => `${kind} ${place}`)).toEqual(known);
  return known;
}

describe("what overflows", () => {
  it("is nothing in the sample", async () => {
    expect(await problemsOf(sheet(year))).toEqual([]);
    expect(await problemsOf(buildForm("project-sheet", year))).toEqual([]);
    expect(await problemsOf(kitchenSink())).toEqual([]);
  });

  it("is the committee's field when it is pushed to a page of its own", async () => {
    const tree = evaluated(18);
    expect(await problemsOf(tree)).toEqual(["box-alone 1 暮らしにマッチした生活環境の創造 推進委員会の評価"]);
    expect(estimatedPages(tree)).toHaveLength(3);
  });

  it("is a row higher than a page, named by the text that makes it so", async () => {
    const tree = sheet(withEvaluation(year, item("1-2"), { achievement: line.repeat(150) }));
    expect(await problemsOf(tree)).toEqual([expect.stringMatching(/^tall-row 1-2 .*達成状況/u)]);
  });

  it("is a row of a project sheet, too", async () => {
    const tree = buildForm(
      "project-sheet",
      withEvaluation(year, project("p1"), { issues: line.repeat(150) }),
    );
    expect(await problemsOf(tree)).toEqual([expect.stringMatching(/^tall-row プロジェクト1 .*課題/u)]);
  });

  it("is a table that had to be narrowed", async () => {
    const wide = table(
      {
        name: "広い表",
        columns: [8000, 8000],
        rows: [{ cells: [{ paragraphs: [paragraph("あ")] }, { paragraphs: [paragraph("い")] }] }],
      },
      textArea(A4_PORTRAIT).width,
    );
    const tree = {
      title: "試験",
      dropped: [],
      sections: [{ page: A4_PORTRAIT, pageNumbers: true, blocks: [wide] }],
    };
    expect(await problemsOf(tree)).toEqual(["too-wide 広い表"]);
  });

  it.each(["box-alone", "tall-row", "too-wide"] as const)("is said as a sentence: %s", (kind) => {
    const sentence = problemSentence({ kind, place: "推進委員会の評価" });
    expect(sentence).toMatch(/「推進委員会の評価」.*。$/u);
    expect(sentence).not.toMatch(/[a-z]/u);
  });
});

describe("counted pages", () => {
  it("are Word's own for the usual families, and say so where they are not", async () => {
    const sheets = await countPages(
      buildForm("evaluation-sheet", year, { subjects: [item("1"), item("2")] }),
    );
    expect(sheets).toMatchObject({ exact: true });
    expect(sheets.pages.map((page) => page.section)).toEqual([0, 0, 1, 1]);
    const mixed = await countPages(kitchenSink());
    expect(mixed).toMatchObject({ exact: false });
    expect(mixed.pages.map((page) => page.section)).toEqual([0, 1, 2, 3]);
  });

  it.each([
    ["filled sheets", buildForm("evaluation-sheet", year, { subjects: [item("4"), item("5")] })],
    ["an empty sheet", sheet(sampleYear(2020))],
    ["projects", buildForm("project-sheet", year)],
    ["a long evaluation", evaluated(200)],
  ])("are estimated the same from the tree alone: %s", async (_, tree) => {
    const rows = (pages: readonly PlacedPage[]) =>
      pages.map((page) =>
        page.blocks.flatMap((one) =>
          one.kind === "table"
            ? one.rows.map((row) => `${one.block}/${row.row}${row.repeated ? "↻" : ""}`)
            : [],
        ),
      );
    const { pages } = await countPages(tree);
    expect(rows(estimatedPages(tree))).toEqual(rows(pages));
  });

  it("end with the estimate when nobody waits for them any more", async () => {
    const tree = buildForm("evaluation-sheet", year);
    expect(await countPages(tree, () => true)).toEqual({ pages: estimatedPages(tree), exact: false });
  });
});
