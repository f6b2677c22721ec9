/** The ロードマップ of 所沢市, from the text of the real paper: every word of it comes out where it stood. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { roadmap } from "#shared/forms/roadmap.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs, readTables } from "#test/support/docxCells.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { arrow, roadmapYear } from "#test/support/roadmapYears.ts";
import { linesOf, tablesOf, textRows } from "#test/support/trees.ts";

const file = new URL("../../../shared/real/tokorozawa-roadmap.txt", import.meta.url).pathname;

interface RealProject {
  label: string;
  title: string;
  overview: string;
  initiatives: { title: string; text: string }[];
  /** ● of the table. */
  headings: string[];
  undertakings: { title: string; startsNew: boolean }[];
  years: string[];
  period: string;
}

/** A project as the paper says it: its head, texts up to ■, ● with a text each, and the lines of its table. */
function projectsOf(paper: string): RealProject[] {
  const parts = paper.split(/^先導プロジェクト \*\*(?=[A-Z])/mu).slice(1);
  return parts.map((part) => {
    const [, label = "", title = ""] = /^([A-Z])\*\* (.+)$/mu.exec(part) ?? [];
    const [before = "", after = ""] = part.split(/^■ .+$/mu);
    const [texts = "", rows = ""] = after.split(/^(?=実現に向けた取組\t)/mu);
    const paragraphs = (text: string) => text.split("\n").filter((line) => line.trim() !== "");
    const lines = paragraphs(texts);
    const cells = rows
      .split("\n")
      .filter((line) => line.includes("\t"))
      .map((line) => line.split("\t"));
    const [heads = [], years = [], ...body] = cells;
    return {
      label,
      title,
      overview: paragraphs(before).slice(1).join("\n"),
      initiatives: lines.flatMap((line, index) =>
        line.startsWith("●") ? [{ title: line.slice(1), text: lines[index + 1] ?? "" }] : [],
      ),
      headings: (body[0]?.[0] ?? "")
        .replaceAll(/<[^>]+>/gu, "")
        .split("●")
        .map((one) => one.trim())
        .filter(Boolean),
      undertakings: body.map(([, name = "", drawn = ""]) => ({
        title: name,
        startsNew: drawn.startsWith("●"),
      })),
      years: years.map((one) => one.trim()).filter(Boolean),
      period: heads.at(2)?.trim() ?? "",
    };
  });
}

const real = existsSync(file) ? projectsOf(readFileSync(file, "utf8")) : [];

function realYear(): YearSnapshot {
  const year = roadmapYear();
  return {
    ...year,
    projects: real.map(({ label, title, overview }, index) => ({
      id: label,
      number: index + 1,
      label,
      title,
      overview,
      related: [],
    })),
    initiatives: real.flatMap(({ label, initiatives }) =>
      initiatives.map((one, index) => ({ id: `${label}i${index}`, project: label, ...one })),
    ),
    undertakings: real.flatMap(({ label, undertakings }) =>
      undertakings.map(({ title, startsNew }, index) => ({
        id: `${label}u${index}`,
        project: label,
        title,
        arrows: [startsNew ? arrow(2019, 2022, { start: "start" }) : arrow(2018, 2022)],
      })),
    ),
  };
}

describe.skipIf(real.length === 0)("the ロードマップ 所沢市 really printed", () => {
  it("is read whole: two projects with their ●, 重点事業 and years", () => {
    expect(real.map((one) => [one.label, one.initiatives.length, one.undertakings.length])).toEqual([
      ["A", 5, 3],
      ["B", 3, 3],
    ]);
    for (const one of real) expect(one.headings).toEqual(one.initiatives.map(({ title }) => title));
  });

  it("comes out text by text and cell by cell, in the tree and in the Word file", async () => {
    const tree = roadmap(realYear());
    const wanted = real.map((one) => [
      ["実現に向けた取組", "重点事業", one.period],
      one.years,
      ...one.undertakings.map(({ title }, index) => [
        ...(index === 0 ? [one.headings.map((heading) => `●${heading}`).join("\n")] : []),
        "",
        title,
        ...one.years.map(() => ""),
      ]),
    ]);
    const tables = tablesOf(tree);
    expect(tables.filter((_, index) => index % 2 === 1).map(textRows)).toEqual(wanted);
    expect(tables.filter((_, index) => index % 2 === 0).map(textRows)).toEqual(
      real.map(({ label, title }) => [[`先導プロジェクト ${label}`, title]]),
    );
    const legend = linesOf(tree).find((text) => text.startsWith("○")) ?? "";
    const printed = /^○ .+$/mu.exec(readFileSync(file, "utf8"))?.[0] ?? "";
    expect(legend.replaceAll(/\s/gu, "")).toBe(printed.replaceAll(/\s/gu, ""));
    const texts = real.flatMap((one) => [
      ...one.overview.split("\n"),
      "■ 実現に向けた取組",
      ...one.initiatives.flatMap(({ title, text }) => [`●${title}`, text]),
      legend,
    ]);
    expect(linesOf(tree)).toEqual(texts);
    const bytes = await wordFile(tree);
    expect(readParagraphs(bytes)).toEqual(texts);
    expect(readTables(bytes).flatMap((table) => table.cells.map((cell) => cell.text))).toEqual(
      tables.flatMap((table) => textRows(table).flat()),
    );
  });

  it("has the same facts as the sample, which says them in its own words", () => {
    const sample = roadmapYear();
    const facts = (year: YearSnapshot) => ({
      projects: year.projects.map(({ label, title }) => [label, title]),
      initiatives: year.initiatives.map((one) => one.title),
      undertakings: year.undertakings.map((one) => [one.title, one.arrows]),
    });
    expect(facts(sample)).toEqual(facts(realYear()));
    const own = [...sample.projects.map((one) => one.overview), ...sample.initiatives.map((one) => one.text)];
    const paper = readFileSync(file, "utf8");
    const sentences = own.flatMap((text = "") => text.split(/[。\n]/u)).filter((one) => one.length > 8);
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter((one) => paper.includes(one))).toEqual([]);
  });

  it.skipIf(!canRender)("is a page for each project", async () => {
    expect(await pagesOf(await wordFile(roadmap(realYear())))).toHaveLength(2);
  });
});
