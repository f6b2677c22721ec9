import { existsSync, readFileSync } from "node:fs";
import { layoutDocument } from "docx/layout";
import { describe, expect, it } from "vitest";
import type { AgendaItem, Handout, Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { agenda } from "#shared/forms/agenda.ts";
import { plainText } from "#shared/forms/build.ts";
import type { DocumentTree, Paragraph } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { wordDocument } from "#electron/backend/word/wordDocument.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { withMeetings } from "#test/support/packageMeetings.ts";
import { hasRealPackage, realPackageFile, samplePackageFile } from "#test/support/packageSnapshot.ts";
import { sampleYear } from "#test/support/snapshots.ts";
import { linesOf, paragraphsOf } from "#test/support/trees.ts";

const real = (name: string) => new URL(`../../../shared/real/${name}`, import.meta.url).pathname;
const realHead = real("asaka-2019.txt");
const realReview = real("asaka-review-2023.txt");

const sample = withMeetings(sampleYear(), samplePackageFile);
const name = sample.committee.name;

/** The year with one meeting; what is undefined in `change` the meeting does not have. */
function yearWith(change: { [K in keyof Meeting]?: Meeting[K] | undefined }): YearSnapshot {
  const whole = { ...sample.meetings[0], ...change };
  const meeting = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
  return { ...sample, meetings: [meeting as Meeting] };
}

let ids = 0;
const line = (number: string, title: string, children: AgendaItem[] = []): AgendaItem => {
  ids += 1;
  return { id: `line-${ids}`, number, title, children };
};
const lines = (count: number, title = "報告について"): AgendaItem[] =>
  Array.from({ length: count }, (_, index) => line(String(index + 1), `${title}${index + 1}`));
const handout = (number: string, title: string, kind: Handout["kind"] = "handout"): Handout => ({
  id: `${kind}-${number}-${title}`,
  number,
  title,
  kind,
});

const paragraphOf = (tree: DocumentTree, text: string): Paragraph => {
  const found = paragraphsOf(tree).find((one) => plainText([one]) === text);
  if (!found) throw new Error(`no line 「${text}」`);
  return found;
};
/** Characters by which the first and the further lines of a paragraph stand in. */
const columns = ({ indent = 0, firstLine = 0 }: Paragraph) => [indent + firstLine, indent];

describe("the 次第", () => {
  it("says the sample's meeting line by line", () => {
    expect(linesOf(agenda(sample))).toEqual([
      `令和2年度第1回${name}　次第`,
      "日時　令和2年8月7日（金）　午前10時",
      "場所　朝霞市役所 大会議室（奥）",
      "1　開会",
      "2　あいさつ",
      "3　議事",
      "（1）計画の評価について",
      "①施策評価",
      "②リーディングプロジェクトの評価",
      "4　その他",
      "5　閉会",
      "【配布資料】",
      "次第",
      "資料1　施策評価シート",
      "【参考資料】",
      "・朝霞市産業振興基本計画推進委員会傍聴要領",
      "・あさかばる",
      "・あさかの逸品",
      "・あさか野菜 de ベジグルメ",
      "・朝霞市ワーク・ライフ・グッドバランス企業認定制度",
      "・女性創業事例紹介資料",
      "・地域を元気にするために（商工会関係書類）",
    ]);
  });

  it("has a centred title in ゴシック, smaller for a long name, on upright A4 without page numbers", () => {
    const title = (snapshot: YearSnapshot) => paragraphsOf(agenda(snapshot))[0];
    expect(title(sample)).toMatchObject({ align: "center", font: "gothic", size: 16 });
    const named = (committee: string) => ({ ...sample, committee: { name: committee, members: [] } });
    expect(title(named("地域の産業と雇用を考える基本計画の推進及び評価の委員会"))?.size).toBe(12);
    expect(agenda(sample).sections).toMatchObject([
      { page: { size: "A4", orientation: "portrait" }, pageNumbers: false },
    ]);
    expect(agenda(sample).title).toBe(`令和2年度第1回${name}　次第`);
  });

  it("calls the committee as the sheets do when it has no name of its own", () => {
    const tree = agenda({ ...sample, committee: { name: "", members: [] } });
    expect(tree.title).toBe(`令和2年度第1回${sample.plan.committeeName}　次第`);
  });

  it("is that of the latest meeting, or of the one that is asked for", () => {
    const [first] = sample.meetings;
    if (!first) throw new Error("the sample has no meeting");
    const two = { ...sample, meetings: [first, { ...first, id: "second", number: 2 }] };
    expect(agenda(two).title).toContain("第2回");
    expect(agenda(two, { meeting: first.id }).title).toContain("第1回");
  });

  it("cannot be printed without a meeting, or for one the year does not have", () => {
    expect(() => agenda({ ...sample, meetings: [] })).toThrow("not-found");
    expect(() => agenda(sample, { meeting: "nobody's" })).toThrow("not-found");
    const failure = (() => {
      try {
        return agenda({ ...sample, meetings: [] });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({ details: { what: "会議", id: "令和元年度" } });
  });

  it("leaves what is not known yet to be filled in by hand", () => {
    const occasion = (change: Parameters<typeof yearWith>[0]) =>
      linesOf(agenda(yearWith(change))).slice(1, 3);
    const nothing = { date: undefined, startTime: undefined, place: undefined };
    expect(occasion(nothing)).toEqual([
      "日時　令和　　年　　月　　日（　　）　午前・午後　　時　　分",
      "場所　",
    ]);
    expect(occasion({ startTime: undefined })[0]).toBe("日時　令和2年8月7日（金）　午前・午後　　時　　分");
    expect(occasion({ date: undefined, startTime: "13:30" })[0]).toBe(
      "日時　令和　　年　　月　　日（　　）　午後1時30分",
    );
  });

  it("steps in level by level, down to the fourth, and hangs long titles below their first letter", () => {
    const four = line("1", "一", [line("⑴", "二", [line("ア", "三", [line("a", "四")])])]);
    const tree = agenda(yearWith({ agenda: [four] }));
    expect(columns(paragraphOf(tree, "1　一"))).toEqual([0, 1.5]);
    expect(columns(paragraphOf(tree, "⑴　二"))).toEqual([2, 4]);
    expect(columns(paragraphOf(tree, "ア　三"))).toEqual([4, 6]);
    expect(columns(paragraphOf(tree, "a　四"))).toEqual([6, 7.5]);
  });

  it("keeps a line on the page of the first line below it", () => {
    const tree = agenda(sample);
    expect(paragraphOf(tree, "3　議事").keepNext).toBe(true);
    expect(paragraphOf(tree, "（1）計画の評価について").keepNext).toBe(true);
    expect(paragraphOf(tree, "5　閉会").keepNext).toBeUndefined();
    expect(paragraphOf(tree, "【参考資料】").keepNext).toBe(true);
  });

  it("prints the numbers as they are written, or numbers anew when asked to", () => {
    const written = yearWith({
      agenda: [line("第１", "開会"), line("", "休憩"), line("3", "議事", [line("その1", "評価")])],
    });
    const printed = (numbering?: "niiza" | "parenthesis-wide") =>
      linesOf(agenda(written, numbering ? { numbering } : {})).slice(3, 7);
    expect(printed()).toEqual(["第１　開会", "休憩", "3　議事", "その1　評価"]);
    expect(printed("niiza")).toEqual(["1　開会", "2　休憩", "3　議事", "⑴　評価"]);
    expect(printed("parenthesis-wide")).toEqual(["１　開会", "２　休憩", "３　議事", "（1）評価"]);
  });

  it("numbers its lines as the meeting says, unless it is asked for another style", () => {
    const meeting = yearWith({
      agenda: [line("一", "開会"), line("", "議事", [line("", "評価")])],
      agendaNumbering: "niiza-wide",
    });
    expect(linesOf(agenda(meeting)).slice(3, 6)).toEqual(["１　開会", "２　議事", "⑴　評価"]);
    expect(linesOf(agenda(meeting, { numbering: "parenthesis" })).slice(3, 6)).toEqual([
      "1　開会",
      "2　議事",
      "（1）評価",
    ]);
  });

  it("numbers its documents by their order where the meeting says so", () => {
    const documents = (...handouts: Handout[]) =>
      linesOf(
        agenda(
          yearWith({
            agenda: [],
            handouts,
            handoutNumbering: { prefix: "資料", suffix: "号", wide: false, first: 1 },
          }),
        ),
      ).slice(3);
    const [itself, sheet, part, list] = [
      handout("", "次第"),
      handout("古い番号", "評価シート"),
      { ...handout("", "評価シートの別紙"), counting: "branch" as const },
      handout("", "名簿"),
    ];
    expect(documents(itself, sheet, part, list)).toEqual([
      "【配布資料】",
      "次第",
      "資料1-1号　評価シート",
      "資料1-2号　評価シートの別紙",
      "資料2号　名簿",
    ]);
    expect(documents(itself, list, sheet, part).slice(2)).toEqual([
      "資料1号　名簿",
      "資料2-1号　評価シート",
      "資料2-2号　評価シートの別紙",
    ]);
  });

  it("is edited where it stands: the place, every line, every document", () => {
    const meeting = sample.meetings[0];
    const texts = agenda(sample).sections[0]?.blocks.filter((block) => block.kind === "text") ?? [];
    const lineIds = (items: readonly AgendaItem[]): string[] =>
      items.flatMap((one) => [one.id, ...lineIds(one.children)]);
    const ids = (kind: Handout["kind"]) =>
      (meeting?.handouts ?? []).filter((one) => one.kind === kind).map((one) => one.id);
    expect(texts.map(({ field }) => field)).toEqual([
      { entity: "meeting", id: meeting?.id, property: "place" },
      ...lineIds(meeting?.agenda ?? []).map((id) => ({ entity: "agendaItem", id, property: "title" })),
      ...[...ids("handout"), ...ids("reference")].map((id) => ({
        entity: "handout",
        id,
        property: "title",
      })),
    ]);
    expect(texts.every(({ label, paragraphs }) => label !== "" && paragraphs.length === 1)).toBe(true);
  });

  it("obeys the look of the form", () => {
    const looked = agenda({
      ...sample,
      looks: {
        agenda: {
          page: { size: "A3", orientation: "landscape" },
          body: "gothic",
          size: 2,
          years: "seireki",
          fonts: "ud",
        },
      },
    });
    expect(looked.title).toBe(`2020年度第1回${name}　次第`);
    expect(looked.sections[0]).toMatchObject({
      page: { size: "A3", orientation: "landscape" },
      look: { fonts: "ud" },
    });
    expect(paragraphsOf(looked)[0]?.size).toBe(18);
    expect(paragraphOf(looked, "1　開会")).toMatchObject({ font: "gothic", size: 14 });
  });

  it("lists itself first, numbers where there are numbers, no gap where there are none", () => {
    const tree = agenda(
      yearWith({
        agenda: [],
        handouts: [
          handout("参考1", "統計", "reference"),
          handout("資料3-1", "評価シート"),
          handout("", "委員名簿"),
          handout("", "次第"),
          handout("", "傍聴要領", "reference"),
        ],
      }),
    );
    expect(linesOf(tree).slice(3)).toEqual([
      "【配布資料】",
      "次第",
      "資料3-1　評価シート",
      "委員名簿",
      "【参考資料】",
      "・参考1　統計",
      "・傍聴要領",
    ]);
  });

  it("has no heading without documents below it", () => {
    expect(linesOf(agenda(yearWith({ handouts: [] }))).filter((text) => text.includes("【"))).toEqual([]);
  });

  it("prints a title of several lines on one, and says which characters it had to leave out", () => {
    const tree = agenda(yearWith({ agenda: [line("1", "計画の\n 評価\uFFFE")], place: "第一\n会議室" }));
    expect(linesOf(tree)).toContain("1　計画の 評価");
    expect(linesOf(tree)).toContain("場所　第一 会議室");
    expect(tree.dropped).toEqual([{ place: "次第の議題", characters: "U+FFFE" }]);
  });
});

describe("the 次第 in front of the sheets", () => {
  const sheets = buildForm("evaluation-sheet", sample);

  it("does not count among their pages", () => {
    const starts = (...trees: DocumentTree[]) =>
      mergeTrees(trees, "一式").sections.map((section) => section.startAt);
    const ofSheets = sheets.sections.map((_, index) => (index === 0 ? 1 : undefined));
    expect(starts(agenda(sample), sheets)).toEqual([1, ...ofSheets]);
    const none = { ...sheets, sections: [] };
    expect(starts(agenda(sample), none, sheets)).toEqual([1, ...ofSheets]);
  });

  it.skipIf(!canRender)("leaves page 1 to the first of them", async () => {
    const pages = await pagesOf(await wordFile(mergeTrees([agenda(sample), sheets], "一式")));
    expect(pages).toHaveLength(11);
    expect(pages[0]).not.toContain("－");
    expect(pages[1]).toContain("－ 1 －");
    expect(pages[10]).toContain("－ 10 －");
  });
});

/** Far more than one page, with every level and long titles. */
const longMeeting = yearWith({
  agenda: [line("1", "議題", lines(59, "令和元年度における施策の評価及び次年度以降の取組の方向性について"))],
});

describe("the 次第 as a Word file", () => {
  it.each<[string, DocumentTree]>([
    ["the sample's", agenda(sample)],
    ["numbered anew and with a box", agenda(sample, { numbering: "niiza", handoutNumber: "資料0" })],
    ["of a meeting nothing is known about", agenda(yearWith({ date: undefined, agenda: [], handouts: [] }))],
    ["of 60 lines", agenda(longMeeting)],
    [
      "with letters that mean something in XML",
      agenda(yearWith({ agenda: [line("<1>", 'A&B "C" ]]> 𠮷\u0000')], place: "</w:t>" })),
    ],
  ])("is valid and says what the tree says: %s", async (_, tree) => {
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readParagraphs(bytes).filter((text) => text !== "")).toEqual(linesOf(tree));
  });
});

/** With as many lines as the form takes to fit on one page. */
function fullestOnePage(): YearSnapshot {
  const years = Array.from({ length: 60 }, (_, count) => yearWith({ agenda: lines(count) }));
  const fullest = years.findLast((year) => agenda(year).sections[0]?.pageNumbers === false);
  if (!fullest) throw new Error("nothing fits on one page");
  expect(fullest.meetings[0]?.agenda.length).toBeGreaterThan(20);
  return fullest;
}

async function modelledPages(tree: DocumentTree): Promise<number> {
  const layout = layoutDocument(await wordDocument(tree, () => Promise.resolve()));
  return layout.pages.length;
}

describe("the 次第 on paper", () => {
  it("is one page for the sample and for one that just fits when it is set closer", async () => {
    expect(await modelledPages(agenda(sample))).toBe(1);
    const closer = agenda(fullestOnePage());
    expect(paragraphOf(closer, "1　報告について1").size).toBeLessThan(12);
    expect(await modelledPages(closer)).toBe(1);
  });

  it.skipIf(!canRender)("is one page in LibreOffice, without a page number", async () => {
    for (const snapshot of [sample, fullestOnePage()]) {
      const pages = await pagesOf(await wordFile(agenda(snapshot)));
      expect(pages).toHaveLength(1);
      expect(pages[0]).not.toContain("－ 1 －");
    }
  });

  it.skipIf(!canRender)(
    "flows on to numbered further pages when it is long, none of them blank",
    async () => {
      const tree = agenda(longMeeting);
      const pages = await pagesOf(await wordFile(tree));
      expect(pages.length).toBeGreaterThan(1);
      expect(pages).toHaveLength(await modelledPages(tree));
      const wanted = linesOf(tree).map((text) => text.replaceAll(/\s/gu, ""));
      const printed = pages.map((page) => page.replaceAll(/\s/gu, ""));
      for (const text of wanted) expect(printed.join("")).toContain(text);
      for (const [index, page] of printed.entries()) {
        expect(page).toContain(`－${index + 1}－`);
        expect(page.length).toBeGreaterThan(100);
      }
    },
  );
});

/** Letters as they are read: width, spaces and the sign of a list entry do not count. */
const plain = (text: string) =>
  text.normalize("NFKC").replace(/^- /u, "・").replaceAll(/\s/gu, "").replaceAll("･", "・");

describe.skipIf(!hasRealPackage || !existsSync(realHead))("the 次第 朝霞市 really handed out", () => {
  const snapshot = hasRealPackage ? withMeetings(sampleYear(), realPackageFile) : sample;

  it("comes out line by line", () => {
    const text = readFileSync(realHead, "utf8");
    const head = text.slice(0, text.indexOf("施策評価シート（令和元年度）"));
    const wanted = head.split("\n").map(plain).filter(Boolean);
    // The plan's name above the first sheet is no longer part of it.
    expect(wanted.pop()).toBe(plain(snapshot.plan.title));
    expect(linesOf(agenda(snapshot)).map(plain)).toEqual(wanted);
  });

  it.skipIf(!canRender)("is one page, of Word's and of LibreOffice's", async () => {
    expect(await modelledPages(agenda(snapshot))).toBe(1);
    expect(await pagesOf(await wordFile(agenda(snapshot)))).toHaveLength(1);
  });
});

describe.skipIf(!existsSync(realReview))("the 次第 of another body of the same city", () => {
  it("comes out with its date, place and agenda, long titles whole", () => {
    const text = readFileSync(realReview, "utf8");
    const head = text.slice(text.indexOf("日　時"), text.indexOf("中間見直し（案）の概要"));
    const entries = head
      .slice(head.indexOf("- (1)"))
      .split("\n- ")
      .map((entry) => /^(?:- )?(\(\d+\)) ([\s\S]+?)(?:\n\n|$)/u.exec(entry))
      .map((match) => line(match?.[1] ?? "", (match?.[2] ?? "").replaceAll("\n", "")));
    expect(entries).toHaveLength(8);
    const tree = agenda(
      yearWith({
        date: "2024-02-13",
        startTime: "09:30",
        place: /場　所　(.+)/u.exec(head)?.[1],
        agenda: [line("1", "議題", entries)],
        handouts: [],
      }),
    );
    const body = plain(head.replaceAll("\n- ", "\n").replace(/\n\S+$/u, ""));
    expect(body.startsWith(linesOf(tree).slice(1).map(plain).join(""))).toBe(true);
    expect(tree.sections[0]?.pageNumbers).toBe(false);
  });
});
