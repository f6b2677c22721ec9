/** 検索 over the whole plan: short words, other widths, and a piece of the text as it stands. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodOutput } from "#shared/contract/methods.ts";
import { openSmallPlan, value } from "./support/backends.ts";
import { openCommitteePlan } from "./support/committeeYear.ts";
import { openFullPlan } from "./support/fullPlan.ts";

type Found = MethodOutput<"search.find">;

function find(backend: Backend, text: string, limit = 50): Promise<Found> {
  return value(backend, "search.find", { text, limit });
}

function hits(found: Found): string[] {
  return found.map(({ excerpt, from, to }) => excerpt.slice(from, to));
}

describe("検索", () => {
  it("finds words of one, two and more letters", async () => {
    const { backend } = await openSmallPlan();
    expect((await find(backend, "農")).map((one) => one.place)).toEqual(["1-2 農業の応援"]);
    expect(hits(await find(backend, "応援"))).toEqual(["応援", "応援", "応援"]);
    expect((await find(backend, "イベント集客")).map((one) => one.place)).toEqual(["1-1 商店街の応援 指標"]);
  });

  it("says where: the sheet, the year, the comment", async () => {
    const { backend } = await openSmallPlan();
    const [evaluation] = await find(backend, "人が集まった");
    expect(evaluation).toEqual({
      place: "1-1 商店街の応援 令和元年度",
      excerpt: "人が集まった。",
      from: 0,
      to: 6,
      subject: { kind: "item", id: "1-1" },
      fiscalYear: 2019,
    });
    const [comment] = await find(backend, "商店街がにぎわった");
    expect(comment).toMatchObject({ comment: "c1", fiscalYear: 2019, subject: { kind: "item", id: "1" } });
    expect(comment?.place).toContain("委員Aの意見");
    expect(await find(backend, "続けます")).toMatchObject([{ comment: "c1" }]);
  });

  it("takes half and full width, large and small letters, hiragana and katakana as the same", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "2" },
      fiscalYear: 2021,
      property: "issues",
    } as const;
    await value(backend, "field.setText", {
      field,
      text: "前置き①ﾊﾞｽﾀｰﾐﾅﾙとＡＩの活用、１００人。",
      session: "s",
    });
    expect(hits(await find(backend, "バスターミナル"))).toEqual(["ﾊﾞｽﾀｰﾐﾅﾙ"]);
    expect(hits(await find(backend, "ばす"))).toEqual(["ﾊﾞｽ"]);
    expect(hits(await find(backend, "ai"))).toEqual(["ＡＩ"]);
    expect(hits(await find(backend, "100人"))).toEqual(["１００人"]);
  });

  it("looks through every text of the other forms, and says where each stands", async () => {
    const { backend } = await openFullPlan();
    const places = async (text: string): Promise<string[]> =>
      (await find(backend, text)).map((one) => one.place);
    expect(await places("人が減っている")).toEqual(["1 にぎわいづくり"]);
    expect(await places("店を案内")).toEqual(["1-1 商店街の応援"]);
    expect(await places("雨の日")).toEqual(["1-1 商店街の応援 令和元年度"]);
    expect(await places("若い人に声")).toEqual(["1 にぎわいづくり 令和元年度 課題"]);
    expect(await places("窓口を置く")).toEqual(["プロジェクトA 起業プロジェクト 実現に向けた取組"]);
    expect(await places("起業塾")).toEqual(["プロジェクトA 起業プロジェクト 重点事業"]);
    expect(await places("担い手が足りない")).toEqual([
      "計画の本文",
      "1 にぎわいづくり 令和元年度",
      "新旧対照表",
    ]);
    expect(await find(backend, "社会の変化")).toMatchObject([{ place: "見直しの概要", document: "d2" }]);
    await value(backend, "row.remove", { table: "document", id: "d2" });
    expect(await places("社会の変化")).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await places("社会の変化")).toEqual(["見直しの概要"]);
  });

  it("follows every edit, also backwards", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "2" },
      fiscalYear: 2021,
      property: "issues",
    } as const;
    await value(backend, "field.setText", { field, text: "空き家バンク", session: "a" });
    expect(await find(backend, "空き家")).toHaveLength(1);
    await value(backend, "field.setText", { field, text: "別の話", session: "b" });
    expect(await find(backend, "空き家")).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await find(backend, "空き家")).toHaveLength(1);
    await value(backend, "comment.remove", { id: "c3" });
    expect(await find(backend, "資料を早めに")).toEqual([]);
  });

  it("shows about sixty letters around the hit, in the text's own letters", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "2" },
      fiscalYear: 2021,
      property: "issues",
    } as const;
    await value(backend, "field.setText", {
      field,
      text: `${"𠮷野。\n".repeat(300)}的${"後ろの文。".repeat(300)}`,
      session: "s",
    });
    const [found] = await find(backend, "的");
    expect(found?.excerpt.slice(found.from, found.to)).toBe("的");
    expect(found?.excerpt).toMatch(/^….+的.+…$/u);
    expect(found?.excerpt).not.toContain("\n");
    expect(Array.from(found?.excerpt ?? "").length).toBeLessThan(70);
  });

  it("takes signs of the search language as letters", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "2" },
      fiscalYear: 2021,
      property: "issues",
    } as const;
    await value(backend, "field.setText", { field, text: 'a"b* OR (c) 100%_', session: "s" });
    for (const text of ['a"b*', "OR (c)", "100%_", "%", "_", '"'])
      expect(await find(backend, text), text).toHaveLength(1);
    expect(await find(backend, "a OR c")).toEqual([]);
    expect(await find(backend, " 　 ")).toEqual([]);
  });

  it("gives no more than was asked for", async () => {
    const { backend } = await openSmallPlan();
    expect(await find(backend, "応援", 2)).toHaveLength(2);
  });

  it("finds what the secretariat answered, promised and who else spoke", async () => {
    const { backend } = await openCommitteePlan();
    expect(await find(backend, "産業振興課長")).toMatchObject([
      { comment: "c3", place: "プロジェクト1 起業プロジェクト 令和元年度 産業振興課長の回答" },
    ]);
    expect(await find(backend, "12ページ")).toMatchObject([
      { comment: "c1", excerpt: "令和3年度の計画 12ページ" },
    ]);
    expect(await find(backend, "次に進みます")).toMatchObject([
      { comment: "c4", place: "令和元年度 事務局の発言" },
    ]);
    // Its text and its 要点.
    expect(await find(backend, "商店街がにぎわった")).toMatchObject([{ comment: "c1" }, { comment: "c1" }]);
  });

  it("finds members and meetings by what they are called, where they belong and what is on the agenda", async () => {
    const { backend } = await openSmallPlan();
    const { id } = await value(backend, "member.add", {
      member: { name: "髙橋　𠮷郎", reading: "たかはし", affiliation: "商工会女性部" },
    });
    const committee = { part: "member", id };
    const place = "委員 髙橋　𠮷郎";
    for (const text of ["髙橋 𠮷", "タカハシ", "女性部"]) {
      expect(await find(backend, text), text).toMatchObject([{ place, committee }]);
    }
    const { id: meeting } = await value(backend, "meeting.add", {
      meeting: {
        fiscalYear: 2020,
        evaluates: 2019,
        number: 7,
        place: "はつらつ館",
        agenda: [{ id: "line", number: "1", title: "広域連携の進め方", children: [] }],
        handouts: [],
      },
    });
    const at = { part: "meeting", id: meeting };
    expect(await find(backend, "第7回")).toMatchObject([
      { place: "令和2年度第7回の会議（令和元年度の評価）", fiscalYear: 2019, committee: at },
    ]);
    expect(await find(backend, "ハツラツ館")).toMatchObject([{ excerpt: "はつらつ館", committee: at }]);
    const [line] = await find(backend, "広域連携");
    expect(line).toMatchObject({
      excerpt: "広域連携の進め方",
      from: 0,
      to: 4,
      committee: { part: "agenda" },
    });
    // What was written comes first, and there is never more than was asked for.
    await value(backend, "member.add", { member: { name: "応援団長" } });
    expect((await find(backend, "応援")).at(-1)?.place).toBe("委員 応援団長");
    expect(await find(backend, "応援団", 1)).toHaveLength(1);
  });
});
