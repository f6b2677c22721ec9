/** The sample of a plan that prints a 進捗状況まとめ: the facts of a real table, in sentences of the project's own. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { progressYear } from "#test/support/progressYears.ts";

const year = progressYear();
const published = new URL("../../../shared/real/akiruno-2025.txt", import.meta.url).pathname;
const compact = (text: string) => text.normalize("NFKC").replaceAll(/\s/gu, "");

/** Grades of 令和5, 6 and 7年度 as the real table prints them, by 実施事業. */
const printed: Record<string, string> = {
  事業承継セミナー: "AAC",
  事業承継相談: "CAC",
  創業塾: "BBB",
  創業相談: "BBB",
  "中小・小口・マル経": "SSS",
  経営支援セミナー: "ACC",
  あきる野マルシェ: "AAA",
  まちゼミ: "ASA",
  るのカード普及事業: "ABB",
  デジタル化促進セミナー: "CCC",
  創業者交流会: "BCB",
  事業者連携交流会: "BCC",
  地域マップの作成: "AAB",
  産学連携の支援: "AAB",
};

describe("the sample of a 進捗状況まとめ", () => {
  it("gives every printed grade by its thresholds alone", () => {
    const computed = year.indicators.map((indicator) => {
      expect(indicator.years).toBeUndefined();
      const title = year.items.find(({ id }) => id === indicator.item)?.title ?? "";
      const codes = [2023, 2024, 2025].map((each) => indicatorGrade(year, indicator, each).code ?? "");
      return [title, codes.join("")];
    });
    expect(Object.fromEntries(computed)).toEqual(printed);
    for (const indicator of year.indicators) {
      expect(indicatorGrade(year, indicator, 2026)).toMatchObject({
        overridden: false,
        explanation: "達成率がないため評価なし（実績値が未記入です）",
      });
    }
  });

  it("would give another grade where a rate is rounded, or a bound is reached by equality", () => {
    const card = year.indicators.find(({ name }) => name === "取扱店舗数");
    expect(card && indicatorGrade(year, card, 2024).explanation).toBe("94/105 = 89.52%、50%超90%以下のためB");
    const consulted = year.indicators.find(({ name }) => name === "新規相談者数");
    expect(consulted && indicatorGrade(year, consulted, 2023).explanation).toBe("5/10 = 50%、50%以下のためC");
  });

  it("hands the table out at its meeting", () => {
    const handouts = year.meetings.flatMap((meeting) => meeting.handouts);
    expect(handouts.find(({ number }) => number === "資料2")?.paper).toEqual({ form: "progress-table" });
  });

  it.skipIf(!existsSync(published))("has the names and figures of the published rows", () => {
    const text = compact(readFileSync(published, "utf8"));
    const rows = year.indicators.slice(0, 6);
    for (const { item, name, unit, targets, actuals } of rows) {
      const { title = "", isNew, pageReference } = year.items.find(({ id }) => id === item) ?? {};
      expect(text).toContain(compact(`${title}${isNew ? "【新規事業】" : ""}(${name})${pageReference}`));
      for (const value of [...Object.values(targets), ...Object.values(actuals)]) {
        if (value.kind === "number") expect(text).toContain(`${value.number}${unit}`);
      }
    }
  });

  it.skipIf(!existsSync(published))("shares no sentence with the published table, only names", () => {
    const theirs = compact(readFileSync(published, "utf8"));
    const ours = [
      ...year.items.map(({ goal = "" }) => goal),
      ...year.evaluations.map(({ achievement = "" }) => achievement),
      ...year.plan.ratingScale.grades.map(({ meaning }) => meaning),
      year.plan.gradeScaleNote ?? "",
    ].map(compact);
    const longest = 14;
    const shared = ours.flatMap((text) =>
      Array.from({ length: Math.max(0, text.length - longest + 1) }, (_, at) =>
        text.slice(at, at + longest),
      ).filter((run) => theirs.includes(run)),
    );
    expect(shared).toEqual([]);
  });
});
