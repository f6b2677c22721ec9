import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import {
  answeredIds,
  answersTo,
  dispositionsOf,
  isAnswered,
  opinionsOf,
  promisesChange,
  standardDispositions,
} from "#shared/rules/dispositions.ts";

function comment(id: string, kind: Comment["kind"], change: Partial<Comment> = {}): Comment {
  return { id, meeting: "m", member: "a", kind, text: id, recordedAt: "2020-08-07T01:00:00Z", ...change };
}

describe("対応区分", () => {
  it("are the standard five until the committee has a list of its own", () => {
    expect(dispositionsOf({})).toEqual(standardDispositions);
    expect(dispositionsOf({ dispositions: ["A 変更", "B 明確化"] })).toEqual(["A 変更", "B 明確化"]);
    // An empty list is a list: no answer is classed.
    expect(dispositionsOf({ dispositions: [] })).toEqual([]);
  });

  it("that reflect an opinion promise a change; those that do not reflect it promise none", () => {
    const promising = standardDispositions.filter(promisesChange);
    expect(promising).toEqual(["反映する", "一部反映"]);
    expect(promisesChange("次年度の計画に反映")).toBe(true);
    for (const none of [undefined, "", "反映しない", "反映できない", "反映困難", "反映済み"]) {
      expect(promisesChange(none), String(none)).toBe(false);
    }
  });
});

describe("opinions and their answers", () => {
  const question = comment("q", "question");
  const said = comment("r", "answer", { answers: "q" });
  const comments = [
    question,
    said,
    comment("o", "opinion"),
    comment("n", "remark"),
    comment("w", "request", { reply: "対応します。" }),
    comment("blank", "opinion", { reply: "　\n" }),
  ];

  it("opinions, questions and requests ask for an answer, in the order of the minutes", () => {
    expect(opinionsOf({ comments }).map(({ id }) => id)).toEqual(["q", "o", "w", "blank"]);
  });

  it("count as answered by a written answer or by one given at the meeting", () => {
    const answered = opinionsOf({ comments }).filter((one) => isAnswered(one, comments));
    expect(answered.map(({ id }) => id)).toEqual(["q", "w"]);
    expect(answersTo(question, comments)).toEqual([said]);
    expect(answeredIds(comments)).toEqual(new Set(answered.map(({ id }) => id)));
  });

  it("are not answered by a remark or an opinion that points at them", () => {
    const others = [comment("x", "remark", { answers: "q" }), comment("y", "opinion", { answers: "q" })];
    expect(isAnswered(question, others)).toBe(false);
  });
});
