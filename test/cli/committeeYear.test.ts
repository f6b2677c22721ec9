/** A committee's year on the command line: meetings, who came, remarks and answers, 採択, the next year; all of it as JSON. */
import { copyFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { createBackend } from "#electron/backend/backend.ts";
import { run as runCommand } from "#electron/backend/cli/run.ts";
import { newDesk, sampleFile, type Desk, type Ran } from "#test/support/commandLine.ts";

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

type Options = Readonly<Record<string, string | true>>;

/** A command on the plan, run in this process: the real one is only slower. `true` is an option without a value. */
async function run(command: string, options: Options = {}): Promise<Ran> {
  const words = Object.entries(options).map(([name, value]) =>
    value === true ? `--${name}` : `--${name}=${value}`,
  );
  const lines = { out: "", err: "" };
  const code = await runCommand([...command.split(" "), desk.path("plan.hyoka"), ...words], {
    backend: createBackend({ version: "0.0.0", actor: "事務局" }),
    version: "0.0.0",
    out: (line) => (lines.out += `${line}\n`),
    err: (line) => (lines.err += `${line}\n`),
  });
  return { code, stdout: lines.out, stderr: lines.err };
}
/** What it answers to machines. */
async function json<T>(command: string, options: Options = {}): Promise<T> {
  const { code, stdout, stderr } = await run(command, { ...options, json: true });
  expect([code, stderr]).toEqual([0, ""]);
  return (JSON.parse(stdout) as { ok: true; value: T }).value;
}
async function refusal(command: string, options: Options = {}): Promise<{ code: string; sentence: string }> {
  const { code, stdout, stderr } = await run(command, { ...options, json: true });
  expect([code, stdout]).toEqual([1, ""]);
  return (JSON.parse(stderr) as { error: { code: string; sentence: string } }).error;
}
interface Shown {
  meeting: Meeting;
  comments: Comment[];
}

describe("meeting", () => {
  it("is added as the next one, dated, its attendance noted, listed and shown", async () => {
    expect((await run("meeting add")).stdout).toMatch(/^加えました: 令和2年度第2回（/u);
    const set = { date: "2020-11-06", start: "14:00", place: "第3会議室", openness: "公開", observers: "2" };
    const line = (await run("meeting set", { ...set, attendance: "委員A=出席,委員B=欠席" })).stdout;
    expect(line).toMatch(/^保存しました: 令和2年度第2回 {2}2020-11-06 14:00 {2}第3会議室/u);
    const { meeting } = await json<Shown>("meeting show", { meeting: "2" });
    expect(meeting).toMatchObject({
      fiscalYear: 2020,
      evaluates: 2019,
      number: 2,
      date: "2020-11-06",
      startTime: "14:00",
      openness: "open",
      observers: 2,
    });
    expect(meeting.attendance?.map((one) => one.status)).toEqual(["present", "absent"]);
    expect((await run("meeting show")).stdout).toContain("出欠\n  委員A 出席\n  委員B 欠席\n");
    expect((await json<{ meetings: Meeting[] }>("meeting list")).meetings.map((one) => one.number)).toEqual([
      1, 2,
    ]);
    expect((await run("meeting list", { year: "R2" })).stdout).toBe(
      "令和2年度を評価する会議はまだありません。\n",
    );
  });

  it("before the plan begins is asked about", async () => {
    expect(await refusal("meeting set", { date: "2019-03-01" })).toMatchObject({
      code: "meeting-before-plan",
    });
    expect((await json<Shown>("meeting set", { date: "2019-03-01", even: true })).meeting.date).toBe(
      "2019-03-01",
    );
  });

  it.each([
    ["nothing to set", {}, "変えるものを1つ以上"],
    ["a day that is none", { date: "8月7日" }, "日付は 2020-08-07"],
    ["an attendance that is none", { attendance: "委員A=来た" }, "出欠は「委員A=出席」"],
    ["an openness that is none", { openness: "秘密" }, "公開・一部非公開・非公開のどれか"],
  ])("takes %s for a mistake in the command", async (_, options, message) => {
    const { code, stderr } = await run("meeting set", options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("does not note who is on no list", async () => {
    expect((await refusal("meeting set", { attendance: "知らない人=出席" })).code).toBe("not-found");
  });
});

describe("comment", () => {
  const said = { year: "2019", kind: "意見", text: "よい。" };

  it("records anyone's words under the line of the 次第, with what was answered and done", async () => {
    const question = await json<{ comment: string }>("comment", {
      ...said,
      kind: "質問",
      member: "委員A",
      sheet: "1",
      reply: "調べます。",
      department: "産業振興課",
      disposition: "反映する",
      reflected: "課題の欄",
      summary: "空き店舗",
      agenda: "1",
    });
    const answer = await json<{ comment: string }>("comment", {
      ...said,
      kind: "回答",
      speaker: "産業振興課長",
      answers: question.comment,
    });
    const { comments } = await json<Shown>("meeting show");
    expect(comments.find((one) => one.id === question.comment)).toMatchObject({
      kind: "question",
      subject: { kind: "item", id: "1" },
      reply: "調べます。",
      department: "産業振興課",
      disposition: "反映する",
      reflectedIn: "課題の欄",
      summary: "空き店舗",
    });
    const after = comments.find((one) => one.id === answer.comment);
    expect(after).toMatchObject({ kind: "answer", speaker: "産業振興課長", answers: question.comment });
    expect(after).not.toHaveProperty("subject");
  });

  it("of an absent member is refused unless it is wanted all the same", async () => {
    await run("meeting set", { attendance: "委員A=欠席" });
    const spoken = { ...said, member: "委員A" };
    expect(await refusal("comment", spoken)).toMatchObject({
      code: "absent-speaker",
      sentence: expect.stringMatching(/委員Aさんは、この会議を欠席.*--even を付けてください。$/u) as string,
    });
    expect((await run("comment", { ...spoken, even: true })).code).toBe(0);
  });

  it.each([
    ["nobody's", {}, "--member か --speaker"],
    ["two people's", { member: "委員A", speaker: "事務局" }, "--member か --speaker"],
    ["an answer that is an opinion", { member: "委員A", answers: "c1" }, "--kind 回答"],
  ])("takes %s for a mistake in the command", async (_, options, message) => {
    const { code, stderr } = await run("comment", { ...said, ...options });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("refuses a line and a question that the meeting does not have, with no member added", async () => {
    const newcomer = { ...said, member: "新しい委員" };
    expect((await refusal("comment", { ...newcomer, agenda: "99" })).code).toBe("not-found");
    expect((await refusal("comment", { ...newcomer, kind: "回答", answers: "none" })).code).toBe("not-found");
    desk.run("package", "plan.hyoka", "now.json");
    expect((await run("comment", newcomer)).stdout).toContain("名簿に加えました: 新しい委員");
  });
});

describe("evaluate", () => {
  it("writes the text with its sources and adopts it at a meeting, or adopts what is there", async () => {
    const sheet = { year: "2019", sheet: "2" };
    await run("meeting set", { date: "2020-08-07" });
    const adopted = await json("evaluate", { ...sheet, text: "よい。", sources: "c1,c2", adopt: "1" });
    expect(adopted).toMatchObject({
      sources: ["c1", "c2"],
      adopted: { meeting: "r2-1", date: "2020-08-07" },
    });
    const again = await json("evaluate", { ...sheet, adopt: "1", date: "2020-11-06" });
    expect(again).toMatchObject({ adopted: { date: "2020-11-06" } });
  });

  it("adopts no empty text, and takes no source that is not there", async () => {
    const sheet = { year: "2019", sheet: "p1" };
    expect((await refusal("evaluate", { ...sheet, text: "", adopt: "1", date: "2020-08-07" })).code).toBe(
      "nothing-to-adopt",
    );
    expect((await refusal("evaluate", { ...sheet, text: "文", sources: "c99" })).code).toBe("not-found");
    expect((await run("evaluate", sheet)).code).toBe(2);
  });
});

describe("next-year", () => {
  it("opens the year after the open one, once, and not behind the plan's end", async () => {
    expect((await run("next-year")).stdout).toBe("令和2年度を開きました。令和元年度の様式は固定しました。\n");
    expect((await refusal("next-year", { year: "2020" })).code).toBe("already-open");
    expect((await refusal("next-year", { year: "R20" })).code).toBe("year-outside-plan");
    expect(await json("next-year")).toEqual({ fiscalYear: 2021, latestOpenYear: 2021 });
    for (let year = 2022; year <= 2028; year += 1) await run("next-year");
    expect(await refusal("next-year")).toMatchObject({
      code: "year-outside-plan",
      sentence: expect.stringContaining("この計画は令和10年度で終わる") as string,
    });
  });
});
