/** Where remarks of a meeting stand, who can be said to have spoken, and what is proposed for the next remark. */
import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Committee, Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { kindForSpeaker, likelyQuestion, nextKind } from "#renderer/record/kinds.ts";
import { agendaPlaces, placedRemarks } from "#renderer/record/places.ts";
import { foundSpeakers, initialsOf, speakersOf } from "#renderer/record/speakers.ts";
import { elapsedMinutes } from "#renderer/record/times.ts";
import { sampleYear } from "#test/support/snapshots.ts";

const year: YearSnapshot = sampleYear();

const line = (id: string, title: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  number: id,
  title,
  children: [],
  ...more,
});
const meeting = (agenda: AgendaItem[], more: Partial<Meeting> = {}): Meeting => ({
  id: "m",
  fiscalYear: 2020,
  evaluates: 2019,
  number: 1,
  agenda,
  handouts: [],
  ...more,
});
const remark = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  meeting: "m",
  member: "m3",
  kind: "opinion",
  text: id,
  recordedAt: "2020-08-07T01:00:00.000Z",
  ...more,
});
const shown = (agenda: AgendaItem[]) =>
  agendaPlaces(year, meeting(agenda)).map((place) => [place.line?.id, place.sheet?.id, place.depth]);

describe("places", () => {
  it("has the sheets that the 次第 names under its lines", () => {
    const agenda = [
      line("1", "議事", {
        children: [
          line("2", "審議", {
            subjects: [
              { kind: "item", id: "2" },
              { kind: "project", id: "p1" },
            ],
          }),
        ],
      }),
      line("3", "評価について"),
    ];
    expect(shown(agenda)).toEqual([
      ["1", undefined, 0],
      ["2", undefined, 1],
      ["2", "2", 2],
      ["2", "p1", 2],
      ["3", undefined, 0],
    ]);
  });

  it("puts every sheet under the line that speaks of 評価, projects under theirs", () => {
    const places = agendaPlaces(
      year,
      meeting([
        line("1", "開会"),
        line("2", "計画の評価", { children: [line("3", "施策評価"), line("4", "プロジェクトの評価")] }),
      ]),
    );
    const under = (id: string) =>
      places.filter((one) => one.line?.id === id && one.sheet).map(({ sheet }) => sheet?.kind);
    expect(under("2")).toEqual([]);
    expect(new Set(under("3"))).toEqual(new Set(["item"]));
    expect(new Set(under("4"))).toEqual(new Set(["project"]));
  });

  it("has the sheets at the end where no line speaks of them", () => {
    const places = agendaPlaces(year, meeting([line("1", "開会")]));
    expect(places.slice(1).every((one) => one.line === undefined && one.sheet !== undefined)).toBe(true);
    expect(places.length).toBeGreaterThan(5);
  });

  it("gives every remark exactly one place, the nearest", () => {
    const agenda = [line("1", "議事", { subjects: [{ kind: "item", id: "1" }] }), line("2", "その他")];
    const comments = [
      remark("a", { agendaItem: "1", subject: { kind: "item", id: "1-1" } }),
      remark("b", { agendaItem: "1" }),
      remark("c", { agendaItem: "2", subject: { kind: "item", id: "1" } }),
      remark("d", { subject: { kind: "item", id: "1" } }),
      remark("e"),
    ];
    const { places, remarks } = placedRemarks(year, meeting(agenda), comments);
    const of = (key: string) => remarks.get(key)?.map(({ id }) => id);
    expect(of("1/item:1")).toEqual(["a", "d"]);
    expect(of("1/")).toEqual(["b"]);
    expect(of("2/")).toEqual(["c"]);
    expect(places.at(-1)?.title).toBe("次第にない発言");
    expect(of(places.at(-1)?.key ?? "")).toEqual(["e"]);
  });
});

describe("speakers", () => {
  const committee: Committee = {
    name: "",
    members: [
      { id: "a", name: "山田太郎", reading: "やまだ たろう", role: "委員" },
      { id: "b", name: "髙橋一郎", reading: "たかはし いちろう", role: "会長" },
      { id: "c", name: "千葉花子", reading: "ちば はなこ", role: "副会長" },
      { id: "d", name: "古川三郎", role: "委員", termTo: "2020-03-31" },
    ],
  };
  const held = meeting([], {
    date: "2020-08-07",
    attendance: [{ member: "a", status: "absent" }],
    staff: [{ id: "s", post: "産業振興課長", name: "鈴木", side: "department" }],
  });
  const speakers = speakersOf(committee, held, [{ speaker: "傍聴者" }, { speaker: "事務局" }]);

  it("has the chair first, the secretariat under 0, and those whose term ended last", () => {
    expect(speakers.map(({ name, digit }) => [name, digit])).toEqual([
      ["会長 髙橋一郎", "1"],
      ["副会長 千葉花子", "2"],
      ["山田太郎", "3"],
      ["事務局", "0"],
      ["産業振興課長", undefined],
      ["傍聴者", undefined],
      ["古川三郎", undefined],
    ]);
    expect(speakers.filter(({ absent }) => absent).map(({ name }) => name)).toEqual(["山田太郎"]);
    expect(speakers.filter(({ ended }) => ended).map(({ name }) => name)).toEqual(["古川三郎"]);
  });

  it("is found by reading, name, role and post, beginnings first", () => {
    const found = (typed: string) => foundSpeakers(speakers, typed).map(({ name }) => name);
    expect(found("たか")).toEqual(["会長 髙橋一郎"]);
    expect(found("花")).toEqual(["副会長 千葉花子"]);
    expect(found("鈴木")).toEqual(["産業振興課長"]);
    expect(found("会長")).toEqual(["会長 髙橋一郎", "副会長 千葉花子"]);
  });

  it.each([
    ["たかはし", "t"],
    ["チバ", "ct"],
    ["ふるかわ", "fh"],
    ["じんぼ", "jz"],
    ["Smith", "s"],
    ["", ""],
  ])("types %s with %s", (reading, letters) => {
    expect(initialsOf(reading)).toBe(letters);
  });
});

describe("the next remark", () => {
  it("goes through the kinds and back", () => {
    expect(nextKind("opinion")).toBe("question");
    expect(nextKind("remark")).toBe("opinion");
    expect(nextKind("opinion", -1)).toBe("remark");
  });

  it("is an answer of the secretariat while something was asked, an opinion of members", () => {
    const member = { member: "a" };
    const secretariat = { speaker: "事務局" };
    expect(kindForSpeaker("opinion", member, secretariat, true)).toBe("answer");
    expect(kindForSpeaker("opinion", member, secretariat, false)).toBe("remark");
    expect(kindForSpeaker("answer", secretariat, member, true)).toBe("opinion");
    expect(kindForSpeaker("request", member, { member: "b" }, true)).toBe("request");
  });

  it("answers the latest question without an answer, else what was just said", () => {
    const first = remark("1", { kind: "question" });
    const second = remark("2", { kind: "question" });
    const answered = remark("3", { kind: "answer", answers: "2" });
    const opinion = remark("4");
    expect(likelyQuestion([first, second])?.id).toBe("2");
    expect(likelyQuestion([first, second, answered, opinion])?.id).toBe("1");
    expect(likelyQuestion([second, answered, opinion])?.id).toBe("4");
    expect(likelyQuestion([opinion, remark("5", { kind: "remark" })])).toBeUndefined();
    expect(likelyQuestion([opinion, remark("6", { kind: "answer", answers: "4" })])).toBeUndefined();
  });

  it("knows how long the meeting has run, on its day alone", () => {
    const at = { date: "2020-08-07", startTime: "10:00" };
    expect(elapsedMinutes(at, new Date("2020-08-07T10:42:59"))).toBe(42);
    expect(elapsedMinutes(at, new Date("2020-08-07T09:59:00"))).toBeUndefined();
    expect(elapsedMinutes(at, new Date("2020-08-08T10:42:00"))).toBeUndefined();
  });
});
