/**
 * The 新旧対照表 and the 概要 that 朝霞市 really handed out, as far as their text is on this machine: every cell comes out, and
 * what is not underlined is the same on both sides.
 */
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { comparisonTable } from "#shared/forms/comparisonTable.ts";
import { reviewOutline } from "#shared/forms/reviewOutline.ts";
import { comparisonRows, type EditionContent } from "#shared/rules/comparison.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs, type ReadTable, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { type ReadRun, readRuns } from "#test/support/docxRuns.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { documentRow, yearWithDocument } from "#test/support/reviewYears.ts";

const file = new URL("../../../shared/real/asaka-review-2023.txt", import.meta.url).pathname;
const hasReal = existsSync(file);
const text = hasReal ? readFileSync(file, "utf8") : "";

interface RealRow {
  new: string;
  old: string;
  /** Words that were underlined, on the new side, below the heading; only part of them survived the extraction. */
  underlined: string[];
}

/** Paragraphs and cells of the extraction as lines. */
const lines = (html: string): string =>
  html
    .replaceAll(/<\/(?:p|td|div)>/gu, "\n")
    .replaceAll(/<[^>]*>/gu, "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

function realRow(line: string): RealRow {
  const cells = line.split("\t");
  // A table inside a cell was extracted once more behind it; the old side begins in the middle.
  const [next = "", old = ""] = [cells[0], cells[cells.length / 2]];
  const below = next.slice(next.indexOf("</p>"));
  const underlined = [...below.matchAll(/<u>([\s\S]*?)<\/u>/gu)].map((match) => match[1] ?? "");
  return { new: lines(next), old: lines(old), underlined };
}

const rows = text
  .split("\n")
  .filter((line) => line.startsWith("<p>"))
  .map(realRow);

const unlined = (runs: readonly ReadRun[]): string =>
  runs
    .filter((run) => !run.underlined)
    .map((run) => run.text.replaceAll(/\s/gu, ""))
    .join("");

describe.skipIf(!hasReal)("the 新旧対照表 of the 中間見直し of 朝霞市", () => {
  const stated = rows.map((row) =>
    documentRow({ newText: row.new, oldText: row.old === "新規" ? null : row.old }),
  );
  let table: ReadTable | undefined;
  let runs: ReadRun[][][] = [];
  beforeAll(async () => {
    const bytes = await wordFile(comparisonTable(yearWithDocument("comparison", stated)));
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    table = readTables(bytes)[0];
    runs = readRuns(bytes)[0] ?? [];
  });

  it("comes out cell by cell, with 新 on the left and 新規 where the old plan says nothing", () => {
    expect(rows).toHaveLength(14);
    const cells = table?.cells.map((cell) => cell.text) ?? [];
    expect(cells.slice(0, 2)).toEqual(["新", "旧"]);
    expect(cells.slice(2)).toEqual(rows.flatMap((row) => [row.new, row.old]));
    expect(cells.filter((cell) => cell === "新規")).toHaveLength(1);
  });

  it("says the same on both sides where nothing is underlined, so that every change is", () => {
    for (const [index, row] of rows.entries()) {
      const [next = [], old = []] = runs[index + 1] ?? [];
      if (row.old === "新規") {
        expect(unlined(next)).toBe("");
        continue;
      }
      expect(unlined(next)).toBe(unlined(old));
      expect([...next, ...old].some((run) => run.underlined)).toBe(row.new !== row.old);
    }
  });

  it("underlines no more than a few words beyond the changes: most of every row that was kept stays plain", () => {
    for (const [index, row] of rows.entries()) {
      if (row.old === "新規") continue;
      const [, old = []] = runs[index + 1] ?? [];
      expect(unlined(old).length).toBeGreaterThan(row.old.replaceAll(/\s/gu, "").length * 0.6);
    }
  });

  it("meets the underlines that survived in the extraction", () => {
    const kept = rows.flatMap((row, index) => row.underlined.map((words) => ({ words, index })));
    expect(kept.length).toBeGreaterThan(5);
    for (const { words, index } of kept) {
      if (rows[index]?.new === rows[index]?.old) continue;
      const [next = []] = runs[index + 1] ?? [];
      const own = next.filter((run) => run.underlined).map((run) => run.text.replace(/^[、。]/u, ""));
      expect(own.some((underlined) => words.includes(underlined) || underlined.includes(words))).toBe(true);
    }
  });

  it("is the one that two editions of the plan give by themselves", () => {
    const edition = (side: "new" | "old"): EditionContent => ({
      measures: [],
      passages: rows
        .filter((row) => row[side] !== "新規")
        .map((row, index) => {
          const [title = "", ...others] = row[side].split("\n");
          return { id: `${side}-${index}`, level: 1, title: title.slice(0, 500), text: others.join("\n") };
        }),
    });
    const found = comparisonRows(edition("old"), edition("new"));
    expect(found.map((row) => [row.newText, row.oldText ?? "新規"])).toEqual(
      rows.map((row) => [row.new, row.old]),
    );
  });
});

describe.skipIf(!hasReal)("the 概要 before it", () => {
  it("comes out line by line", async () => {
    const begin = text.indexOf("朝霞市産業振興基本計画中間見直し（案）の概要");
    const page = text.slice(begin, text.indexOf("\n新\t旧"));
    const [title = "", ...parts] = page.split(/\n+(?=\d )/u);
    const stated = parts.map((part) => {
      const [heading = "", ...below] = part.split("\n");
      const written = below.map((line) => line.replace(/^- /u, "").trim()).filter(Boolean);
      return documentRow({ title: heading.replace(/^\d /u, ""), newText: written.join("\n"), oldText: null });
    });
    expect(stated).toHaveLength(4);
    const tree = reviewOutline(yearWithDocument("outline", stated, { title: title.trim() }));
    const bytes = await wordFile(tree);
    const plain = (line: string) => line.replace(/^- /u, "").replaceAll(/\s/gu, "");
    expect(readParagraphs(bytes).map(plain)).toEqual(page.split("\n").map(plain).filter(Boolean));
  });
});
