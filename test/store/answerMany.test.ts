/** 担当課 and 対応区分 of many opinions in one go. */
import { describe, expect, it } from "vitest";
import { failure, openSmallPlan, value } from "./support/backends.ts";

async function opinions() {
  const { backend } = await openSmallPlan();
  const meeting = await value(backend, "meeting.add", {
    meeting: { fiscalYear: 2020, evaluates: 2019, number: 9, agenda: [], handouts: [] },
  });
  const { ids } = await value(backend, "comment.addMany", {
    comments: ["一つ目", "二つ目", "三つ目"].map((text) => ({
      meeting: meeting.id,
      speaker: "公募委員",
      kind: "opinion",
      text,
    })),
  });
  const read = async () => {
    const { comments } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    return comments.flatMap(({ id, department, disposition }) =>
      ids.includes(id) ? [[department, disposition]] : [],
    );
  };
  return { backend, ids, read };
}

describe("answers to several opinions at once", () => {
  it("are one step of undo and leave the other part as it was", async () => {
    const { backend, ids, read } = await opinions();
    await value(backend, "comment.answerMany", { ids: ids.slice(0, 1), patch: { department: "農政課" } });
    await value(backend, "comment.answerMany", { ids, patch: { disposition: "反映する" } });
    expect(await read()).toEqual([
      ["農政課", "反映する"],
      [undefined, "反映する"],
      [undefined, "反映する"],
    ]);
    const { label } = await value(backend, "history.undo", {});
    expect(label).toBe("3件の意見の対応区分を記入");
    expect(await read()).toEqual([
      ["農政課", undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    await value(backend, "comment.answerMany", { ids, patch: { department: "" } });
    expect((await read()).flat()).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  it("are all or none: an opinion that does not exist changes nothing", async () => {
    const { backend, ids, read } = await opinions();
    const input = { ids: [...ids, "gone"], patch: { department: "農政課", disposition: "対応困難" } };
    expect(await failure(backend, "comment.answerMany", input)).toMatchObject({ code: "not-found" });
    expect((await read()).flat()).toEqual(Array.from({ length: 6 }, () => undefined));
  });
});
