import { describe, expect, it } from "vitest";
import type { Attendance, Committee, Meeting, Member, Quorum } from "#shared/domain/committee.ts";
import { attendanceCounts, membersAt, membersNeeded, quorumLine, quorumState } from "#shared/rules/quorum.ts";

const people = (count: number): Member[] =>
  Array.from({ length: count }, (_, index) => ({ id: `m${index}`, name: `委員${index}` }));
const committee = (count: number, quorum?: Quorum): Committee => ({
  name: "推進委員会",
  members: people(count),
  ...(quorum ? { quorum } : {}),
});
type Held = Pick<Meeting, "date" | "attendance">;
/** The first members with these statuses, one letter each: p present, l late, e left early, a absent, - not noted. */
const meeting = (letters: string, date?: string): Held => ({
  ...(date === undefined ? {} : { date }),
  attendance: Array.from(letters).flatMap((letter, index): Attendance[] => {
    const status = { p: "present", l: "late", e: "left", a: "absent" }[letter] as Attendance["status"];
    return letter === "-" ? [] : [{ member: `m${index}`, status }];
  }),
});
const need = (quorum: Quorum["need"], article = "設置要綱第6条第2項"): Quorum => ({ article, need: quorum });

describe("the members in office", () => {
  const members: Member[] = [
    { id: "ended", name: "髙橋", termFrom: "2018-04-01", termTo: "2020-03-31" },
    { id: "now", name: "山﨑", termFrom: "2020-04-01", termTo: "2022-03-31" },
    { id: "open", name: "葛󠄀城" },
    { id: "from", name: "佐藤", termFrom: "2020-04-02" },
  ];
  const on = (date?: string) => membersAt({ members }, date).map(({ id }) => id);

  it("are those whose term covers the day, its first and last day with it, and open ends are open", () => {
    expect(on("2020-03-31")).toEqual(["ended", "open"]);
    expect(on("2020-04-01")).toEqual(["now", "open"]);
    expect(on("2020-04-02")).toEqual(["now", "open", "from"]);
    expect(on("2022-04-01")).toEqual(["open", "from"]);
  });

  it("are all of them without a day, in their order and with their names as they are written", () => {
    expect(membersAt({ members }).map(({ name }) => name)).toEqual(["髙橋", "山﨑", "葛󠄀城", "佐藤"]);
  });
});

describe("attendance", () => {
  it("counts who came late or left early as present, and who was not noted apart", () => {
    expect(attendanceCounts(committee(6), meeting("plea--"))).toEqual({
      members: 6,
      present: 3,
      absent: 1,
      unknown: 2,
    });
  });

  it("counts nobody whose term does not cover the day, whatever was noted", () => {
    const members = people(3).map((one, index) => (index === 0 ? { ...one, termTo: "2020-03-31" } : one));
    expect(attendanceCounts({ members }, meeting("ppa", "2020-08-07"))).toMatchObject({
      members: 2,
      present: 1,
    });
    expect(attendanceCounts({ members }, meeting("ppa", "2020-03-31"))).toMatchObject({
      members: 3,
      present: 2,
    });
  });
});

describe("定足数", () => {
  it.each<[number, Quorum["need"], number]>([
    [10, "majority", 6],
    [9, "majority", 5],
    [1, "majority", 1],
    [10, "half", 5],
    [9, "half", 5],
    [10, "two-thirds", 7],
    [9, "two-thirds", 6],
    [15, "two-thirds", 10],
  ])("of %i members, %s: %i", (members, kind, wanted) => {
    expect(membersNeeded(members, kind)).toBe(wanted);
  });

  it("is reached at the number itself and missed one below it", () => {
    const state = (letters: string, kind: Quorum["need"]) =>
      quorumState(committee(10, need(kind)), meeting(letters))?.state;
    expect(state("ppppppaaaa", "majority")).toBe("reached");
    expect(state("pppppaaaaa", "majority")).toBe("missed");
    expect(state("pppppaaaaa", "half")).toBe("reached");
    expect(state("ppppaaaaaa", "half")).toBe("missed");
    expect(state("pppppppaaa", "two-thirds")).toBe("reached");
    expect(state("ppppppaaaa", "two-thirds")).toBe("missed");
  });

  it("stays open while those not noted yet decide it, and not a moment longer", () => {
    const state = (letters: string) => quorumState(committee(10, need("majority")), meeting(letters))?.state;
    expect(state("ppppp-----")).toBe("open");
    expect(state("pppppp----")).toBe("reached");
    expect(state("aaaaa-----")).toBe("missed");
  });

  it("is none where the committee asks for none or nobody is in office", () => {
    expect(quorumState(committee(10), meeting("pppppppppp"))).toBeUndefined();
    expect(quorumState(committee(0, need("half")), meeting(""))).toBeUndefined();
  });
});

describe("the sentence on the 定足数", () => {
  const line = (letters: string, quorum?: Quorum) => quorumLine(committee(10, quorum), meeting(letters));

  it("names the counts and the article", () => {
    expect(line("pppppppppa", need("majority"))).toBe(
      "委員10名中9名が出席し、設置要綱第6条第2項に定める過半数に達している。",
    );
    expect(line("ppppppaaaa", need("two-thirds"))).toBe(
      "委員10名中6名が出席し、設置要綱第6条第2項に定める3分の2以上に達していない。",
    );
  });

  it("does without an article, and says when nobody came", () => {
    expect(line("plplpeeppp", need("half", " "))).toBe("委員10名中10名が出席し、半数以上に達している。");
    expect(line("aaaaaaaaaa", need("half", ""))).toBe(
      "委員10名中出席した委員はなく、半数以上に達していない。",
    );
  });

  it("is not written while a number may still change", () => {
    expect(line("ppppppppp-", need("majority"))).toBeUndefined();
    expect(line("pppppppppp")).toBeUndefined();
  });
});
