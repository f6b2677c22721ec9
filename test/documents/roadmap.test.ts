import { layoutDocument } from "docx/layout";
import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, DocumentTree, DrawnLine, Row, Table } from "#shared/forms/documentTree.ts";
import { roadmap } from "#shared/forms/roadmap.ts";
import { wordDocument } from "#electron/backend/word/wordDocument.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { descendants, docxParts, elements, first, parseXml, value } from "#test/support/docxXml.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import {
  arrow,
  manyUndertakings,
  roadmapYear,
  withPlan,
  withProject,
  withUndertakings,
} from "#test/support/roadmapYears.ts";
import { item, project } from "#test/support/snapshots.ts";
import { cellOf, cellsOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

const year = roadmapYear();
const tree = roadmap(year, { handoutNumber: "資料2-1" });

/** The table with the years, of the first project. */
function yearTable(of: DocumentTree): Table {
  const found = tablesOf(of).find((one) => one.name.endsWith("ロードマップ"));
  if (!found) throw new Error("no table with years");
  return found;
}
const bodyRows = (of: DocumentTree): Row[] => yearTable(of).rows.filter((row) => !row.header);
const yearCells = (row: Row | undefined): Cell[] => (row?.cells ?? []).filter((cell) => cell.column > 2);
/** Lines of a row with the year they are anchored in. */
const linesIn = (row: Row | undefined, firstYear = 2018): [number, DrawnLine][] =>
  yearCells(row).flatMap((cell) =>
    (cell.lines ?? []).map((line): [number, DrawnLine] => [firstYear + cell.column - 3, line]),
  );
const oneRow = (arrows: ReturnType<typeof arrow>[], change: Partial<YearSnapshot["plan"]> = {}) =>
  roadmap(withPlan(withUndertakings([{ title: "事業", arrows }]), change));
const period = (from: number, to: number) => ({ roadmap: { name: "計画期間", from, to } });

describe("the ロードマップ of a project", () => {
  it("says who it is, what it is, and what is done for it, a sheet a project", () => {
    expect(tree.sections).toHaveLength(2);
    expect(tree.sections[0]).toMatchObject({
      page: { size: "A4", orientation: "portrait" },
      handoutNumber: "資料2-1",
      pageNumbers: true,
    });
    const [head] = tablesOf(tree);
    expect(head && textRows(head)).toEqual([["先導プロジェクト A", "産業基盤の強化プロジェクト"]]);
    const lines = linesOf(tree);
    expect(lines).toContain("■ 実現に向けた取組");
    expect(lines).toContain("●製造業及び都市型産業の誘致");
    for (const text of (year.projects[0]?.overview ?? "").split("\n").filter(Boolean)) {
      expect(lines).toContain(text);
    }
    for (const one of year.initiatives) expect(lines).toContain(one.text);
  });

  it("has a table of ●, marks, names and one cell for every year", () => {
    expect(textRows(yearTable(tree))).toEqual([
      ["実現に向けた取組", "重点事業", "ビジョン計画期間(前期)"],
      ["2018", "2019", "2020", "2021", "2022"],
      [
        "●製造業及び都市型産業の誘致\n●まちなか未利用不動産に係る情報収集と有効活用\n●(仮称)企業誘致連絡会の開催\n●関係機関と連携した総合的な起業・創業の促進\n●農商工連携の推進",
        "□",
        "企業誘致推進事業",
        "",
        "",
        "",
        "",
        "",
      ],
      ["○", "(仮称)未利用スペースオフィス化事業", "", "", "", "", ""],
      ["□", "農商工連携推進事業", "", "", "", "", ""],
    ]);
    const [first] = bodyRows(tree);
    expect(first?.cells[0]).toMatchObject({ column: 0, rowSpan: 3 });
    const merged = bodyRows(tree).flatMap(yearCells);
    expect(merged.every((cell) => cell.colSpan === 1 && cell.rowSpan === 1)).toBe(true);
    expect(merged).toHaveLength(15);
  });

  it("draws every arrow from its first year over to its last, and says it in words", () => {
    const table = yearTable(tree);
    const width = table.columns[3] ?? 0;
    const [[from, line] = [0, undefined]] = linesIn(bodyRows(tree)[0]);
    expect(from).toBe(2018);
    expect(line).toMatchObject({
      start: "arrow",
      end: "arrow",
      alternative: "企業誘致推進事業：2018年度から2022年度まで",
    });
    expect(line?.from).toBeGreaterThan(0);
    expect(line?.to).toBeGreaterThan(4.8 * width);
    expect(line?.to).toBeLessThan(5 * width);
    const [[second, started] = [0, undefined]] = linesIn(bodyRows(tree)[1]);
    expect(second).toBe(2019);
    expect(started).toMatchObject({
      start: "dot",
      end: "arrow",
      alternative: "(仮称)未利用スペースオフィス化事業：2019年度から2022年度まで",
    });
    expect(started?.to).toBeLessThan(4 * width);
  });

  it("marks a version-up with ◆, and ends without a head what ends there", () => {
    const lines = linesIn(bodyRows(oneRow([arrow(2020, 2021, { start: "upgrade", end: "none" })]))[0]);
    expect(lines).toMatchObject([[2020, { start: "diamond", end: "none" }]]);
  });

  it("always has the whole legend", () => {
    const legend = "○……新規事業　□……既存事業　●……新規事業のスタート時点　◆……既存事業のバージョンアップ時点";
    expect(linesOf(tree).filter((text) => text === legend)).toHaveLength(2);
    expect(linesOf(roadmap(withUndertakings([])))).toContain(legend);
  });

  it("can be edited where it stands: texts, names, rows, and arrows in every year", () => {
    const ids = { project: "pa", initiative: "pa-i1", undertaking: "pa-u1" };
    const texts = tree.sections[0]?.blocks.filter((block) => block.kind === "text") ?? [];
    expect(texts.map((block) => block.field)).toEqual([
      { entity: "project", id: ids.project, property: "overview" },
      ...[1, 2, 3, 4, 5].flatMap((n) => [
        { entity: "row", table: "initiative", id: `pa-i${n}`, property: "title" },
        { entity: "row", table: "initiative", id: `pa-i${n}`, property: "text" },
      ]),
    ]);
    expect(texts[1]?.record).toEqual({ table: "initiative", id: ids.initiative });
    expect(texts.at(-1)?.adds).toMatchObject({ table: "initiative", row: { project: ids.project } });
    for (const property of ["label", "title"] as const) {
      expect(cellOf(tree, { entity: "project", id: "pa", property })?.editor).toBe("text");
    }
    const name = cellOf(tree, {
      entity: "row",
      table: "undertaking",
      id: ids.undertaking,
      property: "title",
    });
    expect(name?.editor).toBe("text");
    const [row] = bodyRows(tree);
    expect(row?.record).toEqual({ table: "undertaking", id: ids.undertaking });
    expect(yearCells(row).map((cell) => cell.handle)).toEqual(
      [2018, 2019, 2020, 2021, 2022].map((fiscalYear) => ({
        kind: "arrows",
        undertaking: ids.undertaking,
        fiscalYear,
      })),
    );
    expect(yearCells(row)[1]?.label).toBe("企業誘致推進事業 2019年度");
    expect(yearTable(tree).adds).toEqual({
      table: "undertaking",
      row: { project: "pa", title: "", arrows: [] },
    });
  });

  it("is printed for the projects that are asked for, and for nothing else", () => {
    const one = roadmap(year, { subjects: [project("pb")] });
    expect(one.sections).toHaveLength(1);
    expect(tablesOf(one)[0]?.name).toBe("先導プロジェクト B　競争力・成長力UPプロジェクト");
    expect(() => roadmap(year, { subjects: [item("pa")] })).toThrow("not-found");
    expect(() => roadmap(year, { subjects: [project("pz")] })).toThrow("not-found");
    expect(roadmap({ ...year, projects: [] }).sections).toEqual([]);
  });

  it("obeys the look of the form", () => {
    const looked = roadmap({
      ...year,
      looks: {
        roadmap: {
          page: { size: "A3", orientation: "landscape" },
          body: "gothic",
          grey: "dark",
          years: "wareki",
        },
      },
    });
    expect(looked.sections[0]).toMatchObject({
      page: { size: "A3", orientation: "landscape" },
      look: { grey: "dark" },
    });
    expect(textRows(yearTable(looked))[1]?.slice(0, 2)).toEqual(["平成30年度", "令和元年度"]);
    expect(linesIn(bodyRows(looked)[0])[0]?.[1].alternative).toBe(
      "企業誘致推進事業：平成30年度から令和4年度まで",
    );
    expect(yearTable(looked).columns.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(18000);
  });
});

describe("arrows that are not alone", () => {
  it("follow each other at one height, each in the cell it begins in, without touching", () => {
    const lines = linesIn(bodyRows(oneRow([arrow(2018, 2019), arrow(2020, 2022)]))[0]);
    expect(lines.map(([from]) => from)).toEqual([2018, 2020]);
    const [before, after] = lines.map(([, line]) => line);
    expect(before?.to).toBeLessThan(2 * (yearTable(tree).columns[3] ?? 0));
    expect(after?.from).toBeGreaterThan(0);
  });

  it("are stacked where they share years, in a row that is high enough for them", () => {
    const stacked = bodyRows(oneRow([arrow(2020, 2022), arrow(2018, 2020), arrow(2022, 2022)]))[0];
    const lines = linesIn(stacked);
    expect(lines.map(([from, line]) => [from, line.alternative])).toEqual([
      [2018, "事業：2020年度から2022年度まで"],
      [2018, "事業：2018年度から2020年度まで"],
      [2018, "事業：2022年度から2022年度まで"],
    ]);
    const width = yearTable(tree).columns[3] ?? 0;
    const [late, early] = lines.map(([, line]) => line);
    expect(late?.from).toBeGreaterThan(2 * width);
    expect(early?.from).toBeLessThan(width);
    const single = bodyRows(roadmap(withUndertakings([{ title: "a" }, { title: "b" }, { title: "c" }])))[0];
    expect(stacked?.minHeight).toBeGreaterThan((single?.minHeight ?? 0) + 400);
  });

  it("are cut off at the shown years, with a head where they go on, and said below the table", () => {
    const cut = oneRow([arrow(2016, 2030, { start: "start", end: "none" }), arrow(2010, 2012)]);
    expect(linesIn(bodyRows(cut)[0])).toMatchObject([
      [
        2018,
        {
          start: "arrow",
          end: "arrow",
          alternative: "事業：2016年度から2030年度まで（表は2018年度から2022年度まで）",
        },
      ],
    ]);
    expect(linesOf(cut).at(-1)).toBe(
      "※事業は2016年度から2030年度まで、2010年度から2012年度までです。表には表の年度の分だけを示しています。",
    );
    expect(linesOf(tree).some((text) => text.startsWith("※"))).toBe(false);
  });
});

describe("the years of a ロードマップ", () => {
  it("are the plan's own where none are set", () => {
    const { roadmap: _, ...plan } = year.plan;
    const table = yearTable(roadmap({ ...year, plan }));
    expect(textRows(table).slice(0, 2)).toEqual([
      ["実現に向けた取組", "重点事業", "計画期間"],
      ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027"],
    ]);
  });

  it.each([1, 5, 12, 14, 20, 40, 60])("%d of them have a cell each, on the width of the page", (count) => {
    const many = roadmap(withPlan(year, period(2018, 2017 + count)));
    const table = yearTable(many);
    expect(table.columns).toHaveLength(3 + count);
    expect(table.columns.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(9638);
    expect(new Set(table.columns.slice(3)).size).toBe(1);
    expect(yearCells(bodyRows(many)[0])).toHaveLength(count);
    const heads = table.rows[1]?.cells ?? [];
    expect(heads.reduce((sum, cell) => sum + cell.colSpan, 0)).toBe(count);
  });

  it("stand upright where columns are narrow, and share a head where that has no room", () => {
    const heads = (count: number) =>
      yearTable(roadmap(withPlan(year, period(2018, 2017 + count)))).rows[1]?.cells ?? [];
    expect(heads(12).some((cell) => cell.upright)).toBe(false);
    expect(heads(20).every((cell) => cell.upright === true)).toBe(true);
    const shared = textRows(yearTable(roadmap(withPlan(year, period(2018, 2077)))))[1] ?? [];
    expect(shared[0]).toBe("2018～");
    expect(shared.length).toBeLessThan(20);
  });
});

describe("a project with little or too much", () => {
  it("has an empty row to fill in where there is no 重点事業, and its texts can be added", () => {
    const none = roadmap({ ...withUndertakings([]), initiatives: [] });
    expect(bodyRows(none)).toHaveLength(1);
    expect(bodyRows(none)[0]?.cells.map((cell) => cell.column)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(bodyRows(none)[0]?.minHeight).toBeGreaterThan(900);
    expect(linesOf(none)).not.toContain("■ 実現に向けた取組");
    const texts = none.sections[0]?.blocks.filter((block) => block.kind === "text") ?? [];
    expect(texts.map((block) => block.adds?.table)).toEqual(["initiative"]);
    expect(yearTable(none).adds?.table).toBe("undertaking");
  });

  it("is called by its number where it has no letter, and marks nothing that is not said", () => {
    const bare = roadmap(withProject(withUndertakings([{ title: "" }]), { label: undefined, number: 7 }));
    expect(tablesOf(bare)[0]?.name).toBe("先導プロジェクト 7　産業基盤の強化プロジェクト");
    expect(
      bodyRows(bare)[0]
        ?.cells.slice(1, 3)
        .map((cell) => cell.paragraphs[0]?.runs),
    ).toEqual([[{ text: "" }].slice(1), []]);
    expect(yearCells(bodyRows(bare)[0])[0]?.label).toBe("重点事業1 2018年度");
  });

  it("prints a name of several lines on one, and says which characters it had to leave out", () => {
    const odd = roadmap(withUndertakings([{ title: "企業\n誘致\uFFFE", arrows: [arrow(2018, 2019)] }]));
    expect(textRows(yearTable(odd))[2]?.[2]).toBe("企業 誘致");
    expect(linesIn(bodyRows(odd)[0])[0]?.[1].alternative).toBe("企業 誘致：2018年度から2019年度まで");
    expect(odd.dropped[0]?.place).toContain("重点事業");
    expect(odd.dropped[0]?.characters).toBe("U+FFFE");
  });

  it("makes rows together as high as the ● beside them", () => {
    const one = bodyRows(roadmap(withUndertakings([{ title: "事業" }])))[0];
    const three = bodyRows(roadmap(withUndertakings([{ title: "a" }, { title: "b" }, { title: "c" }])))[0];
    expect(one?.minHeight).toBeGreaterThan(1600);
    expect(three?.minHeight).toBeLessThan((one?.minHeight ?? 0) / 2);
  });
});

describe("a table of several pages", () => {
  const firstColumn = (of: DocumentTree): Cell[] =>
    bodyRows(of).flatMap((row) => row.cells.filter((cell) => cell.column === 0));

  it("has its ● beside the first rows and goes on without a line, so that no merged cell runs over a page", () => {
    const [headings, ...others] = firstColumn(roadmap(manyUndertakings(60)));
    expect(headings?.paragraphs).toHaveLength(5);
    expect(headings?.rowSpan).toBeLessThan(6);
    expect(headings?.borders?.bottom?.style).toBe("none");
    expect(others).toHaveLength(60 - (headings?.rowSpan ?? 0));
    expect(others.every((cell) => cell.borders?.top?.style === "none")).toBe(true);
    expect(others.at(-1)?.borders?.bottom).toBeUndefined();
  });

  it("lists more ● than stand beside its 重点事業 in rows of their own", () => {
    const initiatives = Array.from({ length: 60 }, (_, index) => ({
      id: `i${index}`,
      project: "pa",
      title: `取組の見出しその${index + 1}`,
      text: "",
    }));
    const long = roadmap({ ...withUndertakings([{ title: "a" }, { title: "b" }]), initiatives });
    const listed = firstColumn(long).flatMap((cell) => plainText(cell.paragraphs).split("\n"));
    expect(listed).toEqual(initiatives.map(({ title }) => `●${title}`));
    expect(firstColumn(long).every((cell) => cell.rowSpan === 1)).toBe(true);
    expect(bodyRows(long).filter((row) => row.record)).toHaveLength(2);
    const without = roadmap({ ...withUndertakings([]), initiatives });
    expect(firstColumn(without).flatMap((cell) => cell.paragraphs)).toHaveLength(60);
  });
});

/** Drawings of the file: where each is anchored, and what it is. */
interface ReadArrow {
  row: number;
  column: number;
  merged: boolean;
  alternative: string;
  /** Twips. */
  length: number;
  head: string | undefined;
  tail: string | undefined;
}

function arrowsIn(bytes: Uint8Array): ReadArrow[] {
  const body = first(parseXml(docxParts(bytes).get("word/document.xml") ?? ""), "w:body");
  return elements(body, "w:tbl").flatMap((table) =>
    elements(table, "w:tr").flatMap((line, row) => {
      let column = 0;
      return elements(line, "w:tc").flatMap((cell) => {
        const properties = first(cell, "w:tcPr");
        const here = column;
        column += Number(value(properties, "w:gridSpan") ?? 1);
        const merged = column - here > 1 || first(properties, "w:vMerge") !== undefined;
        return descendants(cell, "wp:anchor").map((anchor): ReadArrow => {
          const [shape] = descendants(anchor, "wps:wsp");
          if (!shape) throw new Error("an anchor without a line");
          const [geometry] = descendants(shape, "a:prstGeom");
          expect(geometry?.attributes["prst"]).toBe("line");
          return {
            row,
            column: here,
            merged,
            alternative: first(anchor, "wp:docPr")?.attributes["descr"] ?? "",
            length: Number(first(anchor, "wp:extent")?.attributes["cx"]) / 635,
            head: descendants(shape, "a:headEnd")[0]?.attributes["type"],
            tail: descendants(shape, "a:tailEnd")[0]?.attributes["type"],
          };
        });
      });
    }),
  );
}

describe("the ロードマップ as a Word file", () => {
  it("has every arrow as a line with its years in words, anchored in an unmerged year cell", async () => {
    const arrows = arrowsIn(await wordFile(tree));
    const said = year.undertakings.flatMap((one) =>
      one.arrows.map(({ from, to }) => `${one.title}：${from}年度から${to}年度まで`),
    );
    expect(arrows.map((one) => one.alternative)).toEqual(said);
    expect(arrows.map((one) => one.column)).toEqual([3, 4, 3, 3, 4, 3]);
    expect(arrows.some((one) => one.merged)).toBe(false);
    expect(arrows.map((one) => [one.head, one.tail])).toEqual(
      ["triangle", "oval", "triangle", "triangle", "oval", "triangle"].map((head) => [head, "triangle"]),
    );
    const width = yearTable(tree).columns[3] ?? 0;
    for (const one of arrows) {
      const years = 8 - one.column;
      expect(one.length).toBeGreaterThan((years - 0.5) * width);
      expect(one.length).toBeLessThan(years * width);
    }
  });

  it.each<[string, DocumentTree]>([
    ["the sample's", tree],
    ["nothing in it", roadmap({ ...withUndertakings([]), initiatives: [] })],
    ["60 重点事業", roadmap(manyUndertakings(60))],
    [
      "60 ● beside one 重点事業",
      roadmap({
        ...withUndertakings([{ title: "事業", arrows: [arrow(2018, 2020)] }]),
        initiatives: Array.from({ length: 60 }, (_, index) => ({
          id: `i${index}`,
          project: "pa",
          title: `取組の見出し${index + 1}`,
          text: "文",
        })),
      }),
    ],
    ["60 years", roadmap(withPlan(year, period(2018, 2077)))],
    ["twenty arrows over each other", oneRow(Array.from({ length: 20 }, () => arrow(2018, 2022)))],
    [
      "letters that mean something in XML",
      roadmap(
        withProject(withUndertakings([{ title: '<A&B> "𠮷"]]>', arrows: [arrow(2018, 2019)] }]), {
          title: "</w:t>",
        }),
      ),
    ],
    [
      "a name of 500 letters",
      roadmap(withUndertakings([{ title: "長".repeat(500), arrows: [arrow(2018, 2020)] }])),
    ],
  ])("is valid and says what the tree says: %s", async (_, made) => {
    const bytes = await wordFile(made);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readParagraphs(bytes)).toEqual(linesOf(made));
    const read = readTables(bytes).flatMap((table) => table.cells.map((cell) => cell.text));
    expect(read).toEqual(tablesOf(made).flatMap((table) => textRows(table).flat()));
    expect(arrowsIn(bytes)).toHaveLength(cellsOf(made).flatMap((cell) => cell.lines ?? []).length);
  });
});

async function modelledPages(made: DocumentTree): Promise<number> {
  return layoutDocument(await wordDocument(made, () => Promise.resolve())).pages.length;
}

describe("the ロードマップ on paper", () => {
  it.skipIf(!canRender)("is a page a project, and its legend stays with its table", async () => {
    const pages = await pagesOf(await wordFile(tree));
    expect(pages).toHaveLength(2);
    expect(await modelledPages(tree)).toBe(2);
    for (const [index, page] of pages.entries()) {
      expect(page.replaceAll(/\s/gu, "")).toContain("資料2-1");
      expect(page).toContain("バージョンアップ時点");
      expect(page).toContain(`－ ${index + 1} －`);
    }
  });

  it.skipIf(!canRender)("goes on over pages with 60 重点事業, its heads again on every one", async () => {
    const pages = await pagesOf(await wordFile(roadmap(manyUndertakings(60))));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toContain("重点事業");
      expect(page).toContain("2022");
    }
    const all = pages.join("").replaceAll(/\s/gu, "");
    for (let n = 1; n <= 60; n += 1) expect(all).toContain(`その${n}`);
  });
});
