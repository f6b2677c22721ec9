/** What fields are called where people hear or read about them. */
import { describe, expect, it } from "vitest";
import type { Field, TextField } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { committeePackage } from "#test/store/support/committeeYear.ts";
import { fullPackage } from "#test/store/support/fullPlan.ts";

const content = contentOf(fullPackage(), new Date("2026-01-01T00:00:00Z"));
const snapshot: YearSnapshot = {
  ...content,
  fiscalYear: 2019,
  frozen: false,
  otherItems: [],
  previousEvaluations: [],
  previousComments: [],
  paperEditions: [],
  archives: [],
  results: content.results.filter((row) => row.fiscalYear === 2019),
  looks: {},
};

const labels: [Field, string][] = [
  [
    { entity: "row", table: "result", id: "r2", property: "text" },
    "1 にぎわいづくり 成果 成果・今後の方針（2行目）",
  ],
  [
    { entity: "row", table: "result", id: "r3", property: "title" },
    "1 にぎわいづくり 課題 取り組み・課題（1行目）",
  ],
  [
    { entity: "row", table: "undertaking", id: "u2", property: "title" },
    "プロジェクトA 起業プロジェクト 重点事業（2行目）",
  ],
  [
    { entity: "row", table: "initiative", id: "n1", property: "text" },
    "プロジェクトA 起業プロジェクト 取組の内容（1行目）",
  ],
  [{ entity: "row", table: "passage", id: "t2", property: "text" }, "計画の本文 本文（2行目）"],
  [{ entity: "row", table: "document", id: "d2", property: "title" }, "文書の名称（2行目）"],
  [{ entity: "row", table: "documentRow", id: "w4", property: "newText" }, "見直しの概要 新しい文（1行目）"],
  [{ entity: "agendaItem", id: "a-2-1", property: "title" }, "次第の議題（3行目）"],
  [{ entity: "handout", id: "h-compare", property: "title" }, "資料の名称（2行目）"],
  [{ entity: "meeting", id: "r2-1", property: "place" }, "会議の場所"],
  [
    { entity: "indicatorYear", id: "1-1/1", fiscalYear: 2019, property: "printedRate" },
    "イベント集客数 令和元年度 達成率（手入力）",
  ],
];

const committeeContent = contentOf(committeePackage(), new Date("2026-01-01T00:00:00Z"));
const committeeYear: YearSnapshot = { ...snapshot, ...committeeContent, looks: {} };

const committeeTexts: [TextField, label: string, text: string][] = [
  [
    { entity: "minutes", id: "r2-1", header: "text-1", property: "text" },
    "会議録「確認方法」の内容",
    "出席した委員の確認",
  ],
  [
    { entity: "minutes", id: "r2-1", header: "name", property: "label" },
    "会議録「会議の名称」の見出し",
    "会議の名称",
  ],
  [{ entity: "minutes", id: "r2-2", header: "place", property: "text" }, "会議録「開催場所」の内容", ""],
  [{ entity: "minutes", id: "r9", header: "place", property: "text" }, "会議録の内容", ""],
  [
    { entity: "decision", id: "a-2-1", property: "text" },
    "議題「評価について」の決定事項",
    "原案のとおり了承された。",
  ],
  [{ entity: "decision", id: "a-9", property: "text" }, "決定事項", ""],
  [{ entity: "member", id: "m2", property: "name" }, "委員（2行目） 氏名", "髙﨑葛󠄀城"],
  [{ entity: "comment", id: "c1", property: "reply" }, "委員Aの意見（1番目の発言） 回答", "続けます。"],
  [{ entity: "comment", id: "c3", property: "text" }, "産業振興課長の回答（3番目の発言） 発言", "3件です。"],
  [{ entity: "comment", id: "c4", property: "summary" }, "事務局の発言（4番目の発言） 要点", ""],
  [{ entity: "comment", id: "c9", property: "disposition" }, "対応区分", ""],
];

describe("a text of the committee's year", () => {
  it.each(committeeTexts)("has a name and its words: %o", (field, label, text) => {
    expect(fieldLabel(committeeYear, field)).toBe(label);
    expect(fieldText(committeeYear, field)).toBe(text);
  });
});

describe("the label of a field", () => {
  it.each(labels)("tells rows of one kind apart: %o", (field, label) => {
    expect(fieldLabel(snapshot, field)).toBe(label);
  });

  it("is the name alone for a row that is not in this year", () => {
    const field = { entity: "row", table: "result", id: "r9", property: "policy" } as const;
    expect(fieldLabel(snapshot, field)).toBe("方針");
  });

  it("is different for every row and text of a year", () => {
    const fields = snapshot.documentRows.flatMap(({ id }) =>
      (["title", "newText", "oldText"] as const).map((property) =>
        fieldLabel(snapshot, { entity: "row", table: "documentRow", id, property }),
      ),
    );
    expect(new Set(fields).size).toBe(fields.length);
  });
});
