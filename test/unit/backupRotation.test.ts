/** Which backups stay: by Japan's days and months, over the ends of eras, years and Februaries. */
import { describe, expect, it } from "vitest";
import { surplusBackups, type DatedBackup } from "#shared/rules/backupRotation.ts";

/** @param moments in Japan's time: 2019-05-01 00:10 */
const made = (...moments: string[]): DatedBackup[] =>
  moments.map((at) => ({
    name: at,
    at: new Date(`${at.replace(" ", "T")}:00+09:00`).toISOString(),
    automatic: true,
  }));
const removed = (backups: readonly DatedBackup[], now: string): string[] =>
  surplusBackups(backups, new Date(`${now.replace(" ", "T")}:00+09:00`))
    .map(({ name }) => name)
    .toSorted();

describe("the rotation of backups", () => {
  it("keeps the latest three of today", () => {
    const today = made("2026-11-21 09:00", "2026-11-21 09:15", "2026-11-21 09:30", "2026-11-21 09:45");
    expect(removed(today, "2026-11-21 10:00")).toEqual(["2026-11-21 09:00"]);
  });

  it("keeps what a person asked for all of its day, and does not count it among the three", () => {
    const asked = made("2026-11-21 08:00").map((one) => ({ ...one, automatic: false }));
    const today = made("2026-11-21 09:00", "2026-11-21 09:15", "2026-11-21 09:30");
    expect(removed([...asked, ...today], "2026-11-21 10:00")).toEqual([]);
    expect(removed([...asked, ...today], "2026-11-22 10:00")).toEqual([
      "2026-11-21 08:00",
      "2026-11-21 09:00",
      "2026-11-21 09:15",
    ]);
  });

  it("begins a day at midnight in Japan, not in UTC", () => {
    const night = made("2026-11-20 23:50", "2026-11-21 00:10", "2026-11-21 08:50");
    expect(removed(night, "2026-11-21 09:10")).toEqual([]);
    expect(removed(night, "2026-11-22 00:00")).toEqual(["2026-11-21 00:10"]);
  });

  it("keeps the last of each of the 14 days before, then the last of each month", () => {
    const days = Array.from({ length: 40 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 10, 21 - index)).toISOString().slice(0, 10);
      return made(`${day} 09:00`, `${day} 16:00`);
    }).flat();
    const gone = removed(days, "2026-11-21 17:00");
    const stay = days.map(({ name }) => name).filter((name) => !gone.includes(name));
    expect(stay).toEqual([
      "2026-11-21 09:00",
      "2026-11-21 16:00",
      ...Array.from({ length: 14 }, (_, index) => `2026-11-${String(20 - index).padStart(2, "0")} 16:00`),
      "2026-10-31 16:00",
    ]);
  });

  it("keeps the months of two years: February 2024 is the last one in February 2026", () => {
    const months = made("2024-01-31 16:00", "2024-02-28 16:00", "2024-02-29 16:00", "2026-02-28 09:00");
    expect(removed(months, "2026-02-28 10:00")).toEqual(["2024-01-31 16:00", "2024-02-28 16:00"]);
  });

  it("goes over the change of era as over any other day", () => {
    const days = made("2019-04-30 09:00", "2019-04-30 23:59", "2019-05-01 00:00", "2019-05-01 16:00");
    expect(removed(days, "2019-05-02 09:00")).toEqual(["2019-04-30 09:00", "2019-05-01 00:00"]);
    expect(removed(days, "2019-05-20 09:00")).toEqual(["2019-04-30 09:00", "2019-05-01 00:00"]);
  });

  it("never removes the latest one, however old it is", () => {
    expect(removed(made("1999-12-31 16:00", "1999-12-30 16:00"), "2026-11-21 10:00")).toEqual([
      "1999-12-30 16:00",
    ]);
  });

  it("removes none of a day to come: the clock was wrong once", () => {
    const days = made("2031-01-01 09:00", "2031-01-01 10:00", "2031-01-02 10:00", "2026-11-21 09:00");
    expect(removed(days, "2026-11-21 10:00")).toEqual([]);
  });

  it("never leaves nothing of a day of the last fortnight, run day after day", () => {
    let kept: DatedBackup[] = [];
    for (let day = 0; day < 900; day += 1) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      kept.push(...made(`${date} 09:00`, `${date} 12:00`, `${date} 15:00`, `${date} 16:00`));
      const gone = new Set(removed(kept, `${date} 17:00`));
      kept = kept.filter(({ name }) => !gone.has(name));
    }
    expect(kept.length).toBe(3 + 14 + 24);
  });
});
