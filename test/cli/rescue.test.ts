/** rescue: a new plan file and a report from what can be read of a damaged one. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDesk, type Desk } from "#test/support/commandLine.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

describe("rescue", () => {
  it("says in Japanese what was saved, and leaves the damaged file as it was", () => {
    createPlan(desk.path("a.hyoka"));
    const bytes = readFileSync(desk.path("a.hyoka"));
    bytes.fill(0xa7, 0, 4096);
    writeFileSync(desk.path("a.hyoka"), bytes);
    const { code, stdout } = desk.run("rescue", "a.hyoka", "b.hyoka");
    expect(code).toBe(0);
    expect(stdout).toContain("意見・質問・発言　3行");
    expect(stdout).toContain("注意: ファイルの先頭が壊れています。");
    expect(stdout).toContain("報告: b（救出の報告）.txt");
    expect(readFileSync(desk.path("a.hyoka")).equals(bytes)).toBe(true);
    expect(desk.run("verify", "b.hyoka").code).toBe(0);
    expect(readFileSync(desk.path("b（救出の報告）.txt"), "utf8")).toContain("計画ファイルの救出の報告");
  });

  it("says honestly that nothing can be read", () => {
    writeFileSync(desk.path("a.hyoka"), Buffer.alloc(40_960));
    const { code, stderr } = desk.run("rescue", "a.hyoka", "b.hyoka", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "nothing-readable" } });
  });
});
