/** Items that a review renamed, ended or began: what each year has of them, and what it calls them. */
import { describe, expect, it } from "vitest";
import type { Item } from "#shared/domain/plan.ts";
import { itemsOfYear, nameAt } from "#shared/rules/itemLife.ts";

const item = (id: string, parent: string | null, life: Partial<Item> = {}): Item => ({
  id,
  parent,
  code: id,
  title: `施策${id}`,
  ...life,
});

const ids = (items: readonly Item[]): string[] => items.map((one) => one.id);

describe("an item's life", () => {
  const items = [
    item("1", null),
    item("1-1", "1", { until: 2020 }),
    item("1-2", "1", { from: 2021, succeeds: ["1-1"] }),
    item("2", null, { from: 2020, until: 2021 }),
    item("2-1", "2"),
  ];

  it.each([
    [2019, ["1", "1-1"], ["1-2", "2", "2-1"]],
    [2020, ["1", "1-1", "2", "2-1"], ["1-2"]],
    [2021, ["1", "1-2", "2", "2-1"], ["1-1"]],
    [2022, ["1", "1-2"], ["1-1", "2", "2-1"]],
  ])("begins and ends with its years, with all that lies below it: %i", (year, here, others) => {
    const split = itemsOfYear(items, year);
    expect(ids(split.items)).toEqual(here);
    expect(ids(split.others)).toEqual(others);
  });

  it("without years lasts as long as the plan", () => {
    const whole = [item("1", null), item("1-1", "1")];
    expect(itemsOfYear(whole, 1999)).toEqual({ items: whole, others: [] });
  });
});

describe("an item's name", () => {
  const renamed = item("1", null, {
    code: "1",
    title: "今の名",
    formerNames: [
      { until: 2019, code: "A", title: "初めの名" },
      { until: 2021, code: "B", title: "次の名" },
    ],
  });

  it.each([
    [2018, "A", "初めの名"],
    [2019, "A", "初めの名"],
    [2020, "B", "次の名"],
    [2021, "B", "次の名"],
    [2022, "1", "今の名"],
  ])("in %i is %s %s", (year, code, title) => {
    expect(nameAt(renamed, year)).toEqual({ code, title });
    expect(itemsOfYear([renamed], year).items).toMatchObject([{ code, title }]);
  });

  it("of an item outside the year is the one it has now", () => {
    const ended = { ...renamed, until: 2018 };
    expect(itemsOfYear([ended], 2019).others).toEqual([ended]);
  });
});
