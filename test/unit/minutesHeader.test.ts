import { describe, expect, it } from "vitest";
import type { Meeting } from "#shared/domain/committee.ts";
import { minutesFieldKindSchema, minutesPolicySchema, minutesSchema } from "#shared/domain/minutes.ts";
import {
  derivedText,
  minutesHeader,
  minutesOf,
  minutesPresets,
  policyLabels,
} from "#shared/rules/minutesHeader.ts";

const committee = {
  name: "見本市産業振興推進委員会",
  members: [
    { id: "m1", name: "髙橋一郎", role: "会長" },
    { id: "m2", name: "山﨑花子", role: "副会長" },
    { id: "m3", name: "葛󠄀城次郎" },
    { id: "m4", name: "佐藤三郎", role: "委員" },
    { id: "m5", name: "前の委員", role: "委員", termTo: "2020-03-31" },
  ],
  quorum: { article: "設置要綱第6条第2項", need: "majority" as const },
};
const plan = { committeeName: "推進委員会" } as Parameters<typeof minutesHeader>[0]["plan"];
const meeting: Meeting = {
  id: "r2-1",
  fiscalYear: 2020,
  evaluates: 2019,
  number: 1,
  date: "2020-08-07",
  startTime: "10:00",
  endTime: "12:00",
  place: "市役所 大会議室",
  openness: "partly",
  closedReason: "個人に関する情報を扱うため",
  observers: 0,
  attendance: [
    { member: "m1", status: "present" },
    { member: "m2", status: "late", note: "10時20分から" },
    { member: "m3", status: "left" },
    { member: "m4", status: "absent" },
    { member: "m5", status: "present" },
  ],
  staff: [
    { id: "s1", post: "産業振興課長", name: "鈴木", side: "secretariat" },
    { id: "s2", post: "道路整備課長", name: "田中", side: "department" },
    { id: "s3", post: "", name: "伊藤", side: "secretariat" },
  ],
  agenda: [
    { id: "a1", number: "1", title: "開会", children: [] },
    {
      id: "a2",
      number: "2",
      title: "議事",
      children: [
        {
          id: "a3",
          number: "（1）",
          title: "計画の評価について",
          children: [{ id: "a4", number: "①", title: "施策評価", children: [] }],
        },
      ],
    },
    { id: "a5", number: "3", title: "閉会", children: [] },
  ],
  handouts: [
    { id: "h1", number: "資料1", title: "評価シート", kind: "handout" },
    { id: "h2", number: "", title: "傍聴要領", kind: "reference" },
  ],
};
const snapshot = { committee, plan };
type Kind = Parameters<typeof derivedText>[2]["kind"];
const text = (kind: Kind, copy: "original" | "public" = "original", of: Meeting = meeting): string =>
  derivedText(snapshot, of, { kind }, copy);
const publicBy = (publicSpeakers: "name" | "role" | "label"): Meeting => ({
  ...meeting,
  minutes: { style: "full", publicSpeakers, decisions: [] },
});

describe("the header of a 会議録", () => {
  it("says what follows from the meeting", () => {
    expect(text("name")).toBe("令和2年度第1回見本市産業振興推進委員会");
    expect(text("dateTime")).toBe("令和2年8月7日（金）午前10時から正午まで");
    expect(text("place")).toBe("市役所 大会議室");
    expect(text("openness")).toBe("一部非公開（理由：個人に関する情報を扱うため）");
    expect(text("observers")).toBe("0名");
    expect(text("quorum")).toBe("委員4名中3名が出席し、設置要綱第6条第2項に定める過半数に達している。");
    expect(text("agenda")).toBe("（1）計画の評価について\n　①施策評価");
    expect(text("handouts")).toBe("資料1　評価シート\n【参考資料】\n傍聴要領");
    expect(text("text")).toBe("");
  });

  it("lists who came and who did not with their roles, names letter by letter, and when they came and went", () => {
    expect(text("present")).toBe(
      "会長　髙橋一郎\n副会長　山﨑花子（遅参、10時20分から）\n委員　葛󠄀城次郎（早退）",
    );
    expect(text("absent")).toBe("委員　佐藤三郎");
    expect(text("staff")).toBe("産業振興課長　鈴木\n道路整備課長　田中\n伊藤");
    expect(text("attendance")).toBe(
      [
        "【出席者】\n会長　髙橋一郎\n副会長　山﨑花子（遅参、10時20分から）\n委員　葛󠄀城次郎（早退）",
        "【欠席者】\n委員　佐藤三郎",
        "【説明員】\n道路整備課長　田中",
        "【事務局】\n産業振興課長　鈴木\n伊藤",
      ].join("\n"),
    );
  });

  it("says that nobody was absent only once attendance was noted", () => {
    const all = ["m1", "m2", "m3", "m4"].map((member) => ({ member, status: "present" as const }));
    expect(text("absent", "original", { ...meeting, attendance: all })).toBe("なし");
    const { attendance: _, ...unnoted } = meeting;
    expect(text("absent", "original", unnoted)).toBe("");
    expect(text("present", "original", unnoted)).toBe("");
  });

  it.each(["role", "label"] as const)("names no member in a 公開用 that calls them by %s", (speakers) => {
    const shown = minutesHeader(snapshot, publicBy(speakers), "public")
      .map((one) => one.text)
      .join("\n");
    for (const { name } of committee.members) expect(shown).not.toContain(name);
    expect(shown).toContain("会長1名、副会長1名、委員1名");
    expect(shown).toContain("産業振興課長");
    expect(shown).not.toContain("鈴木");
  });

  it("names them in a 公開用 that calls them by name, and in every 原本", () => {
    expect(text("present", "public", publicBy("name"))).toContain("会長　髙橋一郎");
    expect(text("present", "original", publicBy("label"))).toContain("会長　髙橋一郎");
  });

  it("leaves a part that is not known yet empty", () => {
    const { date: _d, startTime: _s, endTime: _e, place: _p, openness: _o, observers: _v, ...bare } = meeting;
    const unknown = { ...bare, attendance: [], staff: [], agenda: [], handouts: [] };
    const kinds = minutesFieldKindSchema.options.filter((kind) => kind !== "name" && kind !== "policy");
    expect(kinds.map((kind) => text(kind, "original", unknown)).join("")).toBe("");
  });

  it("says what a person typed over, in both copies, and shows the derived text again without it", () => {
    const field = { id: "place", label: "会場", kind: "place" as const, text: "オンライン" };
    const minutes = { ...minutesOf(meeting), header: [field] };
    const typed = { ...meeting, minutes };
    expect(minutesHeader(snapshot, typed, "original")).toEqual([{ field, text: "オンライン" }]);
    expect(minutesHeader(snapshot, typed, "public")).toEqual([{ field, text: "オンライン" }]);
    expect(derivedText(snapshot, typed, field, "original")).toBe("市役所 大会議室");
  });

  it("lists the whole 次第 where nothing stands under 議事, and several parts with their headings", () => {
    const line = (id: string, title: string, children: Meeting["agenda"] = []) => ({
      id,
      number: id,
      title,
      children,
    });
    const flat = { ...meeting, agenda: [line("1", "開会"), line("2", "その他")] };
    expect(text("agenda", "original", flat)).toBe("1　開会\n2　その他");
    const two = {
      ...meeting,
      agenda: [line("1", "報告事項", [line("ア", "経過")]), line("2", "議　題", [line("イ", "評価")])],
    };
    expect(text("agenda", "original", two)).toBe("1　報告事項\n　ア　経過\n2　議　題\n　イ　評価");
  });

  it("fills the box of the chosen 作成方針 and leaves the others", () => {
    const lines = text("policy", "original", {
      ...meeting,
      minutes: { ...minutesOf(meeting), policy: "summary" },
    }).split("\n");
    expect(lines).toHaveLength(minutesPolicySchema.options.length);
    expect(lines.filter((one) => one.startsWith("■"))).toEqual([`■${policyLabels.summary}`]);
    expect(text("policy")).not.toContain("■");
  });
});

describe("the presets of the header", () => {
  it.each(minutesPresets.map((one) => [one.title, one] as const))(
    "%s can be stored as they are",
    (_, preset) => {
      const ids = preset.fields.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(minutesSchema.safeParse({ ...minutesOf({}), header: preset.fields }).success).toBe(true);
      expect(preset.fields[0]?.kind).toBe("name");
    },
  );

  it("have ids and titles of their own, and together every kind of field", () => {
    expect(new Set(minutesPresets.map(({ id }) => id)).size).toBe(minutesPresets.length);
    expect(new Set(minutesPresets.map(({ title }) => title)).size).toBe(minutesPresets.length);
    const kinds = new Set(minutesPresets.flatMap(({ fields }) => fields.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([...minutesFieldKindSchema.options].toSorted());
  });

  it("begin with the one a meeting has until another is chosen", () => {
    expect(minutesOf({}).header).toEqual(minutesPresets[0]?.fields);
    expect(minutesOf({}).header.map(({ label }) => label)).toEqual([
      "会議の名称",
      "開催日時",
      "開催場所",
      "出席者及び欠席者の職・氏名",
      "議題",
      "会議資料",
      "会議録の作成方針",
      "電磁的記録の保存期間",
      "会議録の確認方法",
      "傍聴者の数",
      "その他の必要事項",
    ]);
  });
});
