import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import { fieldKey } from "#shared/domain/field.ts";
import type { Look } from "#shared/domain/look.ts";
import { opinionList } from "#shared/forms/opinionList.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { committeeYear, heldComments, heldMeeting, itemOf } from "#test/support/committeeYears.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { cellOf, cellsOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

function withComments(comments: readonly Comment[], look: Look = {}) {
  return { ...committeeYear(), comments: [...comments], looks: { "opinion-list": look } };
}
const comment = (id: string): Comment => {
  const found = heldComments.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
/** The rows of the list without its head. */
const rows = (comments: readonly Comment[], look: Look = {}): string[][] => {
  const [list] = tablesOf(opinionList(withComments(comments, look)));
  return list ? textRows(list).slice(1) : [];
};

describe("委員意見と対応（案）一覧", () => {
  it("lists what asks for an answer sheet by sheet in the plan's order, what is about none of them last", () => {
    const tree = opinionList(committeeYear(), { handoutNumber: "資料2" });
    expect(tree.sections[0]).toMatchObject({
      page: { size: "A4", orientation: "landscape" },
      handoutNumber: "資料2",
      pageNumbers: true,
    });
    expect(linesOf(tree).slice(0, 2)).toEqual([
      "朝霞市産業振興基本計画推進委員会",
      "委員意見と対応（案）一覧（令和元年度の評価）",
    ]);
    expect(rows(heldComments).map((row) => row.slice(0, 3))).toEqual([
      ["1 暮らしにマッチした生活環境の創造　（1件）"],
      ["1", "辻\u{E0101}美咲委員\n質問", "来場者が市内の店で買い物をしたかどうかは分かるのか。"],
      ["1-1 市民等で賑わう拠点づくり　（1件）"],
      ["2", "𠮷田誠委員\n意見", "補助制度を始める前に、空き店舗の一覧をつくって共有してほしい。"],
      ["2 安心・安全な市民生活を支える産業の活性化　（1件）"],
      [
        "3",
        "山﨑恵子副会長\n意見",
        "セミナーを受けた人が1年後にどうしているかを聞き、相談につなげてほしい。",
      ],
      ["プロジェクト1 あさか起業×リノベーション・プロジェクト　（1件）"],
      ["4", "辻\u{E0101}美咲委員\n要望", "プロジェクトの名前は、市民にも分かる言葉にしてほしい。"],
      ["全般　（1件）"],
      ["5", "髙橋清一会長\n意見", "次回は資料を一週間前に送ってほしい。"],
    ]);
  });

  it("prints the written answer, and what was answered at the meeting where none is written", () => {
    const written = rows([comment("c4")])[1];
    expect(written?.slice(3)).toEqual([
      "産業振興課",
      "反映する",
      comment("c4").reply,
      "施策1-1「解決すべき課題・来年度に向けた方向性」",
    ]);
    expect(rows([comment("c5"), comment("c6")])[1]?.[5]).toBe(comment("c6").text);
    expect(rows([{ ...comment("c5"), reply: "調べます。" }, comment("c6")])[1]?.[5]).toBe("調べます。");
  });

  it("is sorted member by member when the look asks for it, in the committee's order", () => {
    const sorted = rows(heldComments, { sort: "member" });
    expect(sorted.filter((row) => row.length === 1).flat()).toEqual([
      "髙橋清一会長　（1件）",
      "山﨑恵子副会長　（1件）",
      "𠮷田誠委員　（1件）",
      "辻\u{E0101}美咲委員　（2件）",
    ]);
    expect(sorted[1]?.[1]).toBe("全般\n意見");
  });

  it("names nobody and says nothing that is withheld where the look leaves the names out", () => {
    const { summary: _, ...unsummed } = comment("c4");
    const label = rows([unsummed, comment("c7")], { names: "label", sort: "member" });
    expect(label.filter((row) => row.length === 1)).toEqual([["【委員】　（2件）"]]);
    expect(label.flat().join()).toContain("（非公開）");
    expect(label.flat().join()).not.toContain("山田商店");
    expect(rows([comment("c7")], { names: "role" })[1]?.[1]).toBe("副会長");
    expect(rows([unsummed]).flat().join()).toContain("山田商店");
  });

  it("says the meeting of each opinion only where there are several, and prints those of one meeting alone", () => {
    const second = { ...heldMeeting, id: "r2-2", number: 2 };
    const year = {
      ...committeeYear(),
      meetings: [heldMeeting, second],
      comments: [comment("c7"), { ...comment("c9"), meeting: "r2-2" }],
    };
    const [both] = tablesOf(opinionList(year)).map(textRows);
    expect(both?.map((row) => row[1]).filter(Boolean)).toEqual([
      "委員",
      "山﨑恵子副会長\n第1回",
      "髙橋清一会長\n第2回",
    ]);
    const one = opinionList(year, { meeting: "r2-2" });
    expect(linesOf(one)).toContain("委員意見と対応（案）一覧（令和2年度第2回）");
    expect(tablesOf(one).flatMap(textRows).flat()).not.toContain("山﨑恵子副会長");
    expect(() => opinionList(year, { meeting: "r9" })).toThrow("not-found");
  });

  it("counts the answers of each class at the end, in the committee's own words, those without one as 未定", () => {
    const totals = (year: ReturnType<typeof committeeYear>) => tablesOf(opinionList(year)).map(textRows)[1];
    expect(totals(committeeYear())).toEqual([
      ["反映する", "一部反映", "既に対応", "参考とする", "対応困難", "未定", "計"],
      ["1件", "0件", "0件", "1件", "0件", "3件", "5件"],
    ]);
    const own = { ...committeeYear(), comments: [comment("c4")] };
    expect(totals({ ...own, committee: { ...own.committee, dispositions: ["A"] } })).toEqual([
      ["A", "反映する", "計"],
      ["0件", "1件", "1件"],
    ]);
  });

  it("says that there is none where nobody asked for anything", () => {
    const tree = opinionList(withComments([comment("c1")]));
    expect(tablesOf(tree)).toEqual([]);
    expect(linesOf(tree)).toContain("意見はありません。");
  });

  it("has every text of an answer typed where it stands, and the 対応区分 chosen", () => {
    const tree = opinionList(committeeYear());
    for (const property of ["summary", "department", "reply", "reflectedIn"] as const) {
      expect(cellOf(tree, { entity: "comment", id: "c9", property })).toMatchObject({ editor: "text" });
    }
    expect(cellOf(tree, { entity: "comment", id: "c9", property: "disposition" })?.editor).toBe("choice");
    const keys = cellsOf(tree).flatMap(({ field }) => (field ? [fieldKey(field)] : []));
    expect(new Set(keys).size).toBe(25);
  });

  it("keeps an opinion on an item that a review ended, behind those of the year", () => {
    const ended = { ...comment("c7"), id: "z", subject: itemOf("gone") };
    expect(
      rows([ended, comment("c4"), comment("c9")])
        .filter((row) => row.length === 1)
        .flat(),
    ).toEqual(["1-1 市民等で賑わう拠点づくり　（1件）", "gone　（1件）", "全般　（1件）"]);
  });

  it("is valid in Word and says what the tree says", async () => {
    const tree = opinionList(committeeYear());
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readTables(bytes).map((table) => table.cells.map(({ text }) => text))).toEqual(
      tablesOf(tree).map((table) => textRows(table).flat()),
    );
    expect(readTables(bytes)[0]?.headerRows).toBe(1);
  });

  it.skipIf(!canRender)(
    "repeats its head on every page, and lets an answer of pages go on over them",
    async () => {
      const long = { ...comment("c4"), reply: "長い回答が続く。".repeat(500) };
      const more = Array.from({ length: 12 }, (_, index): Comment => ({ ...comment("c7"), id: `y${index}` }));
      const pages = await pagesOf(await wordFile(opinionList(withComments([long, ...more]))));
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages.slice(0, -1)) expect(page).toContain("意見の要旨");
      expect(pages.at(-1)).toContain("対応区分ごとの件数");
    },
  );
});
