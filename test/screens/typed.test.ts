/** Dates, times and 次第 as people type and edit them. */
import { describe, expect, it } from "vitest";
import type { AgendaItem } from "#shared/domain/committee.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";
import { agendaTree, flatAgenda, indented, moved, usualNumber } from "#renderer/committee/agendaTree.ts";
import { parseDate, parseTime } from "#renderer/committee/typedDate.ts";

describe("typed dates and times", () => {
  it.each([
    ["令和2年8月7日", "2020-08-07"],
    ["令和2年8月7日（金）", "2020-08-07"],
    ["Ｒ２．８．７", "2020-08-07"],
    ["2020/8/7", "2020-08-07"],
    ["2020-08-07", "2020-08-07"],
    ["令和元年5月1日", "2019-05-01"],
    ["平成31年4月30日", "2019-04-30"],
  ])("reads %s", (typed, iso) => expect(parseDate(typed)).toBe(iso));

  it.each(["", "8月7日", "令和2年2月30日", "令和2年13月1日", "きのう"])(
    "does not read 「%s」 as a date",
    (typed) => expect(parseDate(typed)).toBeUndefined(),
  );

  it.each([
    ["午前10時", "10:00"],
    ["午後1時30分", "13:30"],
    ["１３：０５", "13:05"],
    ["正午", "12:00"],
    ["午後2時半", "14:30"],
  ])("reads %s", (typed, time) => expect(parseTime(typed)).toBe(time));

  it.each(["", "25時", "10:75", "昼"])("does not read 「%s」 as a time", (typed) =>
    expect(parseTime(typed)).toBeUndefined(),
  );
});

const leaf = (id: string, number: string, title: string, children: AgendaItem[] = []): AgendaItem => ({
  id,
  number,
  title,
  children,
});
const agenda = [
  leaf("a", "1", "開会"),
  leaf("b", "2", "議事", [
    leaf("c", "（1）", "計画の評価", [leaf("d", "①", "施策評価"), leaf("e", "②", "その他")]),
  ]),
  leaf("f", "3", "閉会"),
];

describe("次第", () => {
  it("is the same tree after it was a list", () => {
    expect(agendaTree(flatAgenda(agenda))).toEqual(agenda);
  });

  it("cites a line as people do", () => {
    expect(agendaLines(agenda).map((line) => line.cite)).toEqual([
      "開会",
      "議事",
      "議事(1)",
      "議事(1)①",
      "議事(1)②",
      "閉会",
    ]);
  });

  it("moves a line with everything under it", () => {
    const lines = flatAgenda(agenda);
    expect(moved(lines, 1, 1)?.map((line) => line.id)).toEqual(["a", "f", "b", "c", "d", "e"]);
    expect(moved(lines, 5, -1)?.map((line) => line.id)).toEqual(["a", "f", "b", "c", "d", "e"]);
    expect(moved(lines, 0, -1)).toBeUndefined();
    expect(moved(lines, 4, 1)).toBeUndefined();
  });

  it("goes in at most one step under the line above and never past the fourth level", () => {
    const lines = flatAgenda(agenda);
    expect(indented(lines, 0, 1)).toBeUndefined();
    expect(indented(lines, 1, 1)?.map((line) => line.depth)).toEqual([0, 1, 2, 3, 3, 0]);
    const deep = indented(lines, 1, 1) ?? [];
    expect(indented(deep, 4, 1)).toBeUndefined();
    expect(indented(lines, 3, -1)?.map((line) => line.depth)).toEqual([0, 0, 1, 1, 2, 0]);
  });

  it("numbers new lines in the usual manner of their level", () => {
    expect([0, 1, 2, 3].map((depth) => usualNumber(depth, 2))).toEqual(["2", "（2）", "②", "イ"]);
  });
});
