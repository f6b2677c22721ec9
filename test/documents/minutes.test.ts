import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { fieldKey } from "#shared/domain/field.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { minutes } from "#shared/forms/minutes.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";
import type { TextBlock } from "#shared/forms/documentTree.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { committeeYear, heldComments, heldMeeting } from "#test/support/committeeYears.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { docxParts } from "#test/support/docxXml.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { cellOf, linesOf, paragraphsOf, tablesOf, textRows } from "#test/support/trees.ts";

function yearWith(change: Partial<Meeting>, comments: readonly Comment[] = heldComments): YearSnapshot {
  return { ...committeeYear(), meetings: [{ ...heldMeeting, ...change }], comments: [...comments] };
}
function written(change: Partial<Minutes>): YearSnapshot {
  const own: Minutes = { style: "full", publicSpeakers: "label", decisions: [], ...heldMeeting.minutes };
  return yearWith({ minutes: { ...own, ...change } });
}
const comment = (id: string, change: Partial<Comment> = {}): Comment => {
  const found = heldComments.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return { ...found, ...change };
};
/** What stands below 審議内容. */
const body = (year: YearSnapshot, copy?: "public"): string[] => {
  const lines = linesOf(minutes(year, copy ? { copy } : {}));
  return lines.slice(lines.indexOf("審議内容") + 1);
};
const header = (year: YearSnapshot, copy?: "public"): Record<string, string> =>
  Object.fromEntries(tablesOf(minutes(year, copy ? { copy } : {})).flatMap(textRows) as [string, string][]);

describe("the header of a 会議録", () => {
  it("is a table of the meeting's labelled fields with what follows from the meeting", () => {
    expect(header(committeeYear())).toMatchObject({
      会議の名称: "令和2年度第1回朝霞市産業振興基本計画推進委員会",
      開催日時: "令和2年8月7日（金）午前10時から午前11時40分まで",
      傍聴者の数: "2名",
      会議録の確認方法: "",
    });
    expect(header(committeeYear())["出席者及び欠席者の職・氏名"]).toContain("会長　髙橋　清一");
  });

  it("counts the members in the 公開用 instead of naming them, and is typed only in the 原本", () => {
    const listed = header(committeeYear(), "public")["出席者及び欠席者の職・氏名"];
    expect(listed).toContain("会長1名、副会長1名、委員2名");
    expect(listed).not.toContain("清一");
    const place = { entity: "minutes", id: "r2-1", header: "place", property: "text" } as const;
    expect(cellOf(minutes(committeeYear()), place)?.editor).toBe("text");
    expect(cellOf(minutes(committeeYear(), { copy: "public" }), place)).toBe(undefined);
  });

  it("is left out where the meeting has none", () => {
    expect(tablesOf(minutes(written({ header: [] })))).toEqual([]);
  });
});

describe("the body of a 会議録", () => {
  it("says under every line of the 次第 what was said and decided, sheet by sheet", () => {
    const said = comment("c4").text;
    expect(body(committeeYear())).toEqual([
      "1　開会",
      "事務局：定刻となりましたので、ただいまから会議を始めます。",
      "2　あいさつ",
      "髙橋清一会長：お忙しいところお集まりいただき、ありがとうございます。",
      "本日は活発な御議論をお願いします。",
      "3　議事",
      "（1）計画の評価について",
      "①施策評価",
      "〔1 暮らしにマッチした生活環境の創造〕",
      "事務局：資料1に基づき、施策1から順に説明した。",
      `𠮷田誠委員：${said}`,
      "辻\u{E0101}美咲委員：来場者が市内の店で買い物をしたかどうかは分かるのか。",
      "事務局：来場者数は主催者の集計で、買い物の額は調べていません。",
      "〔2 安心・安全な市民生活を支える産業の活性化〕",
      "山﨑恵子副会長：セミナーを受けた人が1年後にどうしているかを聞き、相談につなげてほしい。",
      "〔決定〕事務局案に一部文言を加え、評価とすることを了承した。",
      "②リーディングプロジェクトの評価",
      // Without a line of its own: where its sheet is discussed.
      "辻\u{E0101}美咲委員：プロジェクトの名前は、市民にも分かる言葉にしてほしい。",
      "4　その他",
      "髙橋清一会長：次回は資料を一週間前に送ってほしい。",
      "5　閉会",
    ]);
  });

  it("puts what belongs to no line at the end, under a heading only where there are lines", () => {
    const agenda = [{ id: "a", number: "1", title: "議事", children: [] }];
    const lost = comment("c9", { agendaItem: "taken-away" });
    expect(body(yearWith({ agenda }, [lost]))).toEqual(["1　議事", "その他", `髙橋清一会長：${lost.text}`]);
    expect(body(yearWith({ agenda: [] }, [lost]))).toEqual([`髙橋清一会長：${lost.text}`]);
  });

  it("is numbered as the meeting numbers its 次第", () => {
    const lines = body(yearWith({ agendaNumbering: "niiza" }, []));
    expect(lines).toContain("⑴　計画の評価について");
  });

  it("prints the 要点 where one is written and what was said where none is, in the style 要点", () => {
    const lines = body(written({ style: "summary" }));
    expect(lines).toContain("𠮷田誠委員：補助制度を始める前に、空き店舗の一覧をつくって共有してほしい。");
    expect(lines).toContain("辻\u{E0101}美咲委員：来場者が市内の店で買い物をしたかどうかは分かるのか。");
  });

  it("lets remarks and decisions be typed where they stand: what was said, or its 要点", () => {
    const fields = (year: YearSnapshot, copy?: "public") =>
      minutes(year, copy ? { copy } : {})
        .sections.flatMap(({ blocks }) => blocks)
        .filter((block): block is TextBlock => block.kind === "text")
        .map(({ field }) => fieldKey(field));
    expect(fields(committeeYear())).toEqual(
      expect.arrayContaining(["comment/c4/text", "decision/a311/text"]),
    );
    expect(fields(committeeYear())).toHaveLength(10);
    expect(fields(written({ style: "summary" }))).toContain("comment/c4/summary");
    expect(fields(committeeYear(), "public")).toEqual([]);
  });

  it("refuses a meeting that does not evaluate the year", () => {
    expect(() => minutes(committeeYear(), { meeting: "r9" })).toThrow("not-found");
    expect(() => minutes({ ...committeeYear(), meetings: [] })).toThrow("not-found");
  });
});

describe("原本 and 公開用", () => {
  const withheldRuns = (year: YearSnapshot) =>
    paragraphsOf(minutes(year)).flatMap(({ runs }) =>
      runs.filter(({ mark }) => mark).map(({ text }) => text),
    );

  it("marks in the 原本 what the 公開用 leaves out, and says so above it", () => {
    expect(withheldRuns(committeeYear())).toEqual(["駅前の山田商店のように、"]);
    expect(linesOf(minutes(committeeYear()))[0]).toBe("原本（網かけの部分は公開しない）");
    expect(body(committeeYear(), "public").join()).toContain("ように見える。（非公開）持ち主が");
    const open = yearWith({}, [comment("c5")]);
    expect(linesOf(minutes(open))[0]).toBe("会議録");
  });

  it("marks and leaves out every place of the words in the 要点", () => {
    const marked = comment("c5", {
      summary: "山田は山田か。",
      text: "山田とは。",
      withheld: [{ from: 0, words: "山田" }],
    });
    const own = { ...written({ style: "summary" }), comments: [marked] };
    expect(withheldRuns(own)).toEqual(["山田", "山田"]);
    expect(body(own, "public").join()).toContain("（非公開）は（非公開）か。");
  });

  it("marks a passage over several paragraphs in each of them", () => {
    const words = "前の段。\n次の段";
    const lines = comment("c5", { text: `${words}の続き。`, withheld: [{ from: 0, words }] });
    expect(withheldRuns(yearWith({}, [lines]))).toEqual(["前の段。", "次の段"]);
  });

  it.each([
    ["label", "【委員】："],
    ["role", "会長："],
    ["name", "髙橋清一会長："],
  ] as const)("calls members in the 公開用 as it is decided: %s", (publicSpeakers, called) => {
    const lines = body(written({ publicSpeakers }), "public");
    expect(lines.find((line) => line.endsWith("ありがとうございます。"))?.startsWith(called)).toBe(true);
    expect(lines).toContain("事務局：資料1に基づき、施策1から順に説明した。");
  });

  it("are told apart by the names of their files", () => {
    expect(minutes(committeeYear()).title).toBe("令和2年度第1回 会議録");
    expect(minutes(committeeYear(), { copy: "public" }).title).toBe("令和2年度第1回 会議録（公開用）");
  });
});

describe("the 会議録 as a Word file", () => {
  it.each([["original"], ["public"]] as const)("is valid and says what the tree says: %s", async (copy) => {
    const tree = minutes(committeeYear(), copy === "public" ? { copy } : {});
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readParagraphs(bytes).filter((text) => text !== "")).toEqual(linesOf(tree));
    const xml = docxParts(bytes).get("word/document.xml") ?? "";
    expect(xml.includes('w:fill="E6E6E6"')).toBe(copy === "original");
    expect(xml.includes("山田商店")).toBe(copy === "original");
  });

  it.skipIf(!canRender)("prints 3,000 remarks on as many pages as were counted", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => comment("c4", { id: `x${index}` }));
    const tree = minutes(yearWith({}, many));
    const pages = await pagesOf(await wordFile(tree));
    expect(pages.length).toBeGreaterThan(150);
    expect(Math.abs(estimatedPages(tree).length - pages.length)).toBeLessThanOrEqual(3);
  });
});
