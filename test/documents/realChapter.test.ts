/**
 * Every cell of the 総括表 and of the sheets of its sections in Word against those 所沢市 really printed, as far as their
 * text is on this machine. Cells without a line between them count as the one cell that is seen on paper.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { printedTables } from "#test/support/printedCells.ts";
import {
  hasRealChapter,
  plainCell,
  realChapter,
  realYear,
  type RealChapter,
} from "#test/support/realChapter.ts";

const plainRows = (rows: readonly string[][] | undefined): string[][] =>
  (rows ?? []).map((row) => row.map(plainCell));

describe.skipIf(!hasRealChapter)("the real 総括表 of chapter 5 and its sections in Word", () => {
  let paper: RealChapter;
  let chapter: Uint8Array;
  let sections: Uint8Array;
  let tables: string[][][];

  beforeAll(async () => {
    paper = realChapter();
    const year = realYear(paper);
    chapter = await wordFile(buildForm("chapter-summary", year));
    sections = await wordFile(buildForm("section-sheet", year));
    tables = printedTables(chapter);
  });

  it("say in the head what the city wrote, a headline and its text in one cell", () => {
    const [name, entered, goal, plans, concept, conceptText, policies, policyText] = paper.head;
    const author = entered?.[2] ?? "";
    expect(plainRows(tables[0])).toEqual(
      plainRows([
        name ?? [],
        // The extraction joins 記入者職氏名 with the name behind it.
        [...(entered?.slice(0, 2) ?? []), "記入者職氏名", author.replace("記入者職氏名", "")],
        goal ?? [],
        plans ?? [],
        [concept?.[0] ?? "", `${concept?.[1]}${conceptText?.[0]}`],
        [`${policies?.[0]}${policyText?.[0]}`],
      ]),
    );
    expect(readParagraphs(chapter)[0]).toBe("第5次所沢市総合計画　総括表");
  });

  it("say in every row of the lists what the city wrote", () => {
    expect(plainRows(tables[1])).toEqual(plainRows(paper.results));
    expect(plainRows(tables[2])).toEqual(plainRows(paper.issues));
    expect([paper.results.length, paper.issues.length]).toEqual([2 + 8, 2 + 7]);
  });

  it("have every row of the indicator table, target above actual in one cell, cells a period lacks empty", () => {
    const [groups = [], heads = [], ...rows] = paper.indicators;
    const padded = rows.map((row) => {
      const cells = row[0] === "" ? row.slice(1) : row;
      if (!rows.some((one) => one === row && (row[3] ?? "") !== "")) return [row[0] ?? "", ""];
      const width = row[0] === "" ? 9 : 10;
      return Array.from({ length: width }, (_, index) => cells[index] ?? "");
    });
    expect(plainRows(tables[3])).toEqual(
      plainRows([groups.filter((cell) => cell !== ""), heads.filter((cell) => cell !== ""), ...padded]),
    );
    expect(readParagraphs(chapter)).toContain("目標指標の達成状況");
  });

  it("compute the rates that were computed, and keep those printed in a format of their own", () => {
    const rates = (tables[3] ?? []).flat().filter((cell) => cell.endsWith("%") && cell !== "%");
    expect(rates).toEqual(["80.9%", "81.9%", "100.0%", "100.0%", "86%", "100%", "100.0%"]);
  });

  it("say in every row of the section sheets what the city wrote", () => {
    const printed = printedTables(sections);
    expect(printed).toHaveLength(4 * paper.sections.length);
    for (const [index, section] of paper.sections.entries()) {
      const [head, results, issues, foot] = printed.slice(4 * index, 4 * index + 4);
      expect(plainRows(head)).toEqual(plainRows(section.head));
      expect(plainRows(results)).toEqual(plainRows(section.results));
      expect(plainRows(issues)).toEqual(plainRows(section.issues));
      expect(plainRows(foot)).toEqual(plainRows(section.foot));
    }
    expect(paper.sections.map(({ results, issues }) => [results.length - 2, issues.length - 2])).toEqual([
      [11, 4],
      [8, 5],
    ]);
  });

  it("are valid", async () => {
    for (const bytes of [chapter, sections]) {
      expect(lintDocx(bytes)).toEqual([]);
      expect(await sdkErrors(bytes)).toEqual([]);
    }
  });

  it.skipIf(!canRender)("stand on three pages and twice two, the indicators on one of them", async () => {
    const year = realYear(paper);
    const whole = mergeTrees(
      [buildForm("chapter-summary", year), buildForm("section-sheet", year)],
      "総括表",
    );
    const pages = await pagesOf(await wordFile(whole));
    expect(pages).toHaveLength(3 + 2 + 2);
    expect(pages[2]?.trimStart().startsWith("目標指標の達成状況")).toBe(true);
    for (const page of pages) expect(page.replaceAll(/\s/gu, "").length).toBeGreaterThan(200);
  });
});
