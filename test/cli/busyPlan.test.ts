/** A plan that somebody has open in the window: the command line says who, to people and to machines. */
import { hostname } from "node:os";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openPlanFile } from "#db/open.ts";
import { newDesk, sampleFile, type Desk } from "#test/support/commandLine.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

it("names who has the plan open, and leaves it alone", () => {
  expect(desk.run("import", sampleFile, "plan.hyoka").code).toBe(0);
  const plan = openPlanFile(desk.path("plan.hyoka"), { actor: "佐藤" });
  try {
    plan.journal.edit({ label: "計画名を編集" }, (tx) => tx.update("plan", "plan", { title: "編集中" }));
    const people = desk.run("verify", "plan.hyoka");
    expect([people.code, people.stdout]).toEqual([1, ""]);
    expect(people.stderr).toMatch(
      /^file-busy: 「plan\.hyoka」は、佐藤さん（.+）が .*から編集中です。何も変更していません。編集を終えて/u,
    );
    const machine = desk.run("verify", "plan.hyoka", "--json");
    expect(machine.code).toBe(1);
    expect(JSON.parse(machine.stderr)).toMatchObject({
      ok: false,
      error: {
        code: "file-busy",
        details: {
          file: "plan.hyoka",
          owner: "佐藤",
          computer: hostname(),
          since: expect.any(String) as string,
        },
      },
    });
  } finally {
    plan.close();
  }
  expect(desk.run("verify", "plan.hyoka").code).toBe(0);
});
