import { describe, expect, it } from "vitest";
import {
  daysAfter,
  deadlinesOf,
  offsetLabel,
  parseOffset,
  standardDeadlines,
} from "#shared/rules/deadlines.ts";

describe("dates to keep", () => {
  it("are counted from the meeting's day, earliest first, with what was done", () => {
    const list = deadlinesOf({}, { date: "2020-08-07", deadlinesDone: ["publication"] });
    expect(list.map(({ deadline, date, done }) => [deadline.id, date, done])).toEqual([
      ["notice", "2020-07-24", false],
      ["publication", "2020-07-31", true],
      ["outline", "2020-08-09", false],
      ["minutes", "2020-09-21", false],
    ]);
  });

  it("follow the municipality's own list, whatever its order", () => {
    const deadlines = [
      { id: "a", name: "会議録を公表する", days: 30 },
      { id: "b", name: "資料を送る", days: -10 },
      { id: "c", name: "会場を整える", days: 0 },
    ];
    const list = deadlinesOf({ deadlines }, { date: "2020-08-07" });
    expect(list.map(({ deadline, date }) => `${deadline.id} ${date}`)).toEqual([
      "b 2020-07-28",
      "c 2020-08-07",
      "a 2020-09-06",
    ]);
    expect(deadlinesOf({ deadlines: [] }, { date: "2020-08-07" })).toEqual([]);
  });

  it("are none while the meeting has no day", () => {
    expect(deadlinesOf({}, { deadlinesDone: ["notice"] })).toEqual([]);
  });

  it.each([
    ["2020-03-01", -1, "2020-02-29"],
    ["2021-03-01", -1, "2021-02-28"],
    ["2019-12-25", 14, "2020-01-08"],
    ["2020-04-07", -14, "2020-03-24"],
    ["2019-04-24", 14, "2019-05-08"],
    ["2019-05-01", -1, "2019-04-30"],
    ["2020-08-07", 366, "2021-08-08"],
  ])("run over the ends of months, years, fiscal years and eras: %s %i", (date, days, wanted) => {
    expect(daysAfter(date, days)).toBe(wanted);
  });

  it("are offered as 芳賀町, 志木市 and 茅ヶ崎市 keep them, each with an id of its own", () => {
    expect(standardDeadlines.map(({ days }) => days)).toEqual([-14, -7, 2, 45]);
    expect(new Set(standardDeadlines.map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    [-14, "2週間前"],
    [-7, "1週間前"],
    [-1, "1日前"],
    [0, "当日"],
    [2, "2日後"],
    [45, "45日後"],
    [28, "4週間後"],
  ])("say how far they are from the meeting: %i → %s", (days, wanted) => {
    expect(offsetLabel(days)).toBe(wanted);
  });

  it.each<[string, number | undefined]>([
    ["2週間前", -14],
    ["１ 週前", -7],
    ["１０日後", 10],
    ["当日", 0],
    ["0日前", 0],
    ["-14", -14],
    ["−7", -7],
    ["45", 45],
    ["-14日前", undefined],
    ["来週", undefined],
    ["", undefined],
    ["367日後", undefined],
    ["60週間前", undefined],
  ])("are read as people write them: %s", (text, wanted) => {
    expect(parseOffset(text)).toBe(wanted);
  });

  it.each([-366, -14, -1, 0, 1, 2, 7, 45, 366])("are read as they are shown: %i", (days) => {
    expect(parseOffset(offsetLabel(days))).toBe(days);
  });
});
