import { describe, expect, it } from "vitest";
import { dateLabel, timeLabel } from "#shared/rules/dateLabel.ts";
import { eras, fiscalYearLabel, fiscalYearOf, parseFiscalYear } from "#shared/rules/fiscalYear.ts";

describe("fiscal years", () => {
  it("writes the whole of fiscal 2019 as 令和元年度, although its April was 平成", () => {
    expect(fiscalYearLabel(2019)).toBe("令和元年度");
    expect(fiscalYearLabel(2019, "seireki")).toBe("2019年度");
    expect(fiscalYearLabel(2019, "short")).toBe("R1");
    expect(fiscalYearLabel(2019, "both")).toBe("令和元年度(2019年度)");
  });

  it.each([
    [2018, "平成30年度"],
    [1989, "平成元年度"],
    [1988, "昭和63年度"],
    [1927, "昭和2年度"],
    [1926, "大正15年度"],
    [2100, "令和82年度"],
  ])("writes %i as %s", (year, label) => {
    expect(fiscalYearLabel(year)).toBe(label);
  });

  it.each([
    ["令和元年度", 2019],
    ["令和1年度", 2019],
    ["2019年度", 2019],
    ["２０１９年度", 2019],
    ["平成31年度", 2019],
    ["平成35年度", 2023],
    ["R1", 2019],
    ["Ｈ３１", 2019],
    ["h26", 2014],
    ["令和2年度（2020年度）", 2020],
    [" 令和 2 年度 ", 2020],
  ])("reads %s as %i", (text, year) => {
    expect(parseFiscalYear(text)).toBe(year);
  });

  it.each(["", "令和", "令和0年度", "令和2年度(2019年度)", "0年度", "平成の年度", "12", "9999"])(
    "does not read %j",
    (text) => {
      expect(parseFiscalYear(text)).toBeUndefined();
    },
  );

  it("reads back what it writes, in every style and year", () => {
    for (let year = 1869; year <= 2200; year += 1) {
      for (const style of ["wareki", "seireki", "short", "both"] as const) {
        expect(parseFiscalYear(fiscalYearLabel(year, style)), `${year} ${style}`).toBe(year);
      }
    }
  });

  it("handles an era the runtime does not know yet", () => {
    const known = eras([{ name: "未来", letter: "X", firstYear: 2031 }]);
    expect(fiscalYearLabel(2031, "wareki", known)).toBe("未来元年度");
    expect(fiscalYearLabel(2030, "wareki", known)).toBe("令和12年度");
    expect(parseFiscalYear("未来2年度", known)).toBe(2032);
    expect(parseFiscalYear("令和13年度", known)).toBe(2031);
  });

  it("puts January to March into the year before", () => {
    expect(fiscalYearOf("2020-03-31")).toBe(2019);
    expect(fiscalYearOf("2020-04-01")).toBe(2020);
  });
});

describe("dates and times", () => {
  it("change the era on its day and carry the weekday", () => {
    expect(dateLabel("2019-04-30")).toBe("平成31年4月30日");
    expect(dateLabel("2019-05-01")).toBe("令和元年5月1日");
    expect(dateLabel("2020-08-07", { weekday: true })).toBe("令和2年8月7日（金）");
  });

  it("write the half of the day", () => {
    expect(timeLabel("10:00")).toBe("午前10時");
    expect(timeLabel("13:30")).toBe("午後1時30分");
    expect(timeLabel("12:00")).toBe("正午");
    expect(timeLabel("00:15")).toBe("午前0時15分");
  });
});
