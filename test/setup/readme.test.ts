/** The documents say what is true of this version: commands, options, scripts, and where links lead. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandNames, type CommandName } from "#electron/backend/cli/command.ts";
import { commandShapes } from "#electron/backend/cli/usage.ts";
import { samples } from "#shared/sample/samples.ts";
import { projectRoot } from "#test/support/commandLine.ts";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const readmes = ["README.md", "README.ja.md"];
const documents = [
  ...readmes,
  "CHANGELOG.md",
  ...readdirSync(join(projectRoot, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];
const general = ["force", "json", "help", "version"];

interface Example {
  command: CommandName | undefined;
  line: string;
  options: string[];
}

/** What is typed after `npm run -s jimukyoku --`, up to the remark behind it. */
function examples(text: string): Example[] {
  return [...text.matchAll(/^(?:npm run -s jimukyoku --|jimukyoku) (?<typed>[^#\n]+)/gmu)].map((match) => {
    const line = match.groups?.["typed"]?.trim() ?? "";
    const options = [...line.matchAll(/--(?<name>[a-z]+)/gu)].map(({ groups }) => groups?.["name"] ?? "");
    const [first = "", second = ""] = line.split(" ");
    const command = commandNames.find((name) => name === `${first} ${second}`);
    return { command: command ?? commandNames.find((name) => name === first), line, options };
  });
}

describe("the documents", () => {
  it.each(documents)("%s: every link leads to a file of the project", (document) => {
    const links = [...read(document).matchAll(/\]\((?<to>[^)#\s]+)/gu)].map(
      ({ groups }) => groups?.["to"] ?? "",
    );
    const inside = links.filter((to) => !to.startsWith("https://"));
    const lost = inside.filter((to) => !existsSync(join(projectRoot, dirname(document), decodeURI(to))));
    expect(lost).toEqual([]);
  });

  it.each(documents)("%s: every command in it can be given, with its options", (document) => {
    for (const { command, line, options } of examples(read(document))) {
      if (command === undefined) expect.fail(`no such command: ${line}`);
      const known = [...Object.keys(commandShapes[command].options), ...general];
      expect(known, line).toEqual(expect.arrayContaining(options));
    }
  });

  it("name only scripts that are there", () => {
    const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/`npm run (?<name>[\w:]+)/gu)].map(({ groups }) => groups?.["name"] ?? ""),
    );
    expect(scripts).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(10);
  });
});

describe("README.md", () => {
  it("shows every command and every sample", () => {
    const shown = new Set(examples(read("README.md")).map(({ command }) => command));
    expect(commandNames.filter((name) => !shown.has(name))).toEqual([]);
    expect(read("README.md")).toContain(`[--name ${samples.map(({ id }) => id).join("|")}]`);
  });
});

describe("README.ja.md", () => {
  it("names every sample and every form of the command line", () => {
    const text = read("README.ja.md");
    for (const { id } of samples) expect(text).toContain(`\`${id}\``);
    for (const form of (commandShapes.export.options["form"]?.value ?? "").split("|")) {
      expect(text).toContain(`\`${form}\``);
    }
  });
});
