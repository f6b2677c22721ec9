/** What 文書出力 lists and how its files are called, without a window. */
import { describe, expect, it } from "vitest";
import type { Handout, Meeting } from "#shared/domain/committee.ts";
import { paperKey } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { manyFiles, oneFile, type ChosenGroup } from "#renderer/export/outputFiles.ts";
import {
  exchangedHandouts,
  groupForm,
  outputGroups,
  usualTicks,
  type OutputGroup,
} from "#renderer/export/outputGroups.ts";
import { item, project, sampleYear } from "#test/support/snapshots.ts";

const year: YearSnapshot = {
  ...sampleYear(),
  documents: [{ id: "d1", kind: "outline", title: "見直しの概要（案）" }],
};
const meetingWith = (handouts: Omit<Handout, "id" | "kind">[], more: Partial<Meeting> = {}): Meeting => ({
  id: "m1",
  fiscalYear: 2020,
  evaluates: 2019,
  number: 1,
  agenda: [],
  handouts: handouts.map((one, index) => ({ ...one, id: `h${index + 1}`, kind: "handout" })),
  ...more,
});
const groupsOf = (meeting: Meeting): OutputGroup[] => outputGroups({ ...year, meetings: [meeting] }, meeting);
const shown = (groups: readonly OutputGroup[]): string[] =>
  groups.map(({ title, number, papers }) => `${number} ${title} ${papers.length}`.trim());
const everything = (groups: readonly OutputGroup[]): Set<string> =>
  new Set(groups.flatMap(({ papers }) => papers.map(paperKey)));
const chosenOf = (groups: readonly OutputGroup[], ticked = everything(groups)): ChosenGroup[] =>
  groups.flatMap((group) => {
    const form = groupForm(year, group, ticked, group.number);
    return form ? [{ group, number: group.number, form }] : [];
  });

describe("the list", () => {
  it("of a meeting that hands out nothing has every paper, the 次第 first", () => {
    expect(shown(groupsOf(meetingWith([])))).toEqual([
      "令和2年度第1回　次第 1",
      "施策評価シート 5",
      "リーディングプロジェクト評価シート 4",
      "見直しの概要（案） 1",
      "評価結果一覧 1",
    ]);
    expect(shown(outputGroups({ ...year, meetings: [] }, undefined))).toHaveLength(4);
  });

  it("has what is handed out in the meeting's order with its numbers, before what is not", () => {
    const meeting = meetingWith(
      [
        { number: "", title: "概要", paper: { form: "review-outline", document: "d1" } },
        { number: "", title: "プロジェクト", paper: { form: "project-sheet" } },
      ],
      { handoutNumbering: { prefix: "資料", suffix: "", wide: false, first: 3 } },
    );
    expect(shown(groupsOf(meeting))).toEqual([
      "令和2年度第1回　次第 1",
      "資料3 見直しの概要（案） 1",
      "資料4 リーディングプロジェクト評価シート 4",
      "施策評価シート 5",
      "評価結果一覧 1",
    ]);
  });

  it("keeps apart the sheets that are handed out under numbers of their own", () => {
    const groups = groupsOf(
      meetingWith([
        { number: "資料1-1", title: "施策2", paper: { form: "evaluation-sheet", subject: item("2") } },
        { number: "資料1-2", title: "施策1", paper: { form: "evaluation-sheet", subject: item("1") } },
      ]),
    );
    expect(groups.filter(({ handout }) => handout).map(({ title }) => title.slice(0, 9))).toEqual([
      "施策評価シート　2",
      "施策評価シート　1",
    ]);
    expect(groups.find(({ form, handout }) => form === "evaluation-sheet" && !handout)?.papers).toHaveLength(
      3,
    );
  });

  it("remembers the last order of what the meeting does not decide", () => {
    const papers = [
      { form: "review-outline" as const, document: "d1" },
      ...[1, 2, 3, 4, 5].map((id) => ({ form: "evaluation-sheet" as const, subject: item(`${id}`) })),
    ];
    const meeting = meetingWith([], { output: { papers, files: "many", format: "pdf" } });
    const groups = groupsOf(meeting);
    expect(shown(groups).map((one) => one.slice(0, 5))).toEqual([
      "令和2年度",
      "見直しの概",
      "リーディン",
      "施策評価シ",
      "評価結果一",
    ]);
    expect(usualTicks(groups, meeting)).toEqual(new Set(papers.map(paperKey)));
  });

  it("forgets papers that the year has no longer", () => {
    const output = {
      papers: [{ form: "roadmap" as const, subject: project("9") }],
      files: "one",
      format: "word",
    } as const;
    const meeting = meetingWith([], { output: { ...output, papers: [...output.papers] } });
    expect(usualTicks(groupsOf(meeting), meeting).size).toBe(0);
  });
});

describe("the ticks", () => {
  it("are what the meeting hands out, or the plan's own papers", () => {
    const some = meetingWith([
      { number: "資料1", title: "概要", paper: { form: "review-outline", document: "d1" } },
    ]);
    expect([...usualTicks(groupsOf(some), some)]).toEqual(["review-outline/d1"]);
    const none = meetingWith([]);
    const groups = groupsOf(none);
    const ticked = usualTicks(groups, none);
    expect(groups.filter(({ key }) => !ticked.has(key)).map(({ form }) => form)).toEqual([
      "agenda",
      "result-list",
    ]);
  });

  it("of every sheet of a form ask for the form, of some of them for these", () => {
    const [, sheets] = groupsOf(meetingWith([]));
    if (!sheets) throw new Error("no sheets");
    expect(groupForm(year, sheets, everything([sheets]), " 資料1 ")).toEqual({
      form: "evaluation-sheet",
      handoutNumber: "資料1",
    });
    const two = new Set(["evaluation-sheet/item:1", "evaluation-sheet/item:3"]);
    expect(groupForm(year, sheets, two, "")).toEqual({
      form: "evaluation-sheet",
      subjects: [item("1"), item("3")],
    });
    expect(groupForm(year, sheets, new Set(), "資料1")).toBeUndefined();
  });
});

describe("the committee's papers", () => {
  const first = meetingWith([], {
    id: "m0",
    minutes: { style: "full", publicSpeakers: "label", decisions: [] },
  });
  const groupsAt = (second: Meeting): OutputGroup[] =>
    outputGroups({ ...year, meetings: [first, second] }, second);

  it("of another meeting are listed only where this meeting hands them out", () => {
    const forms = (meeting: Meeting) => groupsAt(meeting).map(({ key }) => key);
    expect(forms(meetingWith([], { number: 2 }))).not.toContain("minutes/m0");
    const paper = { form: "minutes", meeting: "m0", copy: "public" } as const;
    const handing = meetingWith([{ number: "資料1", title: "前回の会議録", paper }], { number: 2 });
    expect(forms(handing)).toContain("minutes/m0/public");
    expect(forms(handing)).not.toContain("minutes/m0");
    expect(groupsAt(handing).find(({ key }) => key === "minutes/m0/public")?.number).toBe("資料1");
    expect([...usualTicks(groupsAt(handing), handing)]).toEqual(["minutes/m0/public"]);
  });

  it("are written as 原本 or as 公開用, under names that tell them apart", () => {
    const groups = outputGroups({ ...year, meetings: [first] }, first);
    const chosen = chosenOf(groups).filter(({ group }) => group.form === "minutes");
    expect(chosen.map(({ form }) => form)).toEqual([
      { form: "minutes", meeting: "m0" },
      { form: "minutes", meeting: "m0", copy: "public" },
    ]);
    expect(manyFiles({ ...year, meetings: [first] }, chosen, "word").map(({ name }) => name)).toEqual([
      "令和2年度第1回会議録.docx",
      "令和2年度第1回会議録（公開用）.docx",
    ]);
  });

  it("take no number from a 資料 that is only called 会議録", () => {
    const named = meetingWith([{ number: "資料1", title: "前回の会議録" }], {
      minutes: { style: "full", publicSpeakers: "label", decisions: [] },
    });
    expect(groupsOf(named).find(({ form }) => form === "minutes")?.number).toBe("");
  });
});

describe("moving", () => {
  it("past another 資料 moves the 資料; past anything else the meeting stays as it is", () => {
    const meeting = meetingWith([
      { number: "資料1", title: "施策", paper: { form: "evaluation-sheet" } },
      { number: "", title: "名簿" },
      { number: "資料2", title: "概要", paper: { form: "review-outline", document: "d1" } },
    ]);
    const [agenda, sheets, projects, outline] = groupsOf(meeting);
    if (!agenda || !sheets || !projects || !outline) throw new Error("groups are missing");
    expect(exchangedHandouts(meeting, outline, sheets)?.map(({ title }) => title)).toEqual([
      "概要",
      "施策",
      "名簿",
    ]);
    expect(exchangedHandouts(meeting, sheets, agenda)).toBeUndefined();
    // Handed out under the number of the sheets: between the two there is nothing to exchange.
    expect(exchangedHandouts(meeting, projects, sheets)).toBeUndefined();
  });
});

describe("the files", () => {
  const meeting = meetingWith([
    { number: "資料1", title: "施策", paper: { form: "evaluation-sheet" } },
    { number: "資料2", title: "概要", paper: { form: "review-outline", document: "d1" } },
  ]);
  const groups = groupsOf(meeting);
  const snapshot = { ...year, meetings: [meeting] };

  it("are named after number and title, each once", () => {
    expect(manyFiles(snapshot, chosenOf(groups), "pdf").map(({ name }) => name)).toEqual([
      "令和2年度第1回次第.pdf",
      "資料1_施策評価シート.pdf",
      "資料1_リーディングプロジェクト評価シート.pdf",
      "資料2_見直しの概要（案）.pdf",
      "評価結果一覧.pdf",
    ]);
    const outline = chosenOf(groups).filter(({ group }) => group.form === "review-outline");
    expect(manyFiles(snapshot, [...outline, ...outline], "word").map(({ name }) => name)).toEqual([
      "資料2_見直しの概要（案）.docx",
      "資料2_見直しの概要（案）_2.docx",
    ]);
  });

  it("all in one are the year's, and one document alone has its own name", () => {
    expect(oneFile(snapshot, chosenOf(groups), "word").name).toBe("配布資料_令和元年度.docx");
    expect(oneFile(snapshot, chosenOf(groups).slice(1, 2), "word").name).toBe("資料1_施策評価シート.docx");
  });

  it("are never longer than a file's name can be, nor hold what no system takes", () => {
    const [, sheets] = chosenOf(groups);
    if (!sheets) throw new Error("no sheets");
    const group = {
      ...sheets.group,
      papers: sheets.group.papers.slice(0, 1),
      title: `a/b:c*${"長".repeat(400)}`,
    };
    const [file] = manyFiles(snapshot, [{ ...sheets, group }], "word");
    expect(Array.from(file?.name ?? "").length).toBeLessThanOrEqual(85);
    expect(file?.name).toMatch(/^資料1_a_b_c_長+\.docx$/u);
  });
});
