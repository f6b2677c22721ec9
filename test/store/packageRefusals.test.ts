/** Packages that are not one: each is refused with its place and its cause, and leaves nothing behind. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failure, importFailure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { committeePackage } from "./support/committeeYear.ts";
import { fullPackage } from "./support/fullPlan.ts";
import { smallPackage } from "./support/smallPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

/** A package with one place (`items[1].parent`) holding something else; undefined takes the place away. */
function broken(place: string, value: unknown, contents = smallPackage()): string {
  const steps = place.replaceAll("[", ".").replaceAll("]", "").split(".");
  const last = steps.pop() ?? "";
  let holder: object = contents;
  for (const step of steps) holder = Reflect.get(holder, step) as object;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return JSON.stringify(contents);
}

/** What is wrong, the place that is changed, what it holds then, the cause that is told; and the place told, if another. */
const faults: [what: string, place: string, value: unknown, problem: RegExp, told?: string][] = [
  ["an unknown key", "items[1].color", "red", /計画パッケージにありません/u],
  ["an unknown list", "extra", [], /計画パッケージにありません/u],
  ["a missing list", "projects", undefined, /必要な項目がありません/u],
  ["a missing key", "items[0].title", undefined, /必要な項目がありません/u],
  ["another format", "format", "jimukyoku-plan/2", /jimukyoku-plan\/1/u],
  ["a wrong type", "indicators[0].cumulative", "はい", /true か false/u],
  ["a list that is none", "items", "施策", /一覧/u],
  ["an empty title", "items[0].title", "", /1文字以上/u],
  ["a value of no kind", "indicators[0].targets.2019", "未定", /「—」/u],
  ["a number with too many digits", "indicators[0].targets.2019", 0.1 + 0.2, /15桁/u],
  ["a year that is no year", "indicators[0].targets.令和元", 1, /4桁/u],
  ["a value outside the indicator years", "indicators[0].targets.2023", 1, /指標の年度の外/u],
  ["a parent that does not exist", "items[1].parent", "9", /親の施策「9」がありません/u],
  ["a circle", "items[0].parent", "1-1", /自分に戻ります/u],
  ["a circle of one", "items[3].parent", "2", /自分に戻ります/u],
  ["an item below the last level", "items[3].parent", "1-1", /2段まで/u],
  ["a duplicate item id", "items[3].id", "1", /「1」が2つ/u],
  ["a duplicate indicator id", "indicators[1].id", "1-1/1", /2つ/u],
  ["a duplicate member id", "committee.members[1].id", "m1", /2つ/u],
  ["a duplicate comment id", "meetings[0].comments[1].id", "c1", /2つ/u],
  ["a duplicate evaluation", "evaluations[3]", { item: "1-1", fiscalYear: 2019 }, /評価が2つ/u],
  ["an evaluation of nothing", "evaluations[0].item", undefined, /どちらか一方/u, "evaluations[0]"],
  ["an evaluation of an unknown item", "evaluations[0].item", "7", /「7」がありません/u],
  ["an evaluation outside the plan's years", "evaluations[0].fiscalYear", 2030, /2030年度は計画の期間/u],
  ["a rating outside the scale", "evaluations[0].rating", "Z", /「Z」は判定の基準にありません/u],
  ["a source that does not exist", "evaluations[1].sources[0]", "c9", /「c9」/u],
  ["an indicator of an unknown item", "indicators[1].item", "8", /「8」がありません/u],
  ["a related item that does not exist", "projects[0].related[0].item", "8", /関連施策「8」/u],
  ["a comment by an unknown member", "meetings[0].comments[0].member", "m9", /委員「m9」がいません/u],
  ["a comment under an unknown agenda line", "meetings[0].comments[0].agendaItem", "a9", /議事「a9」/u],
  ["a meeting about a year outside the plan", "meetings[0].evaluates", 2018, /2018年度/u],
  ["a date that does not exist", "meetings[0].date", "2020-02-30", /書き方/u],
  ["years in the wrong order", "plan.lastFiscalYear", 2010, /年度の順序/u],
  ["two grades of one code", "plan.ratingScale.grades[1].code", "A", /同じ判定/u, "plan.ratingScale.grades"],
];

/** As `faults`, in the parts that the other official forms need. */
const faultsOfForms: typeof faults = [
  ["a result of an unknown item", "results[1].item", "9", /施策「9」がありません/u],
  ["a result outside the plan's years", "results[0].fiscalYear", 2030, /計画の期間/u],
  ["a result in an unknown list", "results[0].list", "misc", /使えるのは「results」「issues」/u],
  ["two results of one id", "results[1].id", "r1", /「r1」が2つ/u],
  ["an initiative of an unknown project", "initiatives[0].project", "p9", /プロジェクト「p9」/u],
  ["an undertaking of an unknown project", "undertakings[1].project", "p9", /プロジェクト「p9」/u],
  ["an arrow that runs backwards", "undertakings[0].arrows[0].to", 2018, /年度の順序/u],
  [
    "an arrow behind the roadmap",
    "undertakings[0].arrows[1].to",
    2022,
    /ロードマップの期間（2019〜2021年度）/u,
  ],
  ["an arrow that begins as none does", "undertakings[0].arrows[0].start", "dot", /使えるのは/u],
  ["a heading of the fifth level", "passages[1].level", 5, /4まで/u],
  ["two passages of one id", "passages[1].id", "t1", /「t1」が2つ/u],
  ["a document of an unknown kind", "documents[1].kind", "memo", /使えるのは/u],
  ["settings on an outline", "documents[1].settings", {}, /新旧対照表/u],
  ["a row of an unknown document", "documentRows[0].document", "d9", /文書「d9」がありません/u],
  ["a side that is missing", "documentRows[0].oldText", undefined, /必要な項目/u],
  ["a measure with two headings", "documentRows[2].newMeasure.headings", ["a", "b"], /./u],
  ["an underline of nothing", "documentRows[0].underlines[0].words", "", /1文字以上/u],
  ["two editions of one id", "editions[1]", { ...edition(), id: "e1" }, /「e1」が2つ/u, "editions[1].id"],
  ["an edition fixed on no day", "editions[0].fixedOn", "2019-02-30", /書き方/u],
  ["two looks of one form and year", "looks[1].fiscalYear", 2019, /体裁が2つ/u, "looks[1]"],
  [
    "a look with a margin of nothing",
    "looks[0].look.margin",
    margins(1),
    /5以上/u,
    "looks[0].look.margin.top",
  ],
  ["a size between the steps", "looks[0].look.size", 0.3, /0.5きざみ/u],
  ["a paper of an unknown item", "meetings[0].handouts[0].paper.subject.id", "9", /施策「9」/u],
  ["a paper of an unknown document", "meetings[0].handouts[1].paper.document", "d9", /文書「d9」/u],
  ["a paper of the wrong form", "meetings[0].handouts[1].paper.document", "d2", /様式ではありません/u],
  ["a set with an unknown meeting", "meetings[0].output.papers[0].meeting", "x", /会議「x」/u],
  ["a numbering that begins at zero", "meetings[0].handoutNumbering.first", 0, /1以上/u],
  ["a set grade outside the scale", "indicators[0].years.2020.grade", "Z", /「Z」は判定の基準にありません/u],
  [
    "a set grade without a reason",
    "indicators[0].years.2020.gradeReason",
    undefined,
    /両方/u,
    "indicators[0].years.2020",
  ],
  ["a set rate outside the columns", "indicators[0].years.2030", { printedRate: "1%" }, /指標の年度の外/u],
  ["a form that prints a document", "plan.form", "agenda", /使えるのは/u],
  ["a period that ends before it begins", "plan.periods[0].to", 2018, /年度の順序/u],
  ["a list that is none", "looks", {}, /一覧/u],
  ["a row that is none", "results[0]", "市", /まとまり/u],
];

const [meeting, comment] = ["meetings[0]", "meetings[0].comments"];

/** As `faults`, in what the committee's year brings. */
const faultsOfYear: typeof faults = [
  ["a comment of nobody", `${comment}[1].member`, undefined, /どちらか一方/u, `${comment}[1]`],
  ["a comment of two people", `${comment}[1].speaker`, "事務局", /どちらか一方/u, `${comment}[1]`],
  ["a kind of comment there is not", `${comment}[3].kind`, "感想", /「回答」「発言」/u],
  ["an answer to nothing", `${comment}[2].answers`, "c9", /発言「c9」がありません/u],
  ["an answer to itself", `${comment}[2].answers`, "c3", /自分自身/u],
  ["a withheld passage of nothing", `${comment}[0].withheld[0].words`, "", /1文字以上/u],
  ["a field that no sheet has", `${comment}[0].property`, "title", /使えるのは/u],
  ["an unknown member who came", `${meeting}.attendance[1].member`, "m9", /委員「m9」がいません/u],
  ["a member who came twice", `${meeting}.attendance[1].member`, "m1", /「m1」が2つ/u],
  ["a way of coming there is not", `${meeting}.attendance[0].status`, "online", /使えるのは/u],
  ["two of the staff with one id", `${meeting}.staff[1]`, staff(), /「s1」が2つ/u, `${meeting}.staff[1].id`],
  ["an unknown deadline", `${meeting}.deadlinesDone[0]`, "outline", /守る日付「outline」/u],
  ["a decision under an unknown line", `${meeting}.minutes.decisions[0].agendaItem`, "a9", /議事「a9」/u],
  ["two header fields of one id", `${meeting}.minutes.header[1].id`, "name", /「name」が2つ/u],
  ["an unknown sheet on the agenda", `${meeting}.agenda[1].children[0].subjects[0].id`, "9", /施策「9」/u],
  ["an end before time", `${meeting}.endTime`, "25:00", /書き方/u],
  ["fewer observers than none", `${meeting}.observers`, -1, /0以上/u],
  ["two deadlines of one id", "committee.deadlines[1].id", "notice", /「notice」が2つ/u],
  ["a disposition named twice", "committee.dispositions[1]", "反映する", /「反映する」が2つ/u],
  ["a quorum there is not", "committee.quorum.need", "all", /使えるのは/u],
  ["an adoption at an unknown meeting", "evaluations[1].adopted.meeting", "r9", /会議「r9」がありません/u],
  ["an adoption of nothing", "evaluations[1].adopted.text", "", /1文字以上/u],
  ["a prior rating outside the scale", "priorRatings[0].rating", "Z", /「Z」は判定の基準/u],
  ["a prior rating of an unknown sheet", "priorRatings[2].subject.id", "p9", /プロジェクト「p9」/u],
  ["a prior rating by an unknown member", "priorRatings[1].member", "m9", /委員「m9」がいません/u],
  ["a prior rating given twice", "priorRatings[1].member", "m1", /2つ/u, "priorRatings[1]"],
  ["a prior rating of nothing", "priorRatings[2].note", undefined, /どちらか/u, "priorRatings[2]"],
  ["a prior rating outside the plan", "priorRatings[0].fiscalYear", 2030, /計画の期間/u],
  ["an opened year outside the plan", "years[0].fiscalYear", 2018, /計画の期間/u],
  ["a gap between opened years", "years[1].fiscalYear", 2021, /続いた年度/u],
  ["a year left open in the middle", "years[0].frozen", undefined, /最後の年度のほか/u],
  ["an item that ends before it begins", "items[3].until", 2020, /始まる年度（2021）より前/u],
  ["an item that goes on from nothing", "items[3].succeeds[0]", "9", /引き継ぐ施策「9」/u],
  ["an item that goes on from itself", "items[3].succeeds[0]", "1-3", /自分自身/u],
  ["former names out of order", "items[1].formerNames[1].until", 2017, /古い順/u],
];

function staff(): object {
  return { id: "s1", post: "課長", name: "見本", side: "secretariat" };
}

function edition(): object {
  return { id: "e2", name: "改定", fixedOn: "2021-03-31", passages: [], measures: [] };
}

function margins(millimetres: number): object {
  return { top: millimetres, right: 20, bottom: 20, left: 20 };
}

describe("a package with a fault", () => {
  it.each(faultsOfForms)(
    "of another form is refused for %s",
    async (_, place, content, problem, told = place) => {
      const folder = temporaryFolder();
      const error = await importFailure(folder, broken(place, content, fullPackage()));
      expect(error.code).toBe("package-invalid");
      expect(error.details["path"]).toBe(told);
      expect(error.details["problem"]).toMatch(problem);
      expect(fingerprint(folder)).toEqual({});
    },
  );

  it.each(faultsOfYear)(
    "of the committee's year is refused for %s",
    async (_, place, content, problem, told = place) => {
      const folder = temporaryFolder();
      const error = await importFailure(folder, broken(place, content, committeePackage()));
      expect(error.code).toBe("package-invalid");
      expect(error.details["path"]).toBe(told);
      expect(error.details["problem"]).toMatch(problem);
      expect(fingerprint(folder)).toEqual({});
    },
  );

  it.each(faults)("is refused for %s", async (_, place, content, problem, told = place) => {
    const folder = temporaryFolder();
    const error = await importFailure(folder, broken(place, content));
    expect(error.code).toBe("package-invalid");
    expect(error.details["path"]).toBe(told);
    expect(error.details["problem"]).toMatch(problem);
    expect(fingerprint(folder)).toEqual({});
  });

  it.each([
    ["no JSON", "計画です"],
    ["cut off", JSON.stringify(smallPackage()).slice(0, 500)],
    ["a list", "[]"],
    ["nothing", ""],
    ["null", "null"],
    ["nested a hundred thousand times", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["a list of a million zeros", `{"items":[${"0,".repeat(1_000_000)}0]}`],
    ["bytes that are no text", Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)],
  ])("is refused when it is %s", async (_, text) => {
    const folder = temporaryFolder();
    expect((await importFailure(folder, text)).code).toBe("package-invalid");
    expect(fingerprint(folder)).toEqual({});
  });

  it("is refused in another coding, of which only the Latin letters would come in right", async () => {
    const folder = temporaryFolder();
    const [before = "", after = ""] = JSON.stringify(smallPackage()).split("見本市産業振興計画");
    // 「会議」 in Shift_JIS.
    const title = Buffer.from([0x89, 0xef, 0x8b, 0x63]);
    const bytes = Buffer.concat([Buffer.from(before), title, Buffer.from(after)]);
    expect(await importFailure(folder, bytes)).toMatchObject({
      code: "package-invalid",
      details: { problem: "UTF-8の文字として読めません" },
    });
    expect(fingerprint(folder)).toEqual({});
  });

  it("is refused unread when it is a hundred megabytes of nonsense", async () => {
    const folder = temporaryFolder();
    const error = await importFailure(folder, Buffer.alloc(100 * 1024 * 1024, "x"));
    expect(error).toMatchObject({ code: "package-too-large", details: { size: "100MB", limit: "32MB" } });
    expect(fingerprint(folder)).toEqual({});
  });

  it("leaves an existing plan file as it was, even when replacing it was agreed", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.hyoka"), "前からあるファイル");
    writeFileSync(join(folder, "bad.json"), "{}");
    const before = fingerprint(folder);
    const backend = testBackend();
    const input = {
      package: backend.grantFile(join(folder, "bad.json"), "read"),
      token: backend.grantFile(join(folder, "plan.hyoka"), "write", { replace: true }),
    };
    expect((await failure(backend, "plan.importPackage", input)).code).toBe("package-invalid");
    expect(fingerprint(folder)).toEqual(before);
  });
});

describe("a sound package", () => {
  it("is refused where a file is already, unless the person agreed to replace it", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.hyoka"), "前からあるファイル");
    writeFileSync(join(folder, "good.json"), JSON.stringify(smallPackage()));
    const before = fingerprint(folder);
    const backend = testBackend();
    const source = backend.grantFile(join(folder, "good.json"), "read");
    const refused = { package: source, token: backend.grantFile(join(folder, "plan.hyoka"), "write") };
    expect(await failure(backend, "plan.importPackage", refused)).toMatchObject({
      code: "already-exists",
      details: { file: "plan.hyoka" },
    });
    expect(fingerprint(folder)).toEqual(before);
    const agreed = {
      package: source,
      token: backend.grantFile(join(folder, "plan.hyoka"), "write", { replace: true }),
    };
    expect((await value(backend, "plan.importPackage", agreed)).plan.title).toBe("見本市産業振興計画");
  });

  it("says which characters it had to leave out", async () => {
    const folder = temporaryFolder();
    const contents = smallPackage();
    contents.plan.externalSurveyNote = "前\uD800後\uFFFE";
    writeFileSync(join(folder, "odd.json"), JSON.stringify(contents));
    const backend = testBackend();
    const answer = await value(backend, "plan.importPackage", {
      package: backend.grantFile(join(folder, "odd.json"), "read"),
      token: backend.grantFile(join(folder, "plan.hyoka"), "write"),
    });
    expect(answer.dropped).toEqual(["U+D800", "U+FFFE"]);
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).plan.externalSurveyNote).toBe(
      "前後",
    );
  });

  it("is not mixed up with the log that a crash left of an earlier file of that name", async () => {
    const crashed = await openSmallPlan();
    await value(crashed.backend, "structure.updatePlan", { patch: { title: "古い計画" } });
    const log = readFileSync(`${crashed.path}-wal`);
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.hyoka-wal"), log);
    writeFileSync(join(folder, "good.json"), JSON.stringify(smallPackage()));
    const backend = testBackend();
    await value(backend, "plan.importPackage", {
      package: backend.grantFile(join(folder, "good.json"), "read"),
      token: backend.grantFile(join(folder, "plan.hyoka"), "write"),
    });
    expect((await value(backend, "plan.current", {}))?.title).toBe("見本市産業振興計画");
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    await backend.close();
    expect(Object.keys(fingerprint(folder))).toEqual(["good.json", "plan.hyoka"]);
  });
});
