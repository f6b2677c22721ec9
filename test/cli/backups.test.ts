/** backup, backup list and backup restore on the command line. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeText } from "#db/fields.ts";
import { openPlanFile } from "#db/open.ts";
import { packageText } from "#electron/backend/usecases/planFile.ts";
import { newDesk, type Desk } from "#test/support/commandLine.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

let desk: Desk;
let before: string | undefined;
beforeEach(() => {
  desk = newDesk();
  before = process.env["JIMUKYOKU_BACKUPS"];
  process.env["JIMUKYOKU_BACKUPS"] = desk.path("控え");
  createPlan(desk.path("plan.hyoka"));
});
afterEach(() => {
  if (before === undefined) delete process.env["JIMUKYOKU_BACKUPS"];
  else process.env["JIMUKYOKU_BACKUPS"] = before;
  desk.clear();
});

const json = (text: string): unknown => JSON.parse(text);
/** All that a plan says. Each run of the command line takes a second: what is only looked at is looked at from here. */
const texts = (name = "plan.hyoka"): string => {
  const plan = openPlanFile(desk.path(name), { actor: "x" });
  try {
    return packageText(plan.db);
  } finally {
    plan.close();
  }
};
const say = (text: string): void => {
  const plan = openPlanFile(desk.path("plan.hyoka"), { actor: "事務局" });
  const field = { entity: "item", id: "1", property: "goal" } as const;
  plan.journal.edit({ label: "目指す姿を編集" }, (tx) => writeText(tx, field, text));
  plan.close();
};

describe("backup", () => {
  it("makes one among those of the program, which can be listed and gone back to, and back again", () => {
    expect(desk.run("backup", "list", "plan.hyoka").stdout).toBe("控えはありません。\n");
    const made = desk.run("backup", "plan.hyoka", "--json");
    expect(made.code).toBe(0);
    const { value } = json(made.stdout) as { value: { file: string } };
    expect(existsSync(value.file)).toBe(true);
    const original = texts();
    say("控えの後の意見");
    const { value: listed } = json(desk.run("backup", "list", "plan.hyoka", "--json").stdout) as {
      value: { backups: { id: string }[] };
    };
    const id = listed.backups[0]?.id ?? "";
    const restored = desk.run("backup", "restore", "plan.hyoka", `--from=${id}`, "--json");
    expect([restored.code, restored.stderr]).toEqual([0, ""]);
    expect(texts()).toBe(original);
    const { value: done } = json(restored.stdout) as { value: { kept: { id: string } } };
    expect(desk.run("backup", "restore", "plan.hyoka", `--from=${done.kept.id}`).code).toBe(0);
    expect(texts()).toContain("控えの後の意見");
  });

  it("makes one in a folder of its own, which is a plan file that can be gone back to", () => {
    expect(desk.run("backup", "plan.hyoka", "--to", "USB").code).toBe(0);
    const [name = "", ...others] = readdirSync(desk.path("USB"));
    expect(others).toEqual([]);
    expect(name).toMatch(/^plan \d{4}-\d\d-\d\d \d\d-\d\d-\d\d 手動\.hyoka$/u);
    expect(existsSync(desk.path("控え"))).toBe(false);
    const original = texts();
    say("控えの後の意見");
    expect(desk.run("backup", "restore", "plan.hyoka", "--from", `USB/${name}`).code).toBe(0);
    expect(texts()).toBe(original);
  });

  it("lists those of a damaged plan, one of which goes on as a plan of its own", () => {
    expect(desk.run("backup", "plan.hyoka").code).toBe(0);
    const original = texts();
    const bytes = readFileSync(desk.path("plan.hyoka"));
    writeFileSync(desk.path("plan.hyoka"), bytes.subarray(0, 40_000));
    const listed = desk.run("backup", "list", "plan.hyoka", "--json");
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain("jimukyoku rescue");
    const { value } = json(listed.stdout) as { value: { damaged: boolean; backups: { file: string }[] } };
    expect(value).toMatchObject({ damaged: true, backups: [{}] });
    expect(desk.run("rescue", value.backups[0]?.file ?? "", "続き.hyoka").code).toBe(0);
    expect(texts("続き.hyoka")).toBe(original);
    expect(readFileSync(desk.path("plan.hyoka"))).toHaveLength(40_000);
  });

  it("refuses what is no backup, and leaves the plan as it is", () => {
    const original = texts();
    writeFileSync(desk.path("other.txt"), "控えではない");
    const refused = desk.run("backup", "restore", "plan.hyoka", "--from", "other.txt", "--json");
    expect(refused.code).toBe(1);
    expect(json(refused.stderr)).toMatchObject({ error: { code: "not-a-plan" } });
    expect(texts()).toBe(original);
    expect(desk.run("backup", "restore", "plan.hyoka").code).toBe(2);
  });
});

describe("config.ini beside the program", () => {
  /** Runs with the config.ini of an installed program and without the folder of this test. */
  const withConfig = (lines: string[], ...given: string[]) => {
    mkdirSync(desk.path("program"), { recursive: true });
    writeFileSync(desk.path("program/config.ini"), ["[folders]", ...lines].join("\n"));
    const { JIMUKYOKU_BACKUPS } = process.env;
    delete process.env["JIMUKYOKU_BACKUPS"];
    process.env["JIMUKYOKU_PROGRAM"] = desk.path("program");
    try {
      return desk.run(...given);
    } finally {
      delete process.env["JIMUKYOKU_PROGRAM"];
      process.env["JIMUKYOKU_BACKUPS"] = JIMUKYOKU_BACKUPS;
    }
  };
  const plansIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".hyoka"));

  it("says where backups and log lie, as it does to the window", () => {
    mkdirSync(desk.path("USB"));
    const made = withConfig(
      [`data = ${desk.path("設定")}`, `backup = ${desk.path("USB")}`],
      "backup",
      "plan.hyoka",
      "--json",
    );
    expect([made.code, made.stderr]).toEqual([0, ""]);
    const { value } = json(made.stdout) as { value: { file: string } };
    expect(value.file.startsWith(desk.path("設定/控え"))).toBe(true);
    expect(plansIn(desk.path("設定/控え"))).toHaveLength(1);
    expect(plansIn(desk.path("USB"))).toEqual(plansIn(desk.path("設定/控え")));
    const told = readFileSync(desk.path("設定/log/jimukyoku.log"), "utf8");
    expect(told).toMatch(/"event":"backup",.*"result":"done"/u);
  });

  it("that is wrong is told of, and what is done is done all the same", () => {
    writeFileSync(desk.path("ファイル"), "");
    const lines = [`data = ${join(desk.path("ファイル"), "設定")}`, "plan = /x"];
    const { code, stdout, stderr } = withConfig(lines, "verify", "plan.hyoka");
    expect(code).toBe(0);
    expect(stdout).not.toBe("");
    expect(stderr).toMatch(/^config\.ini: 3行目：.*\nconfig\.ini: .*を作れません/u);
  });
});
