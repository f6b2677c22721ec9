/** comment and evaluate: what is recorded, with whom, at which meeting, and what is refused. */
import { copyFileSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readTables } from "#test/support/docxCells.ts";
import { newDesk, sampleFile, type Desk, type Ran } from "#test/support/commandLine.ts";

interface Contents {
  committee: { members: { id: string; name: string }[] };
  meetings: {
    id: string;
    comments: { id: string; item?: string; project?: string; member: string; kind: string; text: string }[];
  }[];
  evaluations: {
    item?: string;
    project?: string;
    fiscalYear: number;
    committeeEvaluation?: string;
    sources?: string[];
  }[];
}

const origin = newDesk();
beforeAll(() => {
  origin.run("import", sampleFile, "plan.hyoka");
});
afterAll(() => origin.clear());

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  copyFileSync(origin.path("plan.hyoka"), desk.path("plan.hyoka"));
});
afterEach(() => desk.clear());

function contents(): Contents {
  expect(desk.run("package", "plan.hyoka", "now.json", "--force").code).toBe(0);
  return JSON.parse(readFileSync(desk.path("now.json"), "utf8")) as Contents;
}
const comment = (options: Record<string, string>): Ran =>
  desk.run(
    "comment",
    "plan.hyoka",
    ...Object.entries({
      year: "2019",
      sheet: "1",
      member: "委員A",
      kind: "意見",
      text: "空き店舗の一覧がほしい。",
      ...options,
    }).map(([name, value]) => `--${name}=${value}`),
  );

describe("comment", () => {
  it("records what a member said at the latest meeting that evaluates the year", () => {
    const { code, stdout, stderr } = comment({ sheet: "p3", kind: "質問" });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("記録しました: 令和2年度第1回会議、委員A\n");
    const { meetings, committee } = contents();
    const added = meetings[0]?.comments.at(-1);
    expect(added).toMatchObject({ project: "p3", kind: "質問", text: "空き店舗の一覧がほしい。" });
    expect(committee.members.find((member) => member.id === added?.member)?.name).toBe("委員A");
  });

  it("adds a member it does not know, once", () => {
    expect(comment({ member: "髙﨑 委員" }).stdout).toContain("名簿に加えました: 髙﨑 委員");
    expect(comment({ member: "髙﨑 委員" }).stdout).not.toContain("名簿に加えました");
    const names = contents().committee.members.map((member) => member.name);
    expect(names.filter((name) => name === "髙﨑 委員")).toHaveLength(1);
    expect(names).toHaveLength(11);
  });

  it("takes a meeting by its id or its number", () => {
    for (const meeting of ["r2-1", "1", "第１回"]) expect(comment({ meeting }).code).toBe(0);
    expect(contents().meetings[0]?.comments).toHaveLength(9);
  });

  it.each([
    ["a sheet that does not exist", { sheet: "6" }, /^not-found: シート「6」/u],
    ["a measure, which has no sheet of its own", { sheet: "1-1" }, /^not-found: シート「1-1」/u],
    ["a meeting that does not exist", { meeting: "第9回" }, /^not-found: .*会議「第9回」/u],
    ["a year that no meeting evaluates", { year: "2020" }, /^not-found: 令和2年度を評価する会議/u],
    ["a year outside the plan", { year: "H30" }, /^year-outside-plan: /u],
  ])("refuses %s and records neither comment nor member", (_, options, message) => {
    const { code, stdout, stderr } = comment({ member: "新しい委員", ...options });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
    const { meetings, committee } = contents();
    expect(meetings[0]?.comments).toHaveLength(6);
    expect(committee.members).toHaveLength(10);
  });

  it("reads a long text from standard input, and refuses one that no field holds with nothing recorded", () => {
    const words = [
      "comment",
      "plan.hyoka",
      "--year",
      "2019",
      "--sheet",
      "2",
      "--kind",
      "要望",
      "--text",
      "-",
    ];
    const long = `${"長い発言。".repeat(20_000)}\n二段落目`;
    expect(desk.runWith(`${long}\n`, ...words, "--member", "委員B").code).toBe(0);
    const refused = desk.runWith("長".repeat(200_001), ...words, "--member", "新しい委員");
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toMatch(/^invalid-input: /u);
    const { meetings, committee } = contents();
    expect(meetings[0]?.comments.map((one) => one.text).slice(6)).toEqual([long]);
    expect(committee.members).toHaveLength(10);
  });

  it("takes an unknown kind, an empty text and a word that is no year for mistakes in the command", () => {
    expect(comment({ kind: "感想" })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^usage: 「感想」という種類はありません。/u) as string,
    });
    expect(comment({ text: " " }).stderr).toMatch(/^usage: --text に発言の内容を/u);
    expect(comment({ year: "去年" }).stderr).toMatch(/^usage: 「去年」は年度ではありません。/u);
    expect(contents().meetings[0]?.comments).toHaveLength(6);
  });
});

describe("evaluate", () => {
  it("fills the committee's box, which then stands in the Word file", () => {
    const text = "農業祭の来場者が増えたことを評価する。\n遊休農地の解消を急ぐこと。";
    const ran = desk.run("evaluate", "plan.hyoka", "--year", "2019", "--sheet", "4", "--text", text);
    expect(ran).toEqual({
      code: 0,
      stdout: "保存しました: 4 市民に身近なあさか都市農業の確立 推進委員会の評価\n",
      stderr: "",
    });
    const written = contents().evaluations.find((one) => one.item === "4");
    expect(written?.committeeEvaluation).toBe(text);

    const words = ["--form", "evaluation-sheet", "--year", "2019", "--sheet", "4", "--out", "."];
    desk.run("export", "plan.hyoka", ...words);
    const cells = readTables(readFileSync(desk.path("施策評価シート_令和元年度_4.docx"))).flatMap(
      (table) => table.cells,
    );
    expect(cells.map((cell) => cell.text)).toContain(text);
  });

  it("keeps the links to the comments when it replaces a text", () => {
    desk.run("evaluate", "plan.hyoka", "--year", "2019", "--sheet", "1", "--text", "改めた文");
    const written = contents().evaluations.find((one) => one.item === "1");
    expect(written).toMatchObject({ committeeEvaluation: "改めた文", sources: ["c1", "c2"] });
  });

  it("writes a year that nothing has been written about yet", () => {
    expect(
      desk.run("evaluate", "plan.hyoka", "--year", "令和2年度", "--sheet", "p1", "--text", "来年の評価").code,
    ).toBe(0);
    expect(contents().evaluations.find((one) => one.fiscalYear === 2020)).toEqual({
      project: "p1",
      fiscalYear: 2020,
      committeeEvaluation: "来年の評価",
    });
  });

  it("refuses a sheet that does not exist", () => {
    const ran = desk.run("evaluate", "plan.hyoka", "--year", "2019", "--sheet", "p9", "--text", "文");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toMatch(/^not-found: シート「p9」/u);
  });
});
