/** The sample of 所沢市's 総括表: the names and figures of the published sheets, in sentences of the project's own. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { printPackage } from "#shared/package/print.ts";
import { chapterPackageFile, chapterYear } from "#test/support/chapterYears.ts";
import { hasRealChapter, realChapter, realYear } from "#test/support/realChapter.ts";

const year = chapterYear();
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s/gu, "");

/** Everything in a year that somebody wrote as a sentence. */
function narrative(of: YearSnapshot): string[] {
  return [
    ...of.items.flatMap((one) => [one.goal ?? "", one.concept ?? ""]),
    ...of.evaluations.map((one) => one.analysis ?? ""),
    ...of.results.map((one) => one.text),
  ].map(plain);
}

describe("the sample of the 総括表", () => {
  it("is a package in its published order, with a meeting that hands out every sheet", () => {
    const file = readFileSync(chapterPackageFile, "utf8");
    // Keys in the order they are published in; the repository's own formatter breaks the lines elsewhere.
    const compact = (text: string): string => JSON.stringify(JSON.parse(text));
    expect(compact(printPackage(parsePackage(file)))).toBe(compact(file));
    const [meeting] = year.meetings;
    expect(meeting?.handouts.flatMap(({ paper }) => paper?.subject?.id ?? [])).toEqual(["5", "5-1", "5-2"]);
    expect(meeting?.handouts.map(({ number }) => number)).toEqual(["", "資料1", "資料2", "資料3"]);
  });

  it.skipIf(!hasRealChapter)("has every name and figure of the published sheets", () => {
    const facts = (of: YearSnapshot) => ({
      items: of.items.map(({ id, code, title, relatedPlans, policies, departments }) => ({
        id,
        code,
        title,
        relatedPlans,
        policies,
        departments,
      })),
      indicators: of.indicators.map(({ item, name, unit, direction, targets, actuals, years }) => ({
        item,
        name,
        unit,
        direction,
        targets,
        actuals,
        years: years ?? {},
      })),
      needs: of.evaluations.map(({ enteredOn, needsSurvey, needsRate, needsRank, needsRankInField }) => [
        enteredOn,
        needsSurvey,
        needsRate,
        needsRank,
        needsRankInField,
      ]),
      results: of.results.map(({ item, list, title, policy }) => ({ item, list, title, policy })),
    });
    expect(facts(year)).toEqual(facts(realYear(realChapter())));
  });

  it.skipIf(!hasRealChapter)("shares no sentence with the published sheets, only names", () => {
    const paper = realYear(realChapter());
    const names = [
      ...paper.results.map((one) => plain(one.title)),
      ...paper.items.map((one) => plain(one.title)),
      "国立大学法人東京農工大学",
    ];
    const unnamed = (text: string): string =>
      names.reduce((rest, name) => rest.replaceAll(name, (_, at: number) => `\u0000${at}`), text);
    const theirs = narrative(paper).map(unnamed).join("\n");
    const longest = 14;
    const shared = narrative(year)
      .map(unnamed)
      .flatMap((text) =>
        Array.from({ length: Math.max(0, text.length - longest + 1) }, (_, at) =>
          text.slice(at, at + longest),
        ),
      )
      .filter((run) => theirs.includes(run));
    expect(shared).toEqual([]);
  });
});
