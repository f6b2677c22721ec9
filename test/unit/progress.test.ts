import { describe, expect, it } from "vitest";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { suggestGrade } from "#shared/rules/grade.ts";
import { sheetProgress, yearProgress } from "#shared/rules/progress.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

describe("progress of a year's sheets", () => {
  it("names every field that is still empty, in reading order", () => {
    const { missing, filled, total } = sheetProgress(tinySnapshot(), { kind: "item", id: "1" });
    expect(missing.map((one) => one.label)).toEqual([
      "1-2 施策その二 令和元年度事業内容",
      "1-2 施策その二 達成状況",
      "1-2 施策その二 判定",
    ]);
    expect(total - filled).toBe(3);
  });

  it("counts — and zero as filled, and only a blank as missing", () => {
    const snapshot = tinySnapshot();
    delete snapshot.indicators[1]?.actuals["2019"];
    const { missing } = sheetProgress(snapshot, { kind: "item", id: "1-1" });
    expect(missing.map((one) => one.label)).toEqual(["参加人数 令和元年度 実績値"]);
  });

  it("counts measures and projects as reported, and sheets as evaluated", () => {
    const snapshot = tinySnapshot();
    expect(yearProgress(snapshot)).toEqual({ reported: 1, reportable: 3, evaluated: 0, sheets: 2 });
    snapshot.evaluations.push({
      subject: { kind: "project", id: "p1" },
      fiscalYear: 2019,
      achievement: "進んだ",
      issues: "残る課題",
      rating: "B",
      committeeEvaluation: "評価の文",
    });
    expect(yearProgress(snapshot)).toEqual({ reported: 2, reportable: 3, evaluated: 1, sheets: 2 });
  });

  it("asks for no grade where the plan has no scale", () => {
    const snapshot = tinySnapshot();
    snapshot.plan.ratingScale.grades = [];
    const { missing } = sheetProgress(snapshot, { kind: "item", id: "1-2" });
    expect(missing.map((one) => one.label)).toEqual([
      "1-2 施策その二 令和元年度事業内容",
      "1-2 施策その二 達成状況",
    ]);
  });
});

describe("suggesting a grade", () => {
  it("follows the lowest exact rate and says how", () => {
    const { grade, reasons } = suggestGrade(tinySnapshot(), "1-1");
    // 94/105 = 89.52 % misses 90 %以上, although 10/8 = 125 % would be A.
    expect(grade).toBe("C");
    expect(reasons).toEqual([
      "開催件数：10/8 = 125.00%",
      "参加人数：94/105 = 89.52%",
      "最も低い「参加人数」の89.52%に目安を当てはめました（どの目安にも届かないためC）。",
    ]);
  });

  it("gives no grade where nothing can be computed, and says why", () => {
    const { grade, reasons } = suggestGrade(tinySnapshot(), "1-2");
    expect(grade).toBeUndefined();
    expect(reasons).toEqual([
      "事業所数：値を置かない年度です",
      "達成率を計算できる指標がないため、目安は示せません。",
    ]);
  });

  it("gives the rates alone where the scale has no thresholds", () => {
    const snapshot = tinySnapshot();
    for (const grade of snapshot.plan.ratingScale.grades) delete grade.from;
    const { grade, reasons } = suggestGrade(snapshot, "1-1");
    expect(grade).toBeUndefined();
    expect(reasons.at(-1)).toContain("率の目安がない");
  });
});

describe("fields in words", () => {
  it("are named as the sheets print them", () => {
    const snapshot = tinySnapshot();
    const project = { kind: "project", id: "p1" } as const;
    expect(
      fieldLabel(snapshot, {
        entity: "evaluation",
        subject: project,
        fiscalYear: 2019,
        property: "achievement",
      }),
    ).toBe("プロジェクト1 先導プロジェクト 令和元年度の取組と達成状況");
    expect(
      fieldLabel(snapshot, { entity: "indicatorValue", id: "i1", series: "actual", fiscalYear: 2018 }),
    ).toBe("開催件数 計画策定時 実績値");
    expect(fieldLabel(snapshot, { entity: "item", id: "1", property: "goal" })).toBe("1 方向性 目指す姿");
  });

  it("read as empty when nothing was written", () => {
    const subject = { kind: "item", id: "1-2" } as const;
    expect(
      fieldText(tinySnapshot(), { entity: "evaluation", subject, fiscalYear: 2019, property: "issues" }),
    ).toBe("");
  });
});
