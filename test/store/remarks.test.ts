/** What is said at a meeting: who may have said it, order, kinds, taking apart and joining, and thousands of remarks at once. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Comment, CommentPatch, NewComment } from "#shared/domain/comment.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { publicText, withheldRanges } from "#shared/rules/withheld.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";

const remark = { meeting: "r2-1", member: "m1", kind: "opinion", text: "よい取組だ。" } as const;

async function comments(backend: Backend): Promise<Comment[]> {
  return (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).comments;
}
async function texts(backend: Backend): Promise<string[]> {
  return (await comments(backend)).map((one) => one.text);
}
async function one(backend: Backend, id: string): Promise<Comment | undefined> {
  return (await comments(backend)).find((comment) => comment.id === id);
}
async function latestLine(backend: Backend): Promise<unknown> {
  const [line] = await value(backend, "history.list", { limit: 1 });
  return line && { label: line.label, place: line.place };
}
const add = async (backend: Backend, comment: NewComment): Promise<string> =>
  (await value(backend, "comment.add", { comment })).id;
const attend = (backend: Backend, member: string, status: "present" | "absent") =>
  value(backend, "meeting.update", { id: "r2-1", patch: { attendance: [{ member, status }] } });

describe("a member who is noted as absent", () => {
  it("has not spoken, unless the person says so", async () => {
    const { backend } = await openSmallPlan();
    await attend(backend, "m1", "absent");
    const refused = await failure(backend, "comment.add", { comment: remark });
    expect(refused).toMatchObject({ code: "absent-speaker", details: { member: "委員A" } });
    expect(await texts(backend)).toHaveLength(3);
    await value(backend, "comment.add", { comment: remark, even: ["absent-speaker"] });
    expect(await texts(backend)).toHaveLength(4);
  });

  it("is asked about in a transcript and when a remark is given to them, but not when other words of theirs change", async () => {
    const { backend } = await openSmallPlan();
    await attend(backend, "m1", "absent");
    const many = [{ ...remark, member: "m2" }, remark];
    expect((await failure(backend, "comment.addMany", { comments: many })).code).toBe("absent-speaker");
    expect(await texts(backend)).toHaveLength(3);
    expect((await failure(backend, "comment.update", { id: "c2", patch: { member: "m1" } })).code).toBe(
      "absent-speaker",
    );
    await value(backend, "comment.update", { id: "c1", patch: { member: "m1", text: "直した。" } });
    expect((await one(backend, "c1"))?.text).toBe("直した。");
  });
});

describe("a member whose term does not cover the day of the meeting", () => {
  it.each([
    ["ended before", { termFrom: "2018-04-01", termTo: "2020-03-31" }],
    ["begins behind", { termFrom: "2020-09-01" }],
  ])("has not spoken when it %s it, unless the person says so", async (_, patch) => {
    const { backend } = await openSmallPlan();
    await value(backend, "member.update", { id: "m1", patch });
    const refused = await failure(backend, "comment.add", { comment: remark });
    expect(refused).toMatchObject({
      code: "term-ended",
      details: { member: "委員A", date: "2020-08-07" },
    });
    await value(backend, "comment.add", { comment: remark, even: ["term-ended"] });
    expect(await texts(backend)).toHaveLength(4);
  });

  it("is asked about both when absent, too", async () => {
    const { backend } = await openSmallPlan();
    await attend(backend, "m1", "absent");
    await value(backend, "member.update", { id: "m1", patch: { termTo: "2020-03-31" } });
    const even = ["absent-speaker"] as const;
    expect((await failure(backend, "comment.add", { comment: remark, even })).code).toBe("term-ended");
    await value(backend, "comment.add", { comment: remark, even: [...even, "term-ended"] });
  });

  it("may have spoken on the first and on the last day, and at a meeting without a date", async () => {
    const { backend } = await openSmallPlan();
    for (const [termFrom, termTo] of [
      ["2020-08-07", null],
      [null, "2020-08-07"],
    ] as const) {
      await value(backend, "member.update", { id: "m1", patch: { termFrom, termTo } });
      await add(backend, remark);
    }
    await value(backend, "member.update", { id: "m1", patch: { termTo: "2019-03-31" } });
    await value(backend, "meeting.update", { id: "r2-1", patch: { date: null } });
    await add(backend, remark);
  });
});

describe("a remark", () => {
  it("may be said by anyone else, in words of their own, as an answer to a question of the same meeting", async () => {
    const { backend } = await openSmallPlan();
    const id = await add(backend, {
      meeting: "r2-1",
      speaker: "産業振興課長",
      kind: "answer",
      answers: "c2",
      text: "3件です。",
    });
    expect(await one(backend, id)).toMatchObject({ speaker: "産業振興課長", kind: "answer", answers: "c2" });
    expect(await latestLine(backend)).toEqual({ label: "回答を追加", place: "令和元年度 産業振興課長" });
  });

  it.each([
    ["an answer to a question of another meeting", { kind: "answer", answers: "elsewhere" }, "not-found"],
    ["an answered question of what is no answer", { kind: "opinion", answers: "c2" }, "invalid-input"],
    ["a field without a sheet", { property: "issues" }, "invalid-input"],
    ["two speakers", { speaker: "事務局" }, "invalid-input"],
    ["a kind there is none of", { kind: "applause" }, "invalid-input"],
    ["no words", { text: "" }, "invalid-input"],
  ])("is refused with %s", async (_, wrong, code) => {
    const { backend } = await openSmallPlan();
    expect((await failure(backend, "comment.add", { comment: { ...remark, ...wrong } })).code).toBe(code);
    expect(await texts(backend)).toHaveLength(3);
  });

  it("is put behind another one of its meeting and moved among them; each can be taken back", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "comment.add", { comment: { ...remark, text: "二番目" }, after: "c1" });
    const [first, second, third, last] = await texts(backend);
    expect(second).toBe("二番目");
    await value(backend, "comment.move", { id: "c3", by: -1 });
    expect(await texts(backend)).toEqual([first, second, last, third]);
    await value(backend, "history.undo", {});
    expect(await texts(backend)).toEqual([first, second, third, last]);
    await value(backend, "history.redo", {});
    expect(await texts(backend)).toEqual([first, second, last, third]);
    expect((await failure(backend, "comment.add", { comment: remark, after: "c9" })).code).toBe("not-found");
  });

  it("is moved past several others in one step of 元に戻す, and no further than the end", async () => {
    const { backend } = await openSmallPlan();
    const [first, second, third] = await texts(backend);
    await value(backend, "comment.move", { id: "c1", by: 2 });
    expect(await texts(backend)).toEqual([second, third, first]);
    await value(backend, "history.undo", {});
    expect(await texts(backend)).toEqual([first, second, third]);
    await value(backend, "comment.move", { id: "c2", by: -100 });
    expect(await texts(backend)).toEqual([second, first, third]);
    expect((await failure(backend, "comment.move", { id: "c2", by: 0 })).code).toBe("invalid-input");
  });

  it("loses what it answered when it is no answer any more, and its field with its sheet", async () => {
    const { backend } = await openSmallPlan();
    const subject = { kind: "item", id: "1" } as const;
    const id = await add(backend, {
      ...remark,
      kind: "answer",
      answers: "c2",
      subject,
      property: "issues",
    });
    await value(backend, "comment.update", { id, patch: { kind: "remark" } });
    expect(await one(backend, id)).not.toHaveProperty("answers");
    await value(backend, "comment.update", { id, patch: { subject: null } });
    const after = await one(backend, id);
    expect([after?.subject, after?.property]).toEqual([undefined, undefined]);
    expect((await failure(backend, "comment.update", { id, patch: { answers: id } })).code).toBe(
      "invalid-input",
    );
  });

  it("gets its answer piece by piece, each piece a line of 変更履歴 that restores it", async () => {
    const { backend } = await openSmallPlan();
    const patch: CommentPatch = {
      reply: "来年度から始めます。",
      department: "産業振興課",
      disposition: "反映する",
      reflectedIn: "1の3番目の欄",
    };
    await value(backend, "comment.update", { id: "c3", patch });
    expect(await one(backend, "c3")).toMatchObject(patch);
    expect((await value(backend, "history.state", {})).undo).toBe("回答を編集");
    const lines = await value(backend, "history.list", { limit: 4 });
    expect(lines.map((line) => line.label).toSorted()).toEqual(
      ["反映箇所を編集", "回答を編集", "対応区分を編集", "担当課を編集"].toSorted(),
    );
    const reply = lines.find((line) => line.label === "回答を編集");
    await value(backend, "history.restore", { id: reply?.id ?? 0, to: "before" });
    expect(await one(backend, "c3")).not.toHaveProperty("reply");
    expect(await one(backend, "c3")).toMatchObject({ disposition: "反映する" });
  });

  it("keeps what is withheld of it at its words when the text around them changes", async () => {
    const { backend } = await openSmallPlan();
    const withheld = [{ from: 0, words: "商店街" }];
    await value(backend, "comment.update", { id: "c1", patch: { withheld } });
    const field = { entity: "comment", id: "c1", property: "text" } as const;
    const text = "駅前の商店街がにぎわった。";
    await value(backend, "field.setText", { field, text, session: "s" });
    expect((await one(backend, "c1"))?.withheld).toEqual([{ from: 3, words: "商店街" }]);
    await value(backend, "history.undo", {});
    expect((await one(backend, "c1"))?.withheld).toEqual(withheld);
  });

  it("that is gone cannot be written again from 変更履歴; nothing else changes", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "comment.update", { id: "c3", patch: { text: "直した。" } });
    const [line] = await value(backend, "history.list", { limit: 1 });
    await value(backend, "comment.remove", { id: "c3" });
    const restore = { id: line?.id ?? 0, to: "before" };
    expect(await failure(backend, "history.restore", restore)).toMatchObject({
      code: "not-found",
      details: { what: "発言", id: "c3" },
    });
    expect(await texts(backend)).toHaveLength(2);
    await value(backend, "history.undo", {});
    await value(backend, "history.restore", { id: line?.id ?? 0, to: "before" });
    expect((await one(backend, "c3"))?.text).toBe("資料を早めに。");
  });

  it("is taken away with its links; what answered it stays", async () => {
    const { backend } = await openSmallPlan();
    const id = await add(backend, { ...remark, kind: "answer", answers: "c2" });
    await value(backend, "comment.remove", { id: "c2" });
    expect(await one(backend, id)).not.toHaveProperty("answers");
    await value(backend, "history.undo", {});
    expect((await one(backend, id))?.answers).toBe("c2");
  });
});

describe("a remark taken in two", () => {
  it("keeps both halves in their order, what is withheld in each, and the link to the evaluation", async () => {
    const { backend } = await openSmallPlan();
    const text = "商店街の甲さんがよい。\n駅前の乙さんもよい。";
    await value(backend, "comment.update", { id: "c1", patch: { text } });
    const withheld = ["甲さん", "乙さん"].map((words) => ({ from: text.indexOf(words), words }));
    await value(backend, "comment.update", { id: "c1", patch: { withheld } });
    const { id } = await value(backend, "comment.split", { id: "c1", at: text.indexOf("\n") });
    const all = await comments(backend);
    expect(all.map((comment) => comment.id)).toEqual(["c1", id, "c2", "c3"]);
    const words = all
      .slice(0, 2)
      .map((half) => withheldRanges(half).map(({ from, to }) => half.text.slice(from, to)));
    expect(all.slice(0, 2).map((half) => half.text)).toEqual([
      "商店街の甲さんがよい。",
      "駅前の乙さんもよい。",
    ]);
    expect(words).toEqual([["甲さん"], ["乙さん"]]);
    expect(all[1]).toMatchObject({ member: "m1", subject: { kind: "item", id: "1" }, agendaItem: "a-2-1" });
    expect([all[0]?.reply, all[1]?.reply]).toEqual(["続けます。", undefined]);
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(evaluationOf(snapshot, { kind: "item", id: "1" })?.sources).toEqual(["c1", id]);
    await value(backend, "history.undo", {});
    expect(await one(backend, "c1")).toMatchObject({ text, withheld });
    await value(backend, "history.redo", {});
    expect(await comments(backend)).toEqual(all);
  });

  it("withholds both parts of a passage that the cut goes through", async () => {
    const { backend } = await openSmallPlan();
    const withheld = [{ from: 0, words: "商店街" }];
    await value(backend, "comment.update", { id: "c1", patch: { withheld } });
    const { id } = await value(backend, "comment.split", { id: "c1", at: 2 });
    expect((await one(backend, "c1"))?.withheld).toEqual([{ from: 0, words: "商店" }]);
    expect((await one(backend, id))?.withheld).toEqual([{ from: 0, words: "街" }]);
  });

  it("leaves in its 要点 what was withheld there, wherever the text says it now", async () => {
    const { backend } = await openSmallPlan();
    const text = "商店街の甲さんがよい。駅前の乙さんもよい。";
    const summary = "甲さん、乙さん、丙さんを推す。";
    await value(backend, "comment.update", { id: "c1", patch: { text, summary } });
    const withheld = ["甲さん", "乙さん", "丙さん"].map((words) => ({ from: 0, words }));
    await value(backend, "comment.update", { id: "c1", patch: { withheld } });
    const { id } = await value(backend, "comment.split", { id: "c1", at: text.indexOf("駅前") });
    const [first, second] = [await one(backend, "c1"), await one(backend, id)];
    expect(first && publicText(first, first.summary)).toBe("（非公開）、（非公開）、（非公開）を推す。");
    expect(first && publicText(first)).toBe("商店街の（非公開）がよい。");
    expect(second?.withheld).toEqual([{ from: "駅前の".length, words: "乙さん" }]);
  });

  it("is never cut inside a character, nor so that a half is empty", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "comment.update", { id: "c3", patch: { text: "葛󠄀城の人" } });
    const { id } = await value(backend, "comment.split", { id: "c3", at: "葛󠄀城".length });
    expect([(await one(backend, "c3"))?.text, (await one(backend, id))?.text]).toEqual(["葛󠄀城", "の人"]);
    for (const at of [1, 99]) {
      expect((await failure(backend, "comment.split", { id: "c3", at })).code).toBe("invalid-input");
    }
  });
});

describe("several remarks", () => {
  it("of one person become one in the order of the minutes, with their evaluations, answers and what is withheld", async () => {
    const { backend } = await openSmallPlan();
    const more = await add(backend, {
      ...remark,
      text: "乙さんもよい。",
      withheld: [{ from: 0, words: "乙さん" }],
    });
    const answer = await add(backend, {
      meeting: "r2-1",
      speaker: "事務局",
      kind: "answer",
      answers: more,
      text: "はい。",
    });
    await value(backend, "comment.update", { id: more, patch: { reply: "調べます。" } });
    const subject = { kind: "item", id: "2" } as const;
    await value(backend, "evaluation.setCommittee", {
      subject,
      fiscalYear: 2019,
      text: "よい。",
      sources: ["c3", more],
    });
    await value(backend, "comment.merge", { ids: [more, "c1"] });
    const merged = await one(backend, "c1");
    expect(merged).toMatchObject({
      text: "商店街がにぎわった。\n乙さんもよい。",
      reply: "続けます。\n調べます。",
      withheld: [{ from: "商店街がにぎわった。\n".length, words: "乙さん" }],
    });
    expect(await one(backend, more)).toBeUndefined();
    expect((await one(backend, answer))?.answers).toBe("c1");
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(evaluationOf(snapshot, subject)?.sources).toEqual(["c3", "c1"]);
    await value(backend, "history.undo", {});
    expect((await one(backend, answer))?.answers).toBe(more);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("keep withheld in the joined 要点 what only one of them withheld in its own", async () => {
    const { backend } = await openSmallPlan();
    const more = await add(backend, { ...remark, text: "駅前もよい。" });
    const patch = { summary: "丙さんの店を推す。", withheld: [{ from: 0, words: "丙さん" }] };
    await value(backend, "comment.update", { id: more, patch });
    await value(backend, "comment.merge", { ids: ["c1", more] });
    const merged = await one(backend, "c1");
    expect(merged && publicText(merged, merged.summary)).toBe("商店街がにぎわった。\n（非公開）の店を推す。");
  });

  it("of several people or meetings do not become one", async () => {
    const { backend } = await openSmallPlan();
    expect((await failure(backend, "comment.merge", { ids: ["c1", "c2"] })).code).toBe("different-speakers");
    expect(await texts(backend)).toHaveLength(3);
  });

  it("that would be longer than a field become none", async () => {
    const { backend } = await openSmallPlan();
    const long = await add(backend, { ...remark, text: "長".repeat(199_999) });
    expect((await failure(backend, "comment.merge", { ids: ["c1", long] })).code).toBe("invalid-input");
    expect(await texts(backend)).toHaveLength(4);
  });
});

describe("a transcript", () => {
  const lines = (count: number): MethodInput<"comment.addMany">["comments"] =>
    Array.from({ length: count }, (_, index) => ({
      meeting: "r2-1",
      ...(index % 3 === 0 ? { speaker: "事務局" } : { member: index % 2 === 0 ? "m1" : "m2" }),
      kind: "remark",
      agendaItem: "a-2-1",
      text: `${index + 1}番目の発言。`,
      recordedAt: new Date(Date.UTC(2020, 7, 7, 1, 0, index)).toISOString(),
    }));

  it("of 3,000 remarks comes in as one step, in its order, and can be taken back", async () => {
    const { backend } = await openSmallPlan();
    const { ids } = await value(backend, "comment.addMany", { comments: lines(3000) });
    const all = await comments(backend);
    expect(all.slice(3).map((comment) => comment.id)).toEqual(ids);
    expect(all.at(-1)).toMatchObject({ text: "3000番目の発言。", recordedAt: "2020-08-07T01:49:59.000Z" });
    expect(await latestLine(backend)).toEqual({ label: "発言を3,000件追加", place: "令和2年度 第1回" });
    await value(backend, "history.undo", {});
    expect(await texts(backend)).toHaveLength(3);
  });

  it("brings its answers along, each with what it answers", async () => {
    const { backend } = await openSmallPlan();
    const asked: MethodInput<"comment.addMany">["comments"] = [
      { ...remark, kind: "question" },
      { meeting: "r2-1", speaker: "事務局", kind: "answer", text: "増えている。" },
    ];
    const { ids } = await value(backend, "comment.addMany", {
      comments: asked,
      answered: [{ answer: 1, question: 0 }],
    });
    expect((await one(backend, ids[1] ?? ""))?.answers).toBe(ids[0]);
    for (const wrong of [
      { answer: 0, question: 1 },
      { answer: 1, question: 1 },
      { answer: 1, question: 7 },
    ]) {
      expect(await failure(backend, "comment.addMany", { comments: asked, answered: [wrong] })).toMatchObject(
        {
          code: "invalid-input",
          details: { path: "answered.0" },
        },
      );
    }
    expect(await texts(backend)).toHaveLength(5);
  });

  it("with one line that refers to nothing comes in not at all", async () => {
    const { backend } = await openSmallPlan();
    const comments = lines(20).with(12, { ...remark, member: "x" });
    expect((await failure(backend, "comment.addMany", { comments })).code).toBe("not-found");
    expect(await texts(backend)).toHaveLength(3);
  });
});
