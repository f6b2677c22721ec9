/** 前年度 beside the field: last year's texts and opinions, also of what a review made this year's items from. */
import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import { previousLines, previousOpinions } from "#renderer/sheets/previous.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const item = (id: string) => ({ kind: "item", id }) as const;
function comment(id: string, subject: Comment["subject"], kind: Comment["kind"] = "opinion"): Comment {
  return { id, meeting: "m", member: "m1", kind, text: id, subject, recordedAt: "2020-08-07T01:00:00Z" };
}

describe("last year's texts", () => {
  it("stand field by field as the sheet prints them; the committee's own are no start for this year", () => {
    const snapshot = tinySnapshot();
    snapshot.previousEvaluations = [
      { subject: item("1"), fiscalYear: 2018, issues: "課題", committeeEvaluation: "委員会の文" },
      { subject: item("1-2"), fiscalYear: 2018, activities: "内容", rating: "B" },
    ];
    expect(
      previousLines(snapshot, item("1")).map(({ subject, property }) => `${subject.id} ${property}`),
    ).toEqual(["1-2 activities", "1-2 rating", "1 issues"]);
  });

  it("come from what the item goes on from, when a review made it", () => {
    const snapshot = tinySnapshot();
    snapshot.items = snapshot.items.map((one) => (one.id === "1-2" ? { ...one, succeeds: ["old"] } : one));
    snapshot.otherItems = [{ id: "old", parent: "1", code: "1-9", title: "前の施策", until: 2018 }];
    snapshot.previousEvaluations = [{ subject: item("old"), fiscalYear: 2018, achievement: "前の状況" }];
    expect(previousLines(snapshot, item("1"))).toEqual([
      { subject: item("1-2"), property: "achievement", before: "前の状況" },
    ]);
  });
});

describe("last year's opinions", () => {
  it("are those on the sheet and its items, in the order of the minutes, without what is no opinion", () => {
    const snapshot = tinySnapshot();
    snapshot.previousComments = [
      comment("part", item("1-1")),
      comment("elsewhere", { kind: "project", id: "p1" }),
      comment("whole", undefined),
      comment("said", item("1-1"), "answer"),
      comment("own", item("1"), "request"),
    ];
    expect(previousOpinions(snapshot, item("1")).map((one) => one.comment.id)).toEqual(["part", "own"]);
    expect(previousOpinions(snapshot, { kind: "project", id: "p1" }).map((one) => one.comment.id)).toEqual([
      "elsewhere",
    ]);
  });

  it("follow a split: they stand once on a sheet, beside the first of the new items", () => {
    const snapshot = tinySnapshot();
    snapshot.items = snapshot.items.map((one) => (one.parent === "1" ? { ...one, succeeds: ["old"] } : one));
    snapshot.otherItems = [{ id: "old", parent: "1", code: "1-9", title: "前の施策", until: 2018 }];
    snapshot.previousComments = [comment("o", item("old"))];
    expect(previousOpinions(snapshot, item("1")).map((one) => one.subject)).toEqual([item("1-1")]);
  });
});
