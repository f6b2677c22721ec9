import { describe, expect, it } from "vitest";
import type { Meeting } from "#shared/domain/committee.ts";
import { agendaTree, flatAgenda } from "#renderer/committee/agendaTree.ts";
import { otherFiscalYear, outsideYearText, takenNumber } from "#renderer/committee/meetingProblems.ts";
import { placesPast } from "#renderer/common/placesPast.ts";
import { typedStaff } from "#renderer/committee/typedStaff.ts";

const meeting = (id: string, fiscalYear: number, number: number, date?: string): Meeting => ({
  id,
  fiscalYear,
  evaluates: 2019,
  number,
  ...(date === undefined ? {} : { date }),
  agenda: [],
  handouts: [],
});

describe("a meeting's day", () => {
  it.each([
    ["2020-04-01", undefined],
    ["2021-03-31", undefined],
    ["2020-03-31", 2019],
    ["2021-04-01", 2021],
    [undefined, undefined],
  ])("lies in its 開催年度 from April to March: %s", (date, wanted) => {
    const held = { fiscalYear: 2020, ...(date === undefined ? {} : { date }) };
    expect(otherFiscalYear(held)).toBe(wanted);
    expect(outsideYearText(held) === undefined).toBe(wanted === undefined);
  });

  it("outside of it is told with both years, over an era's end too", () => {
    expect(outsideYearText({ fiscalYear: 2018, date: "2019-04-24" })).toBe(
      "開催日の平成31年4月24日は令和元年度ですが、開催年度は平成30年度になっています。",
    );
  });
});

describe("a meeting's number", () => {
  it("is taken by another meeting of its 開催年度, whatever year that evaluates, and never by itself", () => {
    const all = [meeting("a", 2020, 1), meeting("b", 2021, 2)];
    expect(takenNumber(all, { id: "c", fiscalYear: 2020 }, 1)).toBe("令和2年度の第1回は、すでにあります。");
    expect(takenNumber(all, { id: "a", fiscalYear: 2020 }, 1)).toBeUndefined();
    expect(takenNumber(all, { id: "a", fiscalYear: 2020 }, 2)).toBeUndefined();
  });
});

describe("staff typed in one line", () => {
  it.each([
    ["産業振興課長　佐藤花子", { post: "産業振興課長", name: "佐藤花子" }],
    ["主査 山田 太郎", { post: "主査", name: "山田　太郎" }],
    ["産業振興課長", { post: "産業振興課長", name: "" }],
    ["課長補佐", { post: "課長補佐", name: "" }],
    ["髙橋", { post: "", name: "髙橋" }],
  ])("is a post and a name: %s", (typed, wanted) => {
    expect(typedStaff(typed)).toEqual(wanted);
  });
});

describe("a row that moves in a list of some of all rows", () => {
  it("goes past its shown neighbour and those in between", () => {
    const all = ["a", "x", "y", "b", "c"].map((id) => ({ id }));
    expect(placesPast(all, "b", "a")).toBe(-3);
    expect(placesPast(all, "b", "c")).toBe(1);
    expect(placesPast(all, "a", undefined)).toBe(0);
  });
});

describe("the lines of a 次第", () => {
  it("keep their sheets when they are edited as a list", () => {
    const subjects = [{ kind: "item" as const, id: "1" }];
    const agenda = [
      {
        id: "a",
        number: "1",
        title: "議事",
        children: [{ id: "b", number: "（1）", title: "評価", subjects, children: [] }],
      },
    ];
    expect(agendaTree(flatAgenda(agenda))).toEqual(agenda);
  });
});
