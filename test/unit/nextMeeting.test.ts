/** What a meeting takes over from the one before it, where the rule has to choose. */
import { describe, expect, it } from "vitest";
import type { Handout, HandoutNumbering, Meeting } from "#shared/domain/committee.ts";
import { meetingBefore, nextMeeting, nextNumber } from "#shared/rules/nextMeeting.ts";

const meeting = (id: string, fiscalYear: number, number: number, more: Partial<Meeting> = {}): Meeting => ({
  id,
  fiscalYear,
  evaluates: fiscalYear - 1,
  number,
  agenda: [],
  handouts: [],
  ...more,
});
let ids = 0;
const next = {
  id: "next",
  fiscalYear: 2020,
  evaluates: 2019,
  exists: () => true,
  newId: () => `n${(ids += 1)}`,
};

describe("the next number of a 開催年度", () => {
  it("is one more than its highest, whatever is missing below it", () => {
    const known = [meeting("a", 2020, 1), meeting("b", 2020, 4), meeting("c", 2021, 9)];
    expect(nextNumber(known, 2020)).toBe(5);
    expect(nextNumber(known, 2022)).toBe(1);
  });
});

describe("the meeting that a new one goes on from", () => {
  const late = meeting("late", 2021, 1, { evaluates: 2019 });
  const early = meeting("early", 2020, 3, { date: "2021-12-01" });
  it("is the latest by 開催年度 and number of those that evaluate the year", () => {
    expect(meetingBefore([late, early], 2019)?.id).toBe("late");
  });
  it("is last year's when this year has none, and none when both have none", () => {
    expect(meetingBefore([late, early], 2020)?.id).toBe("late");
    expect(meetingBefore([late, early], 2021)).toBeUndefined();
  });
});

describe("handouts of the next meeting", () => {
  const handouts: Handout[] = [
    { id: "h1", number: "資料4", title: "評価シート", kind: "handout" },
    { id: "h2", number: "資料5", title: "総括表", kind: "handout", counting: "own" },
    { id: "h3", number: "", title: "名簿", kind: "handout", counting: "none" },
    { id: "h4", number: "参考資料", title: "前回の会議録", kind: "reference" },
  ];
  const numbering = (first: number): HandoutNumbering => ({ prefix: "資料", suffix: "", wide: false, first });
  const firstOf = (before: Meeting): number | undefined =>
    nextMeeting([before], next).handoutNumbering?.first;

  it("are numbered on where they ran on within the 開催年度, and from 1 in the next", () => {
    const running = { handouts, handoutNumbering: numbering(4) };
    expect(firstOf(meeting("a", 2020, 2, running))).toBe(6);
    expect(firstOf(meeting("a", 2019, 2, { ...running, evaluates: 2019 }))).toBe(1);
  });
  it("begin with 1 again where every meeting begins with 1", () => {
    expect(firstOf(meeting("a", 2020, 1, { handouts, handoutNumbering: numbering(1) }))).toBe(1);
  });
  it("no longer print a sheet that is not there any more, but are still listed", () => {
    const paper = { form: "evaluation-sheet", subject: { kind: "item", id: "gone" } } as const;
    const before = meeting("a", 2020, 1, {
      handouts: [{ id: "h", number: "資料1", title: "評価シート", kind: "handout", paper }],
    });
    const [handout] = nextMeeting([before], { ...next, exists: () => false }).handouts;
    expect(handout).toMatchObject({ number: "資料1", title: "評価シート" });
    expect(handout).not.toHaveProperty("paper");
  });
});
