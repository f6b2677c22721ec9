import { describe, expect, it } from "vitest";
import type { AgendaItem, AgendaNumbering } from "#shared/domain/committee.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";

const line = (children: AgendaItem[] = [], number = ""): AgendaItem => ({
  id: crypto.randomUUID(),
  number,
  title: "議題",
  children,
});
const lines = (count: number): AgendaItem[] => Array.from({ length: count }, () => line());

/** Numbers from top to bottom. */
const numbersOf = (agenda: readonly AgendaItem[]): string[] =>
  agenda.flatMap((one) => [one.number, ...numbersOf(one.children)]);

/** `count` lines on the level, under one line for every level above it. */
function onLevel(level: number, count: number): AgendaItem[] {
  return level === 0 ? lines(count) : [line(onLevel(level - 1, count))];
}
const signs = (numbering: AgendaNumbering, level: number, count: number) =>
  numbersOf(numberedAgenda(onLevel(level, count), numbering)).slice(level);

describe("a 次第 numbered anew", () => {
  const agenda = [line(), line([line([line(), line([line(), line()])]), line([line()])]), line()];

  it.each<[AgendaNumbering, string]>([
    ["parenthesis", "1 2 （1） ① ② ア イ （2） ① 3"],
    ["parenthesis-wide", "１ ２ （1） ① ② ア イ （2） ① ３"],
    ["niiza", "1 2 ⑴ ア イ a b ⑵ ア 3"],
    ["niiza-wide", "１ ２ ⑴ ア イ a b ⑵ ア ３"],
  ])("has four levels in the style %s, each beginning anew under its line", (numbering, wanted) => {
    expect(numbersOf(numberedAgenda(agenda, numbering)).join(" ")).toBe(wanted);
  });

  it("keeps ids and titles, forgets the numbers before, and leaves its input as it was", () => {
    const before = [line([line([], "①")], "その1")];
    const copy = structuredClone(before);
    const after = numberedAgenda(before, "parenthesis");
    expect(before).toEqual(copy);
    expect(after.map(({ id, title }) => [id, title])).toEqual(before.map(({ id, title }) => [id, title]));
    expect(numbersOf(after)).toEqual(["1", "（1）"]);
  });

  it.each<[AgendaNumbering, number, number, string[]]>([
    ["parenthesis", 0, 22, ["20", "21", "22"]],
    ["parenthesis-wide", 0, 11, ["９", "10", "11"]],
    ["parenthesis", 1, 22, ["（20）", "（21）", "（22）"]],
    ["parenthesis", 2, 22, ["⑳", "(21)", "(22)"]],
    ["parenthesis", 3, 47, ["ヲ", "ン", "(47)"]],
    ["niiza", 1, 22, ["⒇", "(21)", "(22)"]],
    ["niiza", 2, 47, ["ヲ", "ン", "(47)"]],
    ["niiza", 3, 27, ["y", "z", "(27)"]],
  ])(
    "of the style %s goes on where the signs of level %i end (%i lines)",
    (numbering, level, count, last) => {
      const all = signs(numbering, level, count);
      expect(all.slice(-3)).toEqual(last);
      expect(new Set(all).size).toBe(count);
    },
  );

  it("numbers lines below the fourth level like those of the fourth", () => {
    expect(signs("niiza", 4, 2)).toEqual(["a", "b"]);
  });

  it("has nothing to number in an empty 次第", () => {
    expect(numberedAgenda([], "niiza")).toEqual([]);
  });
});
