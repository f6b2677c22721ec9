/** Answers in a transcript find what they answer. */
import { describe, expect, it } from "vitest";
import type { NewComment } from "#shared/domain/comment.ts";
import { answeredOf } from "#renderer/record/transcriptRows.ts";

function said(kind: NewComment["kind"], agendaItem = "a"): NewComment {
  return { meeting: "m", agendaItem, speaker: "委員", kind, text: "…" };
}

describe("an answer in a transcript", () => {
  it("answers the latest question of its place that has none", () => {
    const comments = [
      said("question"),
      said("question", "b"),
      said("answer"),
      said("answer"),
      said("answer", "b"),
    ];
    expect(answeredOf(comments)).toEqual([
      { answer: 2, question: 0 },
      { answer: 4, question: 1 },
    ]);
  });

  it("answers the opinion right before it where nothing was asked", () => {
    expect(answeredOf([said("opinion"), said("answer"), said("remark"), said("answer")])).toEqual([
      { answer: 1, question: 0 },
    ]);
  });

  it("answers nothing where nothing was said before", () => {
    expect(answeredOf([said("answer"), said("question")])).toEqual([]);
  });
});
