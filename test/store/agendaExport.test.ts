/** The 次第 through the use case: alone or in front of the sheets, of a meeting that is there. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { WordForm } from "#shared/contract/methods.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

type Plan = Awaited<ReturnType<typeof openSmallPlan>>;

/** What `word.export` is asked for, and the file it is to write. */
function request({ backend }: Plan, forms: WordForm[], fiscalYear = 2019) {
  const file = join(temporaryFolder(), "次第.docx");
  const input = { task: randomUUID(), token: backend.grantFile(file, "write"), fiscalYear, forms };
  return { file, input };
}

describe("Word export of the 次第", () => {
  it("stands in front of the sheets, numbered as asked for", async () => {
    const plan = await openSmallPlan();
    const forms: WordForm[] = [
      { form: "agenda", meeting: "r2-1", numbering: "niiza-wide" },
      { form: "evaluation-sheet" },
    ];
    const { file, input } = request(plan, forms);
    await value(plan.backend, "word.export", input);
    const lines = readParagraphs(readFileSync(file)).filter((line) => line !== "");
    expect(lines[0]).toMatch(/^令和2年度第1回.+　次第$/u);
    expect(lines).toContain("１　開会");
    expect(lines.findIndex((line) => line.startsWith("施策評価シート"))).toBeGreaterThan(
      lines.indexOf("１　開会"),
    );
  });

  it("is refused for a meeting that is not there, or that evaluates no such year", async () => {
    const plan = await openSmallPlan();
    const unknown = request(plan, [{ form: "agenda", meeting: "nobody's" }]);
    expect(await failure(plan.backend, "word.export", unknown.input)).toMatchObject({
      code: "not-found",
      details: { what: "会議", id: "nobody's" },
    });
    const none = request(plan, [{ form: "agenda" }], 2021);
    expect(await failure(plan.backend, "word.export", none.input)).toMatchObject({
      code: "not-found",
      details: { what: "会議", id: "令和3年度" },
    });
    expect([unknown.file, none.file].filter((file) => existsSync(file))).toEqual([]);
  });

  it.each<WordForm>([
    { form: "agenda", subjects: [{ kind: "item", id: "1" }] },
    { form: "evaluation-sheet", meeting: "r2-1" },
    { form: "project-sheet", numbering: "niiza" },
  ])("refuses what a form has no use for: %j", async (form) => {
    const plan = await openSmallPlan();
    const { input } = request(plan, [form]);
    expect((await failure(plan.backend, "word.export", input)).code).toBe("invalid-input");
  });
});
