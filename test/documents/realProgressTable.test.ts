/**
 * Every cell of the Word file against the table あきる野市 really handed out, as far as its text is on this machine. The
 * figures of that table become a plan; its grades do not: they must come out of the thresholds.
 */
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import { type YearSnapshot, yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { progressTable } from "#shared/forms/progressTable.ts";
import { parseIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { type ReadTable, readParagraphs, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { progressYear } from "#test/support/progressYears.ts";

const file = new URL("../../../shared/real/akiruno-2025.txt", import.meta.url).pathname;
const isThere = existsSync(file);
const YEARS = [2023, 2024, 2025, 2026];

interface RealTable {
  title: string;
  handoutNumber: string;
  heads: string[][];
  /** One a 実施事業; a cell merged with the one above it is empty. */
  rows: string[][];
  legend: string[][];
  note: string;
}

function readReal(): RealTable {
  const lines = readFileSync(file, "utf8").split("\n");
  const words = lines.filter((line) => line.trim() !== "" && !line.includes("\t"));
  const cells = lines.filter((line) => line.includes("\t")).map((line) => line.split("\t"));
  const legendAt = cells.findIndex(([first]) => first === "評価指標");
  return {
    title: words[0] ?? "",
    handoutNumber: words[1] ?? "",
    heads: cells.slice(0, 2),
    rows: cells.slice(2, legendAt),
    legend: cells.slice(legendAt),
    note: words.at(-1) ?? "",
  };
}

function valueOf(text: string, unit: string): IndicatorValue | undefined {
  const reading = parseIndicatorValue(text, unit);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.value ?? undefined;
}

function values(cells: [year: number, text: string | undefined][], unit: string): Indicator["targets"] {
  return Object.fromEntries(
    cells.flatMap(([year, text = ""]) => {
      const value = valueOf(text, unit);
      return value ? [[String(year), value]] : [];
    }),
  );
}

/** The year of a plan with the words and figures of the real table, without its grades. */
function snapshotOf({ title, rows, legend, note }: RealTable): YearSnapshot {
  const items: Item[] = [];
  const indicators: Indicator[] = [];
  const evaluations: YearSnapshot["evaluations"] = [];
  const add = (item: Item): string => {
    items.push(item);
    return item.id;
  };
  let [top, group] = ["", ""];
  for (const [index, row] of rows.entries()) {
    const [direction = "", measure = "", work = "", department = "", goal = "", report = "", base] = row;
    if (direction !== "") top = add({ id: `t${index}`, parent: null, code: "", title: direction });
    if (measure !== "") group = add({ id: `g${index}`, parent: top, code: "", title: measure });
    const parts = /^(.+?)(【新規事業】)?\((.+)\) (P\.\d+)$/u.exec(work);
    const [, name = "", isNew, indicator = "", pageReference = ""] = parts ?? [];
    const id = `l${index}`;
    add({
      id,
      parent: group,
      code: "",
      title: name,
      goal,
      pageReference,
      isNew: isNew !== undefined,
      departments: department.split("・"),
    });
    const unit = /^[\d,]+(.*)$/u.exec(row[7] ?? "")?.[1] ?? "";
    indicators.push({
      id: `i${index}`,
      item: id,
      kind: "活動指標",
      name: indicator,
      unit,
      externalSurvey: false,
      cumulative: false,
      targets: values(
        YEARS.map((year, at) => [year, row[7 + at * 3]]),
        unit,
      ),
      actuals: values(
        [[2021, base], ...YEARS.map((year, at): [number, string | undefined] => [year, row[8 + at * 3]])],
        unit,
      ),
    });
    evaluations.push({ subject: { kind: "item", id }, fiscalYear: 2025, achievement: report });
  }
  const grades = legend.slice(1).map(([code = "", detail = ""]) => {
    const [, name = "", range = "", meaning = ""] = /^(.+?)\((.+?)\)：(.+)$/u.exec(detail) ?? [];
    const percent = Number(/^\d+/u.exec(range)?.[0]);
    // 「~50%」 has no lower bound. At exactly 50 % the real table prints C: its bounds are not reached by equality.
    const from = Number.isNaN(percent) ? {} : { from: { percent, side: "超" as const } };
    return { code, name, meaning, ...from };
  });
  const { plan, ...rest } = progressYear();
  return yearSnapshotSchema.parse({
    ...rest,
    plan: {
      ...plan,
      title: title.split(" ")[0],
      ratingScale: { mode: "thresholds", order: "best-first", grades },
      gradeScaleNote: note,
    },
    items,
    indicators,
    evaluations,
  });
}

/** Letters as they are read: width, spaces, line ends and the kind of dash do not count. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll(/\s/gu, "")
    .replaceAll(/^[-—–]$/gu, "—");

describe.skipIf(!isThere)("the table あきる野市 handed out", () => {
  let real: RealTable;
  let bytes: Uint8Array;
  let main: ReadTable | undefined;
  let legend: ReadTable | undefined;

  beforeAll(async () => {
    real = readReal();
    bytes = await wordFile(progressTable(snapshotOf(real), { handoutNumber: real.handoutNumber }));
    [main, legend] = readTables(bytes);
  });

  it("comes out cell by cell, the grades by the thresholds alone", () => {
    let [compared, graded] = [0, 0];
    expect(real.rows.length).toBeGreaterThanOrEqual(6);
    for (const [index, row] of real.rows.entries()) {
      for (const [column, text] of row.entries()) {
        const cell = main?.cells.find((one) => one.row === index + 2 && one.column === column);
        const merged = column < 2 && text === "";
        expect([index, column, merged ? undefined : plain(text)]).toEqual([
          index,
          column,
          cell && plain(cell.text),
        ]);
        compared += 1;
        if (column >= 9 && column % 3 === 0 && text !== "") graded += 1;
      }
    }
    expect(compared).toBe(real.rows.length * 19);
    expect(graded).toBe(real.rows.length * 3);
  });

  it("has the real heads over the real columns", () => {
    for (const [row, heads] of real.heads.entries()) {
      for (const [column, text] of heads.entries()) {
        if (text === "") continue;
        const cell = main?.cells.find((one) => one.row === row && one.column === column);
        expect([column, cell && plain(cell.text)]).toEqual([column, plain(text)]);
      }
    }
    expect(main?.headerRows).toBe(2);
    expect(main?.columns).toHaveLength(19);
  });

  it("has the title, the legend with both sides of every range, and the ※ line", () => {
    const lines = readParagraphs(bytes).map(plain);
    expect(lines).toContain(plain(real.title));
    expect(lines).toContain(plain(real.note));
    const sides = ["", "120%超", "90%超120%以下", "50%超90%以下", "50%以下"];
    const wanted = real.legend.flatMap(([code = "", detail = ""], index) => [
      plain(code),
      plain(detail.replace(/\(.+?\)/u, `(${sides[index]})`)),
    ]);
    expect(legend?.cells.map(({ text }) => plain(text))).toEqual(wanted);
    expect(lintDocx(bytes)).toEqual([]);
  });
});
