/** The two evaluation sheets in every look a municipality may choose. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Look } from "#shared/domain/look.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { textArea } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { item, sampleYear } from "#test/support/snapshots.ts";
import { cellsOf, linesOf, paragraphsOf, tablesOf, textRows } from "#test/support/trees.ts";

const forms = ["evaluation-sheet", "project-sheet"] as const satisfies FormName[];

function withLook(look: Look, form: (typeof forms)[number] = "evaluation-sheet"): DocumentTree {
  const snapshot = { ...sampleYear(), looks: { [form]: look } };
  return buildForm(form, snapshot, form === "evaluation-sheet" ? { subjects: [item("1")] } : {});
}

const margin = fc.integer({ min: 5, max: 50 });
const looks: fc.Arbitrary<Look> = fc.record(
  {
    page: fc.record({
      size: fc.constantFrom("A4", "A3"),
      orientation: fc.constantFrom("portrait", "landscape"),
    }),
    margin: fc.record({ top: margin, right: margin, bottom: margin, left: margin }),
    fonts: fc.constantFrom("ms", "yu", "ud"),
    body: fc.constantFrom("mincho", "gothic"),
    size: fc.integer({ min: -4, max: 8 }).map((half) => half / 2),
    grey: fc.constantFrom("none", "light", "dark"),
    years: fc.constantFrom("wareki", "both", "short", "seireki"),
    evaluationLabel: fc.constantFrom("の評価", "からの評価"),
  },
  { requiredKeys: [] },
);

describe.each(forms)("the look of %s", (form) => {
  it("never makes a table wider than the page, a line without room, or a page without end", () => {
    fc.assert(
      fc.property(looks, (look) => {
        const tree = withLook(look, form);
        const [section] = tree.sections;
        const { width } = textArea(
          section?.page ?? {
            size: "A4",
            orientation: "portrait",
            margin: { top: 0, right: 0, bottom: 0, left: 0 },
          },
        );
        for (const table of tablesOf(tree)) {
          expect(table.columns.reduce((sum, column) => sum + column, 0)).toBeLessThanOrEqual(width);
          expect(table.narrowed).toBeUndefined();
          expect(Math.min(...table.columns)).toBeGreaterThan(300);
        }
        const texts = cellsOf(tree).flatMap((cell) => cell.paragraphs);
        expect(Math.min(...texts.map((one) => one.size ?? 10))).toBeGreaterThanOrEqual(5);
        expect(estimatedPages(tree).length).toBeLessThan(30);
      }),
      { numRuns: 60 },
    );
  });

  it("changes nothing that is said: the same cells in another dress", () => {
    const plain = tablesOf(withLook({}, form)).map(textRows);
    const dressed = tablesOf(
      withLook(
        {
          fonts: "ud",
          body: "gothic",
          size: 1,
          grey: "dark",
          margin: { top: 15, right: 15, bottom: 15, left: 25 },
        },
        form,
      ),
    ).map(textRows);
    expect(dressed).toEqual(plain);
  });
});

describe("the file", () => {
  it("is valid in Word on A3 with other families, and with the widest margins and the largest letters", async () => {
    const wide = { top: 50, right: 50, bottom: 50, left: 50 };
    const looks: Look[] = [
      { page: { size: "A3", orientation: "landscape" }, fonts: "ud", grey: "dark" },
      { margin: wide, size: 4, body: "gothic", fonts: "yu", grey: "none" },
    ];
    const trees = looks.flatMap((look) => forms.map((form) => withLook(look, form)));
    const bytes = await wordFile(mergeTrees(trees, "体裁"));
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
  });
});

describe("the words of a look", () => {
  it.each([
    ["wareki", "施策評価シート（令和元年度）", "令和元年度\n事業内容", "令和元年度\n(2019年度)"],
    [
      "both",
      "施策評価シート（令和元年度(2019年度)）",
      "令和元年度\n(2019年度)\n事業内容",
      "令和元年度\n(2019年度)",
    ],
    ["short", "施策評価シート（R1）", "R1\n事業内容", "R1\n(2019年度)"],
    ["seireki", "施策評価シート（2019年度）", "2019年度\n事業内容", "2019年度\n(令和元年度)"],
  ] as const)("write 年度 everywhere as %s", (years, title, label, head) => {
    const tree = withLook({ years });
    expect(linesOf(tree)).toContain(title);
    const cells = tablesOf(tree).flatMap(textRows).flat();
    expect(cells).toContain(label);
    expect(cells).toContain(head);
  });

  it("name the committee's field as the municipality does", () => {
    const labels = (look: Look) => tablesOf(withLook(look)).at(-1)?.rows[0]?.cells[0]?.paragraphs;
    const text = (look: Look) => labels(look)?.map((one) => one.runs[0]?.text);
    expect(text({})).toEqual(["推進委員会の", "評価"]);
    expect(text({ evaluationLabel: "からの評価" })).toEqual(["推進委員会からの", "評価"]);
  });

  it("set what people wrote in ゴシック where the plan says so, and every size by the same step", () => {
    const goal = (look: Look) =>
      cellsOf(withLook(look)).find((cell) => cell.field?.entity === "item")?.paragraphs[0];
    expect(goal({})).toMatchObject({ font: "mincho", size: 10 });
    expect(goal({ body: "gothic", size: -1 })).toMatchObject({ font: "gothic", size: 9 });
    const sizes = (look: Look) => paragraphsOf(withLook(look)).map((one) => one.size);
    expect(sizes({ size: 1.5 })).toContain(17.5);
  });
});
