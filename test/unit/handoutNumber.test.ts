import { describe, expect, it } from "vitest";
import type { Handout } from "#shared/domain/committee.ts";
import { handoutNumberOf } from "#shared/rules/handoutNumber.ts";

const handout = (number: string, title: string): Handout => ({ id: title, number, title, kind: "handout" });
const meetingWith = (...handouts: Handout[]) => ({
  meetings: [{ id: "m", fiscalYear: 2020, evaluates: 2019, number: 1, agenda: [], handouts }],
});

describe("the number in a form's box", () => {
  it("is the one the 次第 gives to the handout of that name", () => {
    const snapshot = meetingWith(handout("", "次第"), handout("資料1", "施策評価シート"));
    expect(handoutNumberOf(snapshot, "evaluation-sheet")).toBe("資料1");
  });

  it("is shared by the project sheets unless they are listed apart", () => {
    const together = meetingWith(handout("資料1", "施策評価シート"));
    expect(handoutNumberOf(together, "project-sheet")).toBe("資料1");
    const apart = meetingWith(
      handout("資料1", "施策評価シート"),
      handout("資料2", "リーディングプロジェクト評価シート"),
    );
    expect(handoutNumberOf(apart, "project-sheet")).toBe("資料2");
    expect(handoutNumberOf(apart, "evaluation-sheet")).toBe("資料1");
  });

  it("is empty without a meeting, or where the handout has no number", () => {
    expect(handoutNumberOf({ meetings: [] }, "evaluation-sheet")).toBe("");
    expect(handoutNumberOf(meetingWith(handout("", "施策評価シート")), "evaluation-sheet")).toBe("");
  });
});
