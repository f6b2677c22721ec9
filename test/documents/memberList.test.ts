import { describe, expect, it } from "vitest";
import type { Member } from "#shared/domain/committee.ts";
import type { Look } from "#shared/domain/look.ts";
import { fieldKey } from "#shared/domain/field.ts";
import { memberList } from "#shared/forms/memberList.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { committeeMembers, committeeYear, heldMeeting } from "#test/support/committeeYears.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { cellOf, cellsOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

function withMembers(members: readonly Member[], look: Look = {}) {
  const year = committeeYear();
  return { ...year, committee: { ...year.committee, members: [...members] }, looks: { "member-list": look } };
}
const rows = (members: readonly Member[], look: Look = {}): string[][] =>
  tablesOf(memberList(withMembers(members, look))).flatMap(textRows);

describe("委員名簿", () => {
  it("lists the members in the committee's order, ふりがな above the name", () => {
    const tree = memberList(committeeYear(), { handoutNumber: "資料1" });
    expect(tree.sections[0]).toMatchObject({
      page: { size: "A4", orientation: "portrait" },
      handoutNumber: "資料1",
    });
    expect(linesOf(tree)).toEqual([
      "朝霞市産業振興基本計画推進委員会　委員名簿",
      "令和2年8月7日現在　（敬称略）",
    ]);
    expect(tablesOf(tree).flatMap(textRows).slice(0, 3)).toEqual([
      ["番号", "役職", "（ふりがな）\n氏名", "所属・団体", "任期"],
      ["1", "会長", "たかはし　せいいち", "○○大学経済学部　教授", "令和2年4月1日から\n令和4年3月31日まで"],
      ["髙橋　清一"],
    ]);
  });

  it("leaves out the members who were not in office at the latest meeting, and everybody's 任期 where none has one", () => {
    const [first, second, third] = committeeMembers as [Member, Member, Member];
    const { termFrom: _, termTo: __, ...open } = first;
    const gone = { ...second, termTo: "2020-08-06" };
    const coming = { ...third, termFrom: "2020-08-08" };
    expect(rows([open, gone, coming]).map((row) => row.at(2))).toEqual([
      "（ふりがな）\n氏名",
      "たかはし　せいいち",
      undefined,
    ]);
    expect(rows([open, gone, coming])[0]).not.toContain("任期");
    const lastDay = { ...second, termTo: "2020-08-07" };
    expect(rows([lastDay]).map((row) => row[0])).toEqual(["番号", "1", "山﨑　恵子"]);
  });

  it("lists everybody while no meeting has a day, and says so where nobody is in office", () => {
    const { date: _, ...undated } = heldMeeting;
    const gone = committeeMembers.map((one) => ({ ...one, termTo: "2019-03-31" }));
    const tree = memberList({ ...withMembers(gone), meetings: [undated] });
    expect(tablesOf(tree).flatMap(textRows)).toHaveLength(11);
    expect(linesOf(tree)).toContain("（敬称略）");
    const nobody = memberList(withMembers(gone));
    expect(tablesOf(nobody)).toEqual([]);
    expect(linesOf(nobody)).toContain("在任している委員はいません。");
  });

  it("is printed without names: by role, or everybody as 委員", () => {
    expect(rows(committeeMembers, { names: "role" }).map((row) => row[1])).toEqual([
      "役職",
      "会長",
      "副会長",
      "委員",
      "委員",
      "委員",
    ]);
    expect(
      new Set(
        rows(committeeMembers, { names: "label" })
          .slice(1)
          .map((row) => row[1]),
      ),
    ).toEqual(new Set(["委員"]));
    for (const names of ["role", "label"] as const) {
      const text = JSON.stringify(memberList(withMembers(committeeMembers, { names })));
      expect(text).not.toContain("清一");
      expect(text).not.toContain("せいいち");
      expect(text).not.toContain("敬称略");
    }
  });

  it("lets every text of a member be typed where it stands", () => {
    const tree = memberList(committeeYear());
    for (const property of ["name", "reading", "affiliation", "role"] as const) {
      expect(cellOf(tree, { entity: "member", id: "m4", property })).toMatchObject({ editor: "text" });
    }
    const keys = cellsOf(tree).flatMap(({ field }) => (field ? [fieldKey(field)] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(20);
  });

  it("prints the letters of names as they were typed: 髙, 﨑, 𠮷, and a variation of 辻", async () => {
    const bytes = await wordFile(memberList(committeeYear()));
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    const texts = readTables(bytes).flatMap((table) => table.cells.map((cell) => cell.text));
    for (const { name } of committeeMembers) expect(texts).toContain(name);
    expect(texts).toContain("辻\u{E0101}　美咲");
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, index): Member => ({
      ...(committeeMembers[index % 5] as Member),
      id: `x${index}`,
    }));

  it("is one page for twenty members", () => {
    expect(estimatedPages(memberList(withMembers(many(20))))).toHaveLength(1);
  });

  it.skipIf(!canRender)("repeats its head on every page when there are a hundred", async () => {
    const pages = await pagesOf(await wordFile(memberList(withMembers(many(100)))));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain("所属・団体");
  });

  it.skipIf(!canRender)("prints the longest day of a 任期 on one line", async () => {
    const [first] = committeeMembers as [Member];
    const long = { ...first, termFrom: "2020-04-01", termTo: "2030-12-31" };
    const [page = ""] = await pagesOf(await wordFile(memberList(withMembers([long]))));
    const lines = page.split("\n").map((line) => line.replaceAll(/\s/gu, ""));
    expect(lines.some((line) => line.includes("令和12年12月31日まで"))).toBe(true);
  });
});
