/** What is typed comes back exactly as it was typed, however long and however odd; and what cannot be kept is named. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { withField } from "#renderer/sheet/withDrafts.ts";
import { fieldText } from "#shared/rules/fieldText.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

type SetText = MethodInput<"field.setText">;

function save(text: string): SetText {
  return {
    field: { entity: "evaluation", subject: { kind: "item", id: "2" }, fiscalYear: 2021, property: "issues" },
    text,
    session: "s",
  };
}

async function stored(backend: Backend): Promise<string | undefined> {
  const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
  return evaluations.find(({ subject }) => subject.id === "2")?.issues;
}

const texts: [what: string, text: string][] = [
  ["surrogate pairs", "𠮷野家の𩸽と𠀋"],
  ["variation sequences", "葛\u{E0100}城市と葛\u{E0101}飾区、辻\u{FE00}"],
  ["外字", "\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}"],
  ["emoji with joiners and skin tones", "👨‍👩‍👧‍👦👍🏽🏳️‍🌈🇯🇵"],
  ["direction marks", "\u200F\u202B\u05D0\u2067א\u2069\u202C\u200E"],
  ["combining marks, apart and together", "か\u3099が ｶﾞ é é"],
  ["compatibility letters", "①㈱㌔ﬀ㊤〜～－—―ー"],
  ["tabs, line ends and spaces at both ends", "\t 一行目 \n\n　二行目　\n"],
  ["quotes and SQL", "'); drop table item; -- \" ` % _ \\"],
  ["a hundred thousand letters", "長い文です。𠮷".repeat(12_500)],
];

describe("a text", () => {
  it.each(texts)("with %s comes back as it was typed, also after opening again", async (_, text) => {
    const { backend, path } = await openSmallPlan();
    const saved = await value(backend, "field.setText", save(text));
    expect(saved.dropped).toBeUndefined();
    expect(await stored(backend)).toBe(text);
    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect(await stored(again)).toBe(text);
  });

  it("loses only the characters that no file can hold, and they are named", async () => {
    const { backend } = await openSmallPlan();
    const saved = await value(backend, "field.setText", save("前\uD83D中\uFFFE\u0000後\r\n次\uFEFF"));
    expect(saved.dropped).toEqual(["U+D83D", "U+FFFE", "U+0000", "U+FEFF"]);
    expect(await stored(backend)).toBe("前中後\n次");
  });

  it("longer than any field may be is refused and changes nothing", async () => {
    const { backend } = await openSmallPlan();
    expect(await failure(backend, "field.setText", save("あ".repeat(200_001)))).toMatchObject({
      code: "invalid-input",
      details: { path: "text" },
    });
    expect(await stored(backend)).toBeUndefined();
  });

  it("that is empty clears the field, and nothing is left of the evaluation", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "field.setText", save("書いた"));
    await value(backend, "field.setText", save(""));
    const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
    expect(evaluations).toEqual([]);
  });

  it("of a member's name is never normalised", async () => {
    const { backend } = await openSmallPlan();
    const name = "髙\u{E0100}﨑 ｶﾞｸ か\u3099";
    await value(backend, "member.add", { member: { name } });
    const { committee } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(committee.members.at(-1)?.name).toBe(name);
  });
});

describe("a save", () => {
  const refused: [what: string, field: SetText["field"], text: string, code: string, details: object][] = [
    [
      "a grade that is not in the scale",
      { entity: "evaluation", subject: { kind: "item", id: "1-1" }, fiscalYear: 2019, property: "rating" },
      "Z",
      "not-found",
      { what: "判定", id: "Z" },
    ],
    [
      "a year outside the plan",
      { entity: "evaluation", subject: { kind: "item", id: "1-1" }, fiscalYear: 2023, property: "issues" },
      "文",
      "year-outside-plan",
      { year: 2023, from: 2019, to: 2022 },
    ],
    [
      "an item that does not exist",
      { entity: "evaluation", subject: { kind: "item", id: "p1" }, fiscalYear: 2019, property: "issues" },
      "文",
      "not-found",
      { what: "施策", id: "p1" },
    ],
    ["an empty title", { entity: "item", id: "1", property: "title" }, "", "invalid-input", { path: "text" }],
    [
      "an unknown indicator",
      { entity: "indicator", id: "x", property: "unit" },
      "人",
      "not-found",
      { id: "x" },
    ],
  ];
  it.each(refused)("of %s is refused and changes nothing", async (_, field, text, code, details) => {
    const { backend } = await openSmallPlan();
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(await failure(backend, "field.setText", { field, text, session: "s" })).toMatchObject({
      code,
      details,
    });
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(before);
    expect(await value(backend, "history.list", { limit: 10 })).toHaveLength(1);
  });

  it("of a value outside the indicator's years is refused", async () => {
    const { backend } = await openSmallPlan();
    const field = { entity: "indicatorValue", id: "1-1/1", series: "target", fiscalYear: 2017 } as const;
    const error = await failure(backend, "field.setValue", { field, value: { kind: "dash" }, session: "s" });
    expect(error).toMatchObject({ code: "year-outside-plan", details: { year: 2017, from: 2019, to: 2022 } });
  });

  it("without an open plan, or not of the contract's shape, is refused", async () => {
    const backend = testBackend();
    expect((await failure(backend, "field.setText", save("文"))).code).toBe("no-plan-open");
    expect((await failure(backend, "field.setText", { ...save("文"), path: "/etc/passwd" })).code).toBe(
      "invalid-input",
    );
    expect((await failure(backend, "field.setText", undefined)).code).toBe("invalid-input");
    expect((await failure(backend, "toString" as "plan.current", {})).code).toBe("invalid-input");
    expect((await failure(backend, "dialog.openPlan", {})).code).toBe("invalid-input");
  });
});

type Field = SetText["field"];
const summary = { entity: "evaluation", subject: { kind: "item", id: "1-1" }, fiscalYear: 2019 } as const;

/** A field of the other forms, its text, and its line of 変更履歴. */
const fields: [field: Field, text: string, label: string, place: string][] = [
  [{ entity: "plan", property: "gradeScaleNote" }, "※別の注記", "判定の基準の注記を編集", ""],
  [{ entity: "item", id: "1-1", property: "overview" }, "概要", "施策概要を編集", "1-1 商店街の応援"],
  [{ entity: "item", id: "1", property: "images" }, "一\n二", "事業イメージを編集", "1 にぎわいづくり"],
  [{ entity: "item", id: "1", property: "concept" }, "方向", "課題・方向性を編集", "1 にぎわいづくり"],
  [{ entity: "item", id: "1", property: "policies" }, "方針", "主な方針を編集", "1 にぎわいづくり"],
  [{ entity: "item", id: "2", property: "relatedPlans" }, "指針", "分野別計画・指針を編集", "2 人づくり"],
  [{ entity: "item", id: "1-1", property: "pageReference" }, "P.34", "掲載ページを編集", "1-1 商店街の応援"],
  [
    { entity: "project", id: "p1", property: "label" },
    "B",
    "プロジェクトの記号を編集",
    "プロジェクトA 起業プロジェクト",
  ],
  [
    { ...summary, property: "analysis" },
    "晴れた。",
    "未達成指標の理由・分析を編集",
    "1-1 商店街の応援 令和元年度",
  ],
  [{ ...summary, property: "author" }, "課長", "記入者職氏名を編集", "1-1 商店街の応援 令和元年度"],
  [{ ...summary, property: "needsRank" }, "1位", "全節中順位を編集", "1-1 商店街の応援 令和元年度"],
  [
    { entity: "indicatorYear", id: "1-1/1", fiscalYear: 2019, property: "printedRate" },
    "87%",
    "達成率（手入力）を編集",
    "1-1 商店街の応援 イベント集客数 令和元年度",
  ],
  [{ entity: "agendaItem", id: "a-2-1", property: "title" }, "審議", "議題を編集", "令和2年度 第1回"],
  [
    { entity: "handout", id: "h-compare", property: "title" },
    "対照表",
    "資料の名称を編集",
    "令和2年度 第1回",
  ],
  [{ entity: "meeting", id: "r2-1", property: "place" }, "大会議室", "会議の場所を編集", "令和2年度 第1回"],
  [
    { entity: "row", table: "result", id: "r1", property: "policy" },
    "1-2",
    "方針を編集",
    "1 にぎわいづくり 令和元年度 市の開催",
  ],
  [
    { entity: "row", table: "undertaking", id: "u2", property: "title" },
    "窓口",
    "重点事業を編集",
    "プロジェクトA 起業プロジェクト 相談窓口",
  ],
  [
    { entity: "row", table: "passage", id: "t2", property: "text" },
    "別の文",
    "本文を編集",
    "計画の本文 課題",
  ],
  [
    { entity: "row", table: "document", id: "d2", property: "title" },
    "概要",
    "文書の名称を編集",
    "見直しの概要",
  ],
  [
    { entity: "row", table: "documentRow", id: "w2", property: "oldText" },
    "古い文",
    "古い文を編集",
    "新旧対照表",
  ],
];

describe("a text of another form", () => {
  it.each(fields)(
    "is saved, told, taken back and put back from the history: %o",
    async (field, text, label, place) => {
      const { backend, path } = await openFullPlan();
      const read = async (): Promise<string> =>
        fieldText(await value(backend, "plan.snapshot", { fiscalYear: 2019 }), field);
      const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
      const before = fieldText(snapshot, field);
      await value(backend, "field.setText", { field, text, session: "a" });
      // What the window shows before the answer is what the answer brings.
      const saved = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
      expect(withField(snapshot, field, text)).toEqual(saved);
      expect(fieldText(saved, field)).toBe(text);
      const [line] = await value(backend, "history.list", { field, limit: 1 });
      expect(line).toMatchObject({ label, place, field, after: text, ...(before === "" ? {} : { before }) });
      await value(backend, "history.undo", {});
      expect(await read()).toBe(before);
      await value(backend, "history.restore", { id: line?.id ?? 0, to: "after" });
      expect(await read()).toBe(text);
      expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
      await backend.close();
      const again = testBackend();
      await value(again, "plan.open", { token: again.grantFile(path, "read") });
      expect(fieldText(await value(again, "plan.snapshot", { fiscalYear: 2019 }), field)).toBe(text);
    },
  );

  it("grows while it is typed in one session, and is one step", async () => {
    const { backend } = await openFullPlan();
    const field = {
      entity: "indicatorYear",
      id: "1-1/2",
      fiscalYear: 2021,
      property: "printedRate",
    } as const;
    for (const text of ["9", "90", "", "90%"])
      await value(backend, "field.setText", { field, text, session: "s" });
    await value(backend, "history.undo", {});
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(snapshot.indicators.find((one) => one.id === "1-1/2")).not.toHaveProperty("years");
    expect((await value(backend, "history.state", {})).undo).toBeNull();
  });

  const refused: [object, string, string][] = [
    [{ entity: "row", table: "passage", id: "t9", property: "text" }, "文", "not-found"],
    [{ entity: "row", table: "undertaking", id: "u1", property: "policy" }, "文", "not-found"],
    [{ entity: "row", table: "document", id: "d1", property: "title" }, "", "invalid-input"],
    [{ entity: "row", table: "initiative", id: "n1", property: "title" }, "長".repeat(501), "invalid-input"],
    [{ entity: "agendaItem", id: "a-9", property: "title" }, "議題", "not-found"],
    [{ entity: "agendaItem", id: "a-2-1", property: "title" }, "", "invalid-input"],
    [{ entity: "handout", id: "h9", property: "title" }, "資料", "not-found"],
    [{ entity: "meeting", id: "r9", property: "place" }, "場所", "not-found"],
    [{ entity: "meeting", id: "r2-1", property: "place" }, "長".repeat(201), "invalid-input"],
    [{ entity: "item", id: "1", property: "pageReference" }, "P".repeat(51), "invalid-input"],
    [{ entity: "project", id: "p1", property: "label" }, "長".repeat(21), "invalid-input"],
    [{ ...summary, property: "needsRate" }, "9".repeat(21), "invalid-input"],
    [{ entity: "indicatorYear", id: "9", fiscalYear: 2019, property: "printedRate" }, "1%", "not-found"],
  ];
  it.each(refused)("is refused where it does not fit: %o", async (field, text, code) => {
    const { backend } = await openFullPlan();
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect((await failure(backend, "field.setText", { field, text, session: "s" })).code).toBe(code);
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(before);
  });

  it("that may be absent is taken away by an empty one", async () => {
    const { backend } = await openFullPlan();
    const cleared: Field[] = [
      { entity: "plan", property: "gradeScaleNote" },
      { entity: "item", id: "1-1", property: "overview" },
      { entity: "project", id: "p1", property: "label" },
      { entity: "meeting", id: "r2-1", property: "place" },
      { ...summary, property: "author" },
    ];
    for (const field of cleared) await value(backend, "field.setText", { field, text: "", session: "s" });
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(snapshot.plan).not.toHaveProperty("gradeScaleNote");
    expect(snapshot.items[1]).not.toHaveProperty("overview");
    expect(snapshot.projects[0]).not.toHaveProperty("label");
    expect(snapshot.meetings[0]).not.toHaveProperty("place");
    expect(snapshot.evaluations.find((one) => one.subject.id === "1-1")).not.toHaveProperty("author");
  });
});
