/** What the committee's year brings is kept whole, year by year, and what belongs to it goes and stays with it. */
import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { removeComment, commentColumns, readComment, readComments } from "#db/comments.ts";
import { readCommittee, writeCommittee } from "#db/committee.ts";
import { readContent } from "#db/content.ts";
import { readEvaluation, writeAdopted } from "#db/evaluations.ts";
import { readText, writeText } from "#db/fields.ts";
import { forgetPredecessor, readItem } from "#db/items.ts";
import { forgetSubject, readMeeting, replaceAgenda } from "#db/meetings.ts";
import { openPlanFile, type PlanFile } from "#db/open.ts";
import { freezeYear, insertPlanYear, readPlanYears } from "#db/planYears.ts";
import { updatePlan, readPlan } from "#db/plan.ts";
import { movePosition, positionAfter } from "#db/positions.ts";
import { readPriorRatings, writePriorRating } from "#db/priorRatings.ts";
import { readSnapshot } from "#db/snapshot.ts";
import { verifyPlan } from "#db/verify.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import { contentOf, packageOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { printPackage } from "#shared/package/print.ts";
import { createPlan, testBackend, value } from "./support/backends.ts";
import { committeePackage } from "./support/committeeYear.ts";
import { smallPlan } from "./support/smallPlan.ts";
import { temporaryFolder } from "./support/temporary.ts";

const now = new Date("2026-01-01T00:00:00Z");

function openFile(content = contentOf(committeePackage(), now)): PlanFile {
  const path = join(temporaryFolder(), "計画.hyoka");
  createPlan(path, content);
  const plan = openPlanFile(path, { actor: "事務局", now: () => now });
  onTestFinished(() => plan.close());
  return plan;
}

/** One edit, taken back and done again: after both the file is what it was. */
function edit(plan: PlanFile, work: Parameters<typeof plan.journal.edit>[1]): void {
  const before = readContent(plan.db);
  plan.journal.edit({ label: "編集" }, work);
  const after = readContent(plan.db);
  plan.journal.undo();
  expect(readContent(plan.db)).toEqual(before);
  plan.journal.redo();
  expect(readContent(plan.db)).toEqual(after);
}

const item = (id: string): Subject => ({ kind: "item", id });

describe("a package with the committee's year", () => {
  it("comes out of a plan file with all of it, byte for byte the second time", async () => {
    const folder = temporaryFolder();
    const through = async (text: string, name: string): Promise<string> => {
      const backend = testBackend();
      writeFileSync(join(folder, `${name}.json`), text);
      await value(backend, "plan.importPackage", {
        package: backend.grantFile(join(folder, `${name}.json`), "read"),
        token: backend.grantFile(join(folder, `${name}.hyoka`), "write"),
      });
      const out = join(folder, `${name}-out.json`);
      await value(backend, "plan.exportPackage", { token: backend.grantFile(out, "write") });
      return readFileSync(out, "utf8");
    };
    const first = await through(JSON.stringify(committeePackage()), "first");
    expect(await through(first, "second")).toBe(first);
    const { evaluations, ...out } = parsePackage(first);
    const { evaluations: put, ...rest } = committeePackage();
    expect(out).toEqual(rest);
    expect(evaluations).toEqual(expect.arrayContaining(put));
    expect(Object.keys(JSON.parse(first) as object).slice(-2)).toEqual(["priorRatings", "years"]);
  });

  it("is found sound by 検査", () => {
    expect(verifyPlan(openFile().db)).toMatchObject({ sound: true, problems: [] });
  });
});

describe("the snapshot of a year", () => {
  it("has who came and what was said, answered, adopted and rated", () => {
    const { db } = openFile();
    const year = readSnapshot(db, 2019);
    expect(yearSnapshotSchema.parse(year)).toEqual(year);
    expect(year.committee).toMatchObject({
      quorum: { need: "majority" },
      dispositions: ["反映する", "参考とする"],
    });
    expect(year.meetings.map((meeting) => meeting.id)).toEqual(["r2-1", "r2-2"]);
    expect(year.meetings[0]?.attendance?.[1]).toEqual({ member: "m2", status: "late", note: "10時15分から" });
    expect(year.comments.map((comment) => comment.member ?? comment.speaker)).toEqual([
      "m1",
      "m2",
      "産業振興課長",
      "事務局",
    ]);
    expect(year.comments[2]?.answers).toBe("c2");
    expect(year.priorRatings).toHaveLength(3);
    expect(year.paperEditions).toEqual([]);
    expect(year.archives).toEqual([]);
    expect(year).not.toHaveProperty("previousMeeting");
  });

  it("has last year's comments with their answers and the meeting they were made at", () => {
    const { db } = openFile();
    const [before, year] = [readSnapshot(db, 2019), readSnapshot(db, 2020)];
    expect(year.previousComments).toEqual(before.comments);
    expect(year.previousMeeting).toEqual(before.meetings.at(-1));
    expect(year.priorRatings).toEqual([]);
  });

  it("shows a frozen year with the plan of its time, whatever is changed later", () => {
    const { db, journal } = openFile();
    const frozen = readSnapshot(db, 2019);
    expect(frozen).toMatchObject({
      frozen: true,
      plan: { committeeName: "委員会", levels: ["方向", "施策"] },
    });
    // The plan has a rate of its own now; the frozen year had none.
    expect(frozen.plan).not.toHaveProperty("achievementRate");
    expect(readSnapshot(db, 2020)).toMatchObject({ frozen: false, plan: { committeeName: "推進委員会" } });
    journal.edit({ label: "編集" }, (tx) =>
      updatePlan(tx, { ...readPlan(db), title: "新しい名", forms: ["roadmap"] }),
    );
    expect(readSnapshot(db, 2019).plan).toEqual(frozen.plan);
    expect(readSnapshot(db, 2020).plan).toMatchObject({ title: "新しい名", forms: ["roadmap"] });
  });

  it("has the items of its year under the names they had, and the indicators of those alone", () => {
    const content = contentOf(committeePackage(), now);
    const [indicator] = content.indicators;
    if (!indicator) throw new Error("no indicator");
    const fields = { ...indicator, id: "fields", item: "1-2" };
    const { db } = openFile({ ...content, indicators: [...content.indicators, fields] });
    const then = readSnapshot(db, 2019);
    expect(then.items.map(({ id, title }) => [id, title])).toEqual([
      ["1", "にぎわいづくり"],
      ["1-1", "店の応援"],
      ["1-2", "農業の応援"],
      ["2", "人づくり"],
    ]);
    expect(then.otherItems.map((one) => one.id)).toEqual(["1-3"]);
    expect(then.indicators.map((one) => one.id)).toContain("fields");
    const later = readSnapshot(db, 2021);
    expect(later.items.map((one) => one.id)).toEqual(["1", "1-1", "1-3", "2"]);
    expect(later.items[1]?.title).toBe("商店街の応援");
    expect(later.otherItems.map((one) => one.id)).toEqual(["1-2"]);
    expect(later.indicators.map((one) => one.id)).not.toContain("fields");
  });
});

describe("a year that is frozen", () => {
  it("keeps the plan and its tree as they are, and can be taken back", () => {
    const plan = openFile(smallPlan());
    const then = readSnapshot(plan.db, 2019);
    edit(plan, (tx) => {
      freezeYear(tx, 2019, "2020-05-01T00:00:00.000Z");
      insertPlanYear(tx, { fiscalYear: 2020, openedAt: "2020-05-01T00:00:00.000Z" });
    });
    edit(plan, (tx) => writeText(tx, { entity: "item", id: "1-1", property: "title" }, "新しい名"));
    expect(readSnapshot(plan.db, 2019)).toEqual({ ...then, frozen: true });
    expect(readSnapshot(plan.db, 2020).items[1]?.title).toBe("新しい名");
    // The year a plan begins with was opened when its file was made.
    expect(readPlanYears(plan.db).map((year) => year.openedAt)).toEqual([
      now.toISOString(),
      "2020-05-01T00:00:00.000Z",
    ]);
    expect(verifyPlan(plan.db).problems).toEqual([]);
    const text = printPackage(packageOf(readContent(plan.db)));
    const again = openFile(contentOf(parsePackage(text), now));
    expect(printPackage(packageOf(readContent(again.db)))).toBe(text);
    expect(readSnapshot(again.db, 2019)).toEqual(readSnapshot(plan.db, 2019));
  });
});

describe("comments", () => {
  it("change from a member to another speaker and back, also by 元に戻す", () => {
    const plan = openFile();
    edit(plan, (tx) => tx.update("comment", "c1", commentColumns({ speaker: "傍聴者" })));
    expect(readComment(plan.db, "c1")).toMatchObject({ speaker: "傍聴者" });
    expect(readComment(plan.db, "c1")).not.toHaveProperty("member");
    edit(plan, (tx) => tx.update("comment", "c1", commentColumns({ member: "m2" })));
    expect(readComment(plan.db, "c1")).toMatchObject({ member: "m2" });
  });

  it("lose what is taken away and keep the rest", () => {
    const plan = openFile();
    const cleared = {
      subject: null,
      property: null,
      agendaItem: null,
      summary: "",
      withheld: [],
      answers: null,
      reply: "",
      department: null,
      disposition: "",
      reflectedIn: null,
    };
    edit(plan, (tx) => tx.update("comment", "c1", commentColumns(cleared)));
    expect(readComment(plan.db, "c1")).toEqual({
      id: "c1",
      meeting: "r2-1",
      member: "m1",
      kind: "opinion",
      text: "商店街がにぎわった。私の店もにぎわった。",
      recordedAt: "2020-08-07T01:31:00.000Z",
    });
  });

  it("have an order among those of their meeting", () => {
    const plan = openFile();
    edit(plan, (tx) => movePosition(tx, "comment", "c3", -1));
    expect(readComments(plan.db).map((comment) => comment.id)).toEqual(["c1", "c3", "c2", "c4"]);
  });

  it("step back only as far as there is no room", () => {
    const plan = openFile();
    const places = () =>
      plan.db.prepare("select id, position from comment order by position").raw().all() as [string, number][];
    const room = (id: string): number | undefined =>
      plan.journal.edit({ label: "編集" }, (tx) => positionAfter(tx, "comment", id)).value;
    edit(plan, (tx) => removeComment(tx, "c3"));
    expect(room("c2")).toBe(2);
    expect(room("c1")).toBe(1);
    expect(places()).toEqual([
      ["c1", 0],
      ["c2", 2],
      ["c4", 3],
    ]);
    expect(room("c4")).toBe(4);
    expect(room("c9")).toBeUndefined();
  });

  it("that go leave no evaluation drafted from them and no answer to them behind", () => {
    const plan = openFile();
    edit(plan, (tx) => removeComment(tx, "c2"));
    expect(readEvaluation(plan.db, item("1"), 2019)?.sources).toEqual(["c1"]);
    expect(readComment(plan.db, "c3")).not.toHaveProperty("answers");
  });

  it("are never of a member and another speaker at once, nor of nobody", () => {
    const { db } = openFile();
    expect(() => db.exec("update comment set speaker = '事務局' where id = 'c1'")).toThrow(/CHECK/u);
    expect(() => db.exec("update comment set member_id = null where id = 'c1'")).toThrow(/CHECK/u);
  });
});

describe("事前評価", () => {
  const prior = { subject: item("1"), fiscalYear: 2019, member: "m1" };

  it("is replaced as a whole, and goes when nothing of it is left", () => {
    const plan = openFile();
    edit(plan, (tx) => writePriorRating(tx, { ...prior, note: "やり直し" }));
    expect(readPriorRatings(plan.db, 2019)).toContainEqual({ ...prior, note: "やり直し" });
    edit(plan, (tx) => writePriorRating(tx, prior));
    expect(readPriorRatings(plan.db, 2019).map((one) => one.member)).toEqual(["m2", "m2"]);
    edit(plan, (tx) => writePriorRating(tx, { ...prior, rating: "B" }));
    expect(readPriorRatings(plan.db, 2019)[0]).toEqual({ ...prior, rating: "B" });
  });
});

describe("採択", () => {
  it("is kept with the words that were adopted, beside the text that may change since", () => {
    const plan = openFile();
    const adopted = { meeting: "r2-2", date: "2020-12-01", text: "とてもよい。" };
    edit(plan, (tx) => writeAdopted(tx, item("1"), 2019, adopted));
    expect(readEvaluation(plan.db, item("1"), 2019)).toMatchObject({
      committeeEvaluation: "よい。",
      adopted,
    });
    edit(plan, (tx) => writeAdopted(tx, item("1"), 2019, null));
    expect(readEvaluation(plan.db, item("1"), 2019)).not.toHaveProperty("adopted");
  });
});

describe("what is taken away", () => {
  it("is forgotten wherever a whole column named it", () => {
    const plan = openFile();
    edit(plan, (tx) => {
      forgetSubject(tx, item("1"));
      forgetPredecessor(tx, "1-2");
    });
    const meeting = readMeeting(plan.db, "r2-1");
    expect(meeting?.agenda[1]?.children[0]?.subjects).toEqual([{ kind: "project", id: "p1" }]);
    expect(readItem(plan.db, "1-3")).not.toHaveProperty("succeeds");
    expect(verifyPlan(plan.db).problems).toEqual([]);
  });

  it("takes the decision under a line of the 次第 with it", () => {
    const plan = openFile();
    plan.db.prepare("update comment set agenda_item_id = null").run();
    edit(plan, (tx) => replaceAgenda(tx, "r2-1", [{ id: "a-1", number: "1", title: "開会", children: [] }]));
    expect(readMeeting(plan.db, "r2-1")?.minutes).toMatchObject({ style: "summary", decisions: [] });
  });

  it("takes what was kept of a deadline with it", () => {
    const plan = openFile();
    edit(plan, (tx) =>
      writeCommittee(tx, { deadlines: [{ id: "minutes", name: "会議録", days: 30 }], quorum: null }),
    );
    expect(readMeeting(plan.db, "r2-1")?.deadlinesDone).toEqual([]);
    expect(readCommittee(plan.db)).toMatchObject({ deadlines: [{ days: 30 }] });
    expect(readCommittee(plan.db)).not.toHaveProperty("quorum");
  });
});

describe("a text of the committee's year", () => {
  it.each<[TextField, string]>([
    [{ entity: "minutes", id: "r2-1", header: "text-1", property: "label" }, "確認方法"],
    [{ entity: "minutes", id: "r2-1", header: "text-1", property: "text" }, "出席した委員の確認"],
    [{ entity: "minutes", id: "r2-1", header: "name", property: "text" }, ""],
    [{ entity: "minutes", id: "r2-2", header: "place", property: "text" }, ""],
    [{ entity: "decision", id: "a-2-1", property: "text" }, "原案のとおり了承された。"],
    [{ entity: "decision", id: "a-1", property: "text" }, ""],
    [{ entity: "member", id: "m1", property: "affiliation" }, "商工会"],
    [{ entity: "comment", id: "c1", property: "reflectedIn" }, "令和3年度の計画 12ページ"],
    [{ entity: "comment", id: "c1", property: "text" }, "商店街がにぎわった。私の店もにぎわった。"],
    [{ entity: "comment", id: "c4", property: "summary" }, ""],
  ])("is read and written by its address: %o", (field, before) => {
    const plan = openFile();
    expect(readText(plan.db, field)).toBe(before);
    edit(plan, (tx) => writeText(tx, field, "新しい文"));
    expect(readText(plan.db, field)).toBe("新しい文");
    expect(verifyPlan(plan.db).problems).toEqual([]);
  });

  it("that may be absent is taken away by an empty one", () => {
    const plan = openFile();
    edit(plan, (tx) => {
      writeText(tx, { entity: "decision", id: "a-2-1", property: "text" }, "");
      writeText(tx, { entity: "minutes", id: "r2-1", header: "text-1", property: "text" }, "");
      writeText(tx, { entity: "comment", id: "c1", property: "reply" }, "");
    });
    expect(readMeeting(plan.db, "r2-1")?.minutes).toMatchObject({
      decisions: [],
      header: [{ id: "name" }, { id: "text-1", label: "確認方法", kind: "text" }],
    });
    expect(readComment(plan.db, "c1")).not.toHaveProperty("reply");
  });

  it("does not exist where its meeting, line or field does not", () => {
    const { db } = openFile();
    expect(
      readText(db, { entity: "minutes", id: "r2-1", header: "nothing", property: "text" }),
    ).toBeUndefined();
    expect(
      readText(db, { entity: "minutes", id: "nothing", header: "name", property: "text" }),
    ).toBeUndefined();
    expect(readText(db, { entity: "decision", id: "nothing", property: "text" })).toBeUndefined();
  });
});
