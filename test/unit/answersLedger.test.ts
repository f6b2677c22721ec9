import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import {
  ANY,
  departmentsUsed,
  dispositionCounts,
  filterOf,
  grouped,
  matching,
  noFilter,
  NONE,
  sheetKeys,
} from "#renderer/answers/ledger.ts";
import { answeringDepartments } from "#renderer/common/departments.ts";
import { speakerName } from "#renderer/common/speakerName.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const meeting = "r2-1";
function comment(id: string, change: Partial<Comment>): Comment {
  const who = change.speaker === undefined ? { member: "m1" } : {};
  return { id, meeting, kind: "opinion", text: id, recordedAt: "2020-08-07T01:00:00Z", ...who, ...change };
}
const item = (id: string) => ({ kind: "item", id }) as const;

/** The tiny year with opinions on its sheet, on its items, its project and the whole plan. */
function year() {
  const snapshot = tinySnapshot();
  snapshot.committee.members.push({ id: "m2", name: "髙橋委員" });
  snapshot.comments = [
    comment("whole", { speaker: "傍聴者", kind: "request" }),
    comment("second", { subject: item("1-2"), member: "m2", department: "農政課", disposition: "反映する" }),
    comment("sheet", { subject: item("1") }),
    comment("first", { subject: item("1-1"), kind: "question", disposition: "継続検討" }),
    comment("said", { subject: item("1-1"), speaker: "事務局", kind: "answer", answers: "first" }),
    comment("talk", { subject: item("1-1"), kind: "remark" }),
    comment("project", { subject: { kind: "project", id: "p1" }, member: "m2", reply: "対応します。" }),
  ];
  return snapshot;
}
const ids = (groups: ReturnType<typeof grouped>) =>
  groups.map(({ title, opinions }) => [title, opinions.map(({ id }) => id)]);

describe("the ledger of opinions", () => {
  it("stands sheet by sheet, items as they are printed, what is about the whole plan last", () => {
    expect(ids(grouped(year(), "sheet"))).toEqual([
      ["1 方向性", ["sheet", "first", "second"]],
      ["プロジェクト1 先導プロジェクト", ["project"]],
      ["計画全体", ["whole"]],
    ]);
  });

  it("stands member by member in the committee's order, anyone else last", () => {
    expect(ids(grouped(year(), "speaker"))).toEqual([
      ["委員A", ["sheet", "first"]],
      ["髙橋委員", ["second", "project"]],
      ["傍聴者", ["whole"]],
    ]);
  });

  it("is filtered by every column, also by what is not filled in", () => {
    const snapshot = year();
    const found = (change: Partial<typeof noFilter>) => [...matching(snapshot, { ...noFilter, ...change })];
    expect(found({})).toEqual(["whole", "second", "sheet", "first", "project"]);
    // An answer at the meeting and a written one both count.
    expect(found({ unanswered: true })).toEqual(["whole", "second", "sheet"]);
    expect(found({ sheet: "item:1" })).toEqual(["second", "sheet", "first"]);
    expect(found({ sheet: NONE })).toEqual(["whole"]);
    expect(found({ department: "農政課" })).toEqual(["second"]);
    expect(found({ department: NONE, unanswered: true })).toEqual(["whole", "sheet"]);
    expect(found({ speaker: "傍聴者" })).toEqual(["whole"]);
    expect(found({ disposition: NONE })).toEqual(["whole", "sheet", "project"]);
    expect(found({ meeting: "r2-1", speaker: "m2" })).toEqual(["second", "project"]);
  });

  it("forgets a filter that another year does not know, and keeps the others", () => {
    const asked = { ...noFilter, meeting: "gone", sheet: "item:9", speaker: "m2", department: NONE };
    expect(filterOf(year(), asked)).toEqual({ ...noFilter, speaker: "m2", department: NONE });
    expect(filterOf(year(), { ...noFilter, disposition: "継続検討" }).disposition).toBe("継続検討");
    expect(filterOf(year(), { ...noFilter, disposition: "廃止" }).disposition).toBe(ANY);
  });

  it("counts each 対応区分 of the list, and those taken off it behind them", () => {
    const snapshot = year();
    snapshot.committee.dispositions = ["反映する", "参考とする"];
    expect(dispositionCounts(snapshot)).toEqual([
      { name: "反映する", count: 1 },
      { name: "参考とする", count: 0 },
      { name: "継続検討", count: 1 },
    ]);
    expect(departmentsUsed(snapshot.comments)).toEqual(["農政課"]);
  });

  it("knows the sheet that each item stands on, at any depth", () => {
    const snapshot = tinySnapshot();
    snapshot.items.push({ id: "1-1-1", parent: "1-1", code: "1-1-1", title: "事業" });
    expect(sheetKeys(snapshot).get("item:1-1-1")).toBe("item:1");
    expect(sheetKeys(snapshot).get("project:p1")).toBe("project:p1");
  });
});

describe("departments offered for an answer", () => {
  const snapshot = () => {
    const found = tinySnapshot();
    const departments = { "1": ["政策課"], "1-1": ["産業振興課", "商工会"], "1-2": ["農政課", "産業振興課"] };
    found.items = found.items.map((one) => ({ ...one, departments: departments[one.id as "1"] }));
    return found;
  };

  it("are the item's own, then those above it; of a sheet those of its items, too", () => {
    expect(answeringDepartments(snapshot(), item("1-2"))).toEqual(["農政課", "産業振興課", "政策課"]);
    expect(answeringDepartments(snapshot(), item("1"))).toEqual(["政策課", "産業振興課", "商工会", "農政課"]);
  });

  it("are those of the related items for a project, and all for the whole plan", () => {
    const all = ["政策課", "産業振興課", "商工会", "農政課"];
    expect(answeringDepartments(snapshot(), { kind: "project", id: "p1" })).toEqual(all);
    expect(answeringDepartments(snapshot(), undefined)).toEqual(all);
    expect(answeringDepartments(tinySnapshot(), item("1"))).toEqual([]);
  });
});

describe("who spoke", () => {
  it("is a member by name, anyone else as written", () => {
    const { committee } = year();
    expect(speakerName(committee, { member: "m2" })).toBe("髙橋委員");
    expect(speakerName(committee, { speaker: "産業振興課長" })).toBe("産業振興課長");
    expect(speakerName(committee, { member: "gone" })).toBe("（不明）");
  });
});
