/** 事前評価: what is rated, by whom, and with which keys. */
import { describe, expect, it } from "vitest";
import type { Meeting } from "#shared/domain/committee.ts";
import { gradeKeysHint, gradeOfKey } from "#renderer/sheets/gradeKeys.ts";
import { allRated, priorOf, ratersOf } from "#renderer/sheets/prior.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const scale = (...codes: string[]) => ({ grades: codes.map((code) => ({ code, meaning: code })) });
const meeting: Meeting = {
  id: "m",
  fiscalYear: 2020,
  evaluates: 2019,
  number: 1,
  date: "2020-08-07",
  agenda: [],
  handouts: [],
};
const item = (id: string) => ({ kind: "item", id }) as const;

describe("grades typed as one key", () => {
  it("are found by their letter, in any width and case", () => {
    for (const key of ["b", "B", "ｂ", "Ｂ"]) expect(gradeOfKey(scale("A", "B"), key), key).toBe("B");
    expect(gradeOfKey(scale("A", "B"), "x")).toBeUndefined();
    expect(gradeOfKey(scale("A", "B"), "Backspace")).toBeUndefined();
  });

  it("are found by their place where their sign is not on a keyboard", () => {
    expect(gradeOfKey(scale("◎", "○", "×"), "2")).toBe("○");
    expect(gradeOfKey(scale("◎", "○"), "3")).toBeUndefined();
    expect(gradeKeysHint(scale("◎", "○"))).toBe("1 ◎、2 ○");
  });

  it("that are digits themselves mean themselves, whatever their order", () => {
    expect(gradeOfKey(scale("5", "4", "3"), "5")).toBe("5");
    expect(gradeOfKey(scale("5", "4", "3"), "4")).toBe("4");
    expect(gradeKeysHint(scale("5", "4"))).toBe("5・4");
  });
});

describe("what members rate", () => {
  it("is everything with a 判定 of its own, under its sheet", () => {
    expect(allRated(tinySnapshot())).toEqual([
      { sheet: item("1"), subjects: [item("1-1"), item("1-2")] },
      { sheet: { kind: "project", id: "p1" }, subjects: [{ kind: "project", id: "p1" }] },
    ]);
  });
});

describe("members who rate", () => {
  it("are those in office on the day, absent ones marked, and everyone who did enter something", () => {
    const snapshot = tinySnapshot();
    snapshot.committee.members = [
      { id: "a", name: "委員A" },
      { id: "b", name: "委員B" },
      { id: "c", name: "前の委員", termTo: "2020-03-31" },
      { id: "d", name: "次の委員", termFrom: "2021-04-01" },
    ];
    snapshot.meetings = [{ ...meeting, attendance: [{ member: "b", status: "absent" }] }];
    snapshot.priorRatings = [
      { subject: item("1-1"), fiscalYear: 2019, member: "c", rating: "B" },
      { subject: item("1-1"), fiscalYear: 2019, member: "gone", note: "横ばい" },
    ];
    expect(ratersOf(snapshot).map(({ name, note }) => [name, note])).toEqual([
      ["委員A", ""],
      ["委員B", "欠席"],
      ["前の委員", "任期外"],
      ["（不明）", "名簿にいません"],
    ]);
    expect(priorOf(snapshot, item("1-1"), "c")?.rating).toBe("B");
    expect(priorOf(snapshot, item("1-2"), "c")).toBeUndefined();
  });

  it("are all members while no meeting has a day", () => {
    const snapshot = tinySnapshot();
    expect(ratersOf(snapshot).map(({ name }) => name)).toEqual(["委員A"]);
  });
});
