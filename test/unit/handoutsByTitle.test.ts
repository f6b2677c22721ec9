import { describe, expect, it } from "vitest";
import type { Handout } from "#shared/domain/committee.ts";
import { handoutNumberFor } from "#shared/rules/handoutNumbers.ts";

const handout = (number: string, title: string): Handout => ({ id: title, number, title, kind: "handout" });
const meetingWith = (...handouts: Handout[]) => ({ handouts });

describe("the number in a form's box", () => {
  it("is the one the 次第 gives to the handout of that name", () => {
    const snapshot = meetingWith(handout("", "次第"), handout("資料1", "施策評価シート"));
    expect(handoutNumberFor(snapshot, { form: "evaluation-sheet" })).toBe("資料1");
  });

  it("is shared by the project sheets unless they are listed apart", () => {
    const together = meetingWith(handout("資料1", "施策評価シート"));
    expect(handoutNumberFor(together, { form: "project-sheet" })).toBe("資料1");
    const apart = meetingWith(
      handout("資料1", "施策評価シート"),
      handout("資料2", "リーディングプロジェクト評価シート"),
    );
    expect(handoutNumberFor(apart, { form: "project-sheet" })).toBe("資料2");
    expect(handoutNumberFor(apart, { form: "evaluation-sheet" })).toBe("資料1");
  });

  it("is empty where nothing of that name is handed out, or without a number", () => {
    expect(handoutNumberFor(meetingWith(), { form: "evaluation-sheet" })).toBe("");
    expect(handoutNumberFor(meetingWith(handout("", "施策評価シート")), { form: "evaluation-sheet" })).toBe(
      "",
    );
  });
});
