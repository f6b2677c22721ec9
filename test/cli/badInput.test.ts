/** Whatever a command is given: a sentence in Japanese and an exit code, and nothing of the machine. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandNames, type CommandName } from "#electron/backend/cli/command.ts";
import { run } from "#electron/backend/cli/run.ts";
import { commandShapes } from "#electron/backend/cli/usage.ts";
import { createPlan, testBackend } from "#test/store/support/backends.ts";
import { projectRoot } from "#test/support/commandLine.ts";
import { fingerprint, temporaryFolder } from "#test/store/support/temporary.ts";

/** Values that are right, for every option that a command needs. */
const values: Record<string, string> = {
  form: "evaluation-sheet",
  year: "2019",
  sheet: "1",
  kind: "意見",
  text: "本文",
  meeting: "r2-1",
  from: "無い控え.hyoka",
};

/** Of several options one is needed. */
const wishes: Partial<Record<CommandName, string[]>> = {
  "meeting set": ["--place", "会議室"],
  comment: ["--member", "委員A"],
  evaluate: ["--text", "本文"],
};

function argumentsOf(command: CommandName, file: string, out: string): string[] {
  const { files, options } = commandShapes[command];
  const needed = Object.entries(options)
    .filter(([, { required }]) => required)
    .flatMap(([name]) => [`--${name}`, values[name] ?? out]);
  const wish = wishes[command] ?? [];
  return [...command.split(" "), file, ...files.slice(1).map(() => `${out}.hyoka`), ...needed, ...wish];
}

async function said(...argv: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const code = await run(argv, { backend: testBackend(), version: "0.0.0", out: say, err: say });
  return { code, lines };
}

/** What people read of it: without the code, names of files and options, and what the usage lines add. */
function sentenceOf([first = ""]: string[]): string {
  return first
    .replace(/^[a-z-]+: /u, "")
    .replaceAll(/「[^」]*」|\/\S+|--[a-z]+|jimukyoku (?:backup list|rescue)/gu, "")
    .replaceAll(/\.?(?:hyoka|json|zip)|Word|USB|JSON|PLAN|DAMAGED|NEW|OUT|PACKAGE|FILE/gu, "");
}

const reading = commandNames.filter((name) => name !== "sample");

describe("a command on what is no file for it", () => {
  const kinds: Record<string, (path: string) => void> = {
    "nothing at all": () => undefined,
    "a folder": (path) => mkdirSync(path),
    "a text": (path) => writeFileSync(path, "会議のメモ"),
    "an empty file": (path) => writeFileSync(path, ""),
  };
  it.each(Object.entries(kinds))("says so of %s, and makes nothing", async (kind, make) => {
    const folder = temporaryFolder();
    const file = join(folder, "計画.hyoka");
    make(file);
    const before = readdirSync(folder);
    for (const command of reading) {
      const { code, lines } = await said(...argumentsOf(command, file, join(folder, "出力")));
      expect(code, command).toBe(1);
      expect(lines[0], command).toMatch(/^[a-z-]+: .+。$/su);
      expect(lines[0], command).not.toMatch(/^internal/u);
      expect(sentenceOf(lines), command).not.toMatch(/[A-Za-z]{2,}/u);
      if (kind === "a folder") expect(lines[0], command).toContain("ファイルではなく、フォルダーです。");
    }
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("a command that takes a folder", () => {
  it("says of a file that it is none, also of one above it, and leaves it", async () => {
    const folder = temporaryFolder();
    const [plan, file] = [join(folder, "計画.hyoka"), join(folder, "出力")];
    createPlan(plan);
    writeFileSync(file, "ファイル");
    const before = fingerprint(folder);
    const wanted = [
      ["backup", plan, "--to", file],
      ["backup", plan, "--to", join(file, "下")],
      [...argumentsOf("export", plan, file)],
      ["sample", join(file, "新しい計画.hyoka")],
      ["package", plan, join(file, "計画.json")],
      ["rescue", plan, join(file, "新しい計画.hyoka")],
      ["archive", "seal", plan, "--meeting", "R2-1", "--out", join(file, "記録.zip")],
    ];
    for (const argv of wanted) {
      const { code, lines } = await said(...argv);
      expect([argv[0], code]).toEqual([argv[0], 1]);
      expect(lines[0]).toMatch(/^not-a-folder: 「[^」]*出力」はフォルダーではなく、ファイルです。/u);
    }
    expect(fingerprint(folder)).toEqual(before);
  });
});

/** First lines of commands, run by somebody whom rights bind; they do not bind an administrator. */
function saidToAnybody(commands: string[][]): string[] {
  const module = (path: string) => JSON.stringify(join(projectRoot, "electron/backend", path));
  const program = `
    const { run } = await import(${module("cli/run.ts")});
    const { createBackend } = await import(${module("backend.ts")});
    if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
    const first = [];
    for (const argv of ${JSON.stringify(commands)}) {
      const lines = [];
      const say = (line) => lines.push(line);
      const backend = createBackend({ version: "0", actor: "x", log: ({ error }) => lines.push(String(error)) });
      await run(argv, { backend, version: "0", out: say, err: say });
      first.push(lines[0]);
    }
    process.stdout.write(JSON.stringify(first));`;
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(result.stderr).toBe("");
  return JSON.parse(result.stdout) as string[];
}

describe.skipIf(process.platform === "win32")("a folder without rights", () => {
  it("is told as that, whether it is read or written", () => {
    const folder = temporaryFolder();
    const [plan, closed] = [join(folder, "計画.hyoka"), join(folder, "他課")];
    createPlan(plan);
    mkdirSync(closed);
    createPlan(join(closed, "計画.hyoka"));
    chmodSync(plan, 0o644);
    chmodSync(folder, 0o755);
    chmodSync(closed, 0o000);
    const commands = [
      ...reading.map((command) => argumentsOf(command, join(closed, "計画.hyoka"), join(closed, "出力"))),
      ["sample", join(closed, "新しい計画.hyoka")],
      ["package", plan, join(closed, "計画.json")],
      ["rescue", plan, join(closed, "新しい計画.hyoka")],
    ];
    try {
      for (const [index, line] of saidToAnybody(commands).entries())
        expect(line, commands[index]?.join(" ")).toMatch(/^no-access: 「[^」]*」を開く権限がありません。/u);
    } finally {
      chmodSync(closed, 0o700);
    }
    expect(readdirSync(closed)).toEqual(["計画.hyoka"]);
  });
});

describe("arguments that make no sense", () => {
  it("end every command with what is wrong and how it is used", async () => {
    for (const command of commandNames) {
      for (const argv of [[], ["a", "b", "c"], ["a", "--colour"], ["a", "--json=はい"]]) {
        const { code } = await said(...command.split(" "), ...argv);
        expect([command, argv, code]).toEqual([command, argv, 2]);
      }
      const { lines } = await said(...command.split(" "));
      expect(lines[0], command).toMatch(/^usage: .+。$/u);
      expect(sentenceOf(lines).replaceAll(/ [A-Z.|a-z]+/gu, "")).not.toMatch(/[A-Za-z]{2,}/u);
      expect(lines[1], command).toContain(`jimukyoku ${command} `);
    }
  });

  it("that give a switch a value are told that it takes none", async () => {
    const { lines } = await said("verify", "a", "--json=はい");
    const told = lines.join("\n");
    expect(told).toContain("「--json」に値は付けられません。");
  });
});
