import { describe, expect, it } from "vitest";
import type { Handout, HandoutNumbering } from "#shared/domain/committee.ts";
import {
  countedAsWritten,
  countingOf,
  handoutNumberFor,
  numberedHandouts,
} from "#shared/rules/handoutNumbers.ts";

const plain: HandoutNumbering = { prefix: "資料", suffix: "", wide: false, first: 1 };

const handout = (title: string, more: Partial<Handout> = {}): Handout => ({
  id: title,
  number: "",
  title,
  kind: "handout",
  ...more,
});
const numbers = (handouts: Handout[], numbering: HandoutNumbering | undefined = plain): string[] =>
  numberedHandouts(handouts, numbering).map((one) => one.number);

describe("the numbers of a meeting's handouts", () => {
  it("stay as they are written where the meeting does not number them", () => {
    const written = [handout("A", { number: "資料第9号" }), handout("B")];
    expect(numberedHandouts(written)).toEqual(written);
  });

  it("follow the order, whatever was written before", () => {
    const [a, b, c] = [handout("A", { number: "資料9" }), handout("B"), handout("C", { number: "別紙" })];
    expect(numbers([a, b, c])).toEqual(["資料1", "資料2", "資料3"]);
    expect(numberedHandouts([c, a, b], plain).map((one) => `${one.number}${one.title}`)).toEqual([
      "資料1C",
      "資料2A",
      "資料3B",
    ]);
  });

  it.each<[string, Partial<HandoutNumbering>, string[]]>([
    ["資料1号", { suffix: "号" }, ["資料1号", "資料2-1号", "資料2-2号", "資料3号"]],
    ["資料１", { wide: true }, ["資料１", "資料２－１", "資料２－２", "資料３"]],
    ["runs on from the meeting before", { first: 11 }, ["資料11", "資料12-1", "資料12-2", "資料13"]],
    [
      "full-width only while one digit is enough",
      { wide: true, first: 9 },
      ["資料９", "資料10－１", "資料10－２", "資料11"],
    ],
  ])("are written in the meeting's style: %s", (_, change, wanted) => {
    const handouts = [handout("A"), handout("B"), handout("B2", { counting: "branch" }), handout("C")];
    expect(numbers(handouts, { ...plain, ...change })).toEqual(wanted);
  });

  it("make the first of several parts a branch itself, one group after another", () => {
    const branch = { counting: "branch" } as const;
    expect(
      numbers([
        handout("A"),
        handout("A2", branch),
        handout("B"),
        handout("B2", branch),
        handout("B3", branch),
      ]),
    ).toEqual(["資料1-1", "資料1-2", "資料2-1", "資料2-2", "資料2-3"]);
  });

  it("count a branch that nothing stands before as a handout of its own", () => {
    expect(numbers([handout("A", { counting: "branch" }), handout("B")])).toEqual(["資料1", "資料2"]);
  });

  it("leave out what has no number, and do not count it", () => {
    expect(
      numbers([
        handout("次第"),
        handout("A"),
        handout("名簿", { counting: "none", number: "資料7" }),
        handout("A2", { counting: "branch" }),
        handout("B"),
      ]),
    ).toEqual(["", "資料1-1", "", "資料1-2", "資料2"]);
  });

  it("keep a fixed number, with branches behind it, and do not count it", () => {
    const fixed = handout("前回の資料", { counting: "fixed", number: "資料3号" });
    const handouts = [handout("A"), fixed, handout("別紙", { counting: "branch" }), handout("B")];
    expect(numbers(handouts, { ...plain, suffix: "号" })).toEqual([
      "資料1号",
      "資料3号",
      "資料3-1号",
      "資料2号",
    ]);
    const other = handout("他", { counting: "fixed", number: "別添" });
    expect(numbers([other, handout("別紙", { counting: "branch" })])).toEqual(["別添", "別添-1"]);
  });

  it("give 参考資料 none unless they are counted, and then a row of their own", () => {
    const reference = (title: string, more: Partial<Handout> = {}) =>
      handout(title, { kind: "reference", ...more });
    const handouts = [
      reference("要領"),
      handout("A"),
      reference("統計", { counting: "own" }),
      handout("B"),
      reference("冊子", { counting: "own" }),
    ];
    expect(numbers(handouts, { ...plain, first: 5 })).toEqual([
      "",
      "資料5",
      "参考資料1",
      "資料6",
      "参考資料2",
    ]);
    expect(handouts.map(countingOf)).toEqual(["none", "own", "own", "own", "own"]);
  });

  it("are none for no handouts, and never change what was given", () => {
    expect(numbers([])).toEqual([]);
    const given = [handout("A", { number: "前" })];
    numberedHandouts(given, plain);
    expect(given[0]?.number).toBe("前");
  });
});

describe("the number of a paper", () => {
  const subject = { kind: "item", id: "1" } as const;
  const meeting = (...handouts: Handout[]) => ({ handouts, handoutNumbering: plain });

  it("is that of the handout that is this very paper, before that of all papers of its form", () => {
    const listed = meeting(
      handout("全部", { paper: { form: "evaluation-sheet" } }),
      handout("その1", { paper: { form: "evaluation-sheet", subject } }),
    );
    expect(handoutNumberFor(listed, { form: "evaluation-sheet", subject })).toBe("資料2");
    expect(handoutNumberFor(listed, { form: "evaluation-sheet", subject: { kind: "item", id: "2" } })).toBe(
      "資料1",
    );
  });

  it("follows when the handouts change places", () => {
    const a = handout("対照表", { paper: { form: "comparison-table", document: "d" } });
    const b = handout("概要", { paper: { form: "review-outline", document: "o" } });
    const of = (...handouts: Handout[]) =>
      handoutNumberFor(meeting(...handouts), { form: "comparison-table", document: "d" });
    expect([of(a, b), of(b, a)]).toEqual(["資料1", "資料2"]);
  });

  it("is found by the title of a handout that nobody said the paper of", () => {
    const old = meeting(handout("進捗状況まとめ（令和7年度）"));
    expect(handoutNumberFor(old, { form: "progress-table" })).toBe("資料1");
    const said = meeting(handout("進捗状況まとめ", { paper: { form: "roadmap" } }));
    expect(handoutNumberFor(said, { form: "progress-table" })).toBe("");
  });

  it("is shared by what is handed out together unless it is listed apart", () => {
    const sheet = handout("評価", { paper: { form: "evaluation-sheet" } });
    const project = { form: "project-sheet", subject: { kind: "project", id: "p" } } as const;
    expect(handoutNumberFor(meeting(sheet), project)).toBe("資料1");
    expect(
      handoutNumberFor(meeting(sheet, handout("事業", { paper: { form: "project-sheet" } })), project),
    ).toBe("資料2");
    expect(handoutNumberFor(meeting(handout("総括表")), { form: "section-sheet", subject })).toBe("資料1");
  });

  it("is empty when it is not listed, or listed without a number", () => {
    expect(handoutNumberFor(meeting(), { form: "roadmap" })).toBe("");
    const none = handout("工程", { counting: "none", paper: { form: "roadmap" } });
    expect(handoutNumberFor(meeting(none), { form: "roadmap" })).toBe("");
  });

  it("is as written where the meeting does not number its handouts", () => {
    const written = { handouts: [handout("工程", { number: "別紙2", paper: { form: "roadmap" } })] };
    expect(handoutNumberFor(written, { form: "roadmap" })).toBe("別紙2");
  });
});

describe("handouts whose numbers were written by hand", () => {
  it("are counted as their numbers say", () => {
    const written = [
      handout("次第"),
      handout("A", { number: "資料1" }),
      handout("B", { number: "資料２－１号" }),
      handout("C", { number: "資料2-2号" }),
      handout("D", { number: "資料2‐3号" }),
      handout("要領", { kind: "reference" }),
      handout("E", { number: "資料3" }),
      handout("F", { number: "別紙", counting: "fixed" }),
    ];
    const counted = countedAsWritten(written);
    expect(counted.map((one) => one.counting)).toEqual([
      "none",
      "own",
      "own",
      "branch",
      "branch",
      "none",
      "own",
      "fixed",
    ]);
    expect(numbers(counted)).toEqual(["", "資料1", "資料2-1", "資料2-2", "資料2-3", "", "資料3", "別紙"]);
  });

  it("begin a branch only behind its own stem", () => {
    const counted = countedAsWritten([
      handout("A", { number: "資料1-2" }),
      handout("B", { number: "資料2-1" }),
      handout("C", { number: "資料1-3" }),
    ]);
    expect(counted.map((one) => one.counting)).toEqual(["own", "own", "own"]);
  });
});
