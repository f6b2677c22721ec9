import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting, Member } from "#shared/domain/committee.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import { namesLeft } from "#shared/rules/namesLeft.ts";

const members: Member[] = [
  { id: "m1", name: "山田　太郎", role: "会長" },
  { id: "m2", name: "髙橋花子" },
  { id: "m3", name: "委員C" },
  { id: "m4", name: "会長", role: "会長" },
];
const plan = { committeeName: "推進委員会" } as Parameters<typeof namesLeft>[0]["plan"];
const said = (text: string, more: Partial<Comment> = {}): Comment => ({
  id: "c1",
  meeting: "r2-1",
  member: "m1",
  kind: "remark",
  text,
  recordedAt: "2020-08-07T01:00:00.000Z",
  ...more,
});
function left(comments: Comment[], minutes: Partial<Minutes> = {}) {
  const meeting: Meeting = {
    id: "r2-1",
    fiscalYear: 2020,
    evaluates: 2019,
    number: 1,
    agenda: [],
    handouts: [],
    minutes: { style: "full", publicSpeakers: "label", decisions: [], ...minutes },
  };
  return namesLeft({ committee: { name: "推進委員会", members }, plan, comments }, meeting);
}
const words = (text: string, more: Partial<Comment> = {}) => left([said(text, more)]).map((one) => one.words);

describe("names left in a 公開用", () => {
  it.each([
    ["山田太郎が述べた。", "山田太郎"],
    ["山田 太郎が述べた。", "山田 太郎"],
    ["山田委員の言うとおり。", "山田委員"],
    ["髙橋さんに聞きたい。", "髙橋さん"],
    ["髙橋花子委員に聞きたい。", "髙橋花子"],
  ])("are found as people say them: %s", (text, wanted) => {
    expect(words(text)).toEqual([wanted]);
  });

  it.each([
    "会長の言うとおり。",
    "委員Cに聞きたい。",
    "山田町の商店街。",
    "高橋さんに聞きたい。",
    "委員の皆さん",
  ])("are not what names nobody of the committee: %s", (text) => {
    expect(words(text)).toEqual([]);
  });

  it("are none once the words are withheld, and none where members are called by name", () => {
    expect(words("山田委員の話。", { withheld: [{ from: 0, words: "山田委員" }] })).toEqual([]);
    expect(left([said("山田委員の話。")], { publicSpeakers: "name" })).toEqual([]);
  });

  it("are looked for in the 要点 where that is printed", () => {
    const comment = said("山田委員の話。", { summary: "前の話のとおり。" });
    expect(left([comment], { style: "summary" })).toEqual([]);
    expect(left([comment])).toHaveLength(1);
  });

  it("are looked for in what was typed into the header and in decisions, and say where they stand", () => {
    const header = [{ id: "f1", label: "署名", kind: "text" as const, text: "山田太郎" }];
    const decisions = [{ agendaItem: "a1", text: "髙橋委員に一任した。" }];
    expect(left([], { header, decisions })).toEqual([
      { words: "山田太郎", where: { field: "f1", label: "署名" } },
      { words: "髙橋委員", where: { decision: "a1" } },
    ]);
    expect(left([said("何もない。", { meeting: "other" })])).toEqual([]);
  });
});
