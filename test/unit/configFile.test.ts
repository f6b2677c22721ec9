/** config.ini: what it presets, and what is said about slips of the pen. */
import { describe, expect, it } from "vitest";
import { configProblemSentence } from "#shared/messages/config.ts";
import { parseConfig, type Config, type ConfigMistake } from "#shared/rules/configFile.ts";

const variables: Record<string, string> = {
  USERPROFILE: "C:\\Users\\sato",
  EMPTY: "",
};
const system = { windows: true, variable: (name: string) => variables[name] };

const read = (text: string) => parseConfig(text, system);
const configOf = (...lines: string[]): Config => read(["[folders]", ...lines].join("\r\n")).config;
const problemsOf = (text: string) => read(text).problems;

describe("a right config.ini", () => {
  it("presets folders and whether the last ones are remembered", () => {
    const text = [
      "; 企画課のPC",
      "# もう一つの説明",
      "[Folders]",
      "",
      "data   = %USERPROFILE%\\AppData\\Local\\事務局",
      'PLANS = "D:\\評価 シート"',
      "output=\\\\fs01\\企画課\\出力",
      "backup = E:/控え",
      "remember = いいえ",
    ].join("\r\n");
    expect(read(text)).toEqual({
      config: {
        data: "C:\\Users\\sato\\AppData\\Local\\事務局",
        plans: "D:\\評価 シート",
        output: "\\\\fs01\\企画課\\出力",
        backup: "E:/控え",
        remember: false,
      },
      problems: [],
    });
  });

  it("may be empty or hold nothing but explanations", () => {
    for (const text of ["", "\n\n", "; plans = D:\\評価", "[folders]"]) {
      expect(read(text)).toEqual({ config: { remember: true }, problems: [] });
    }
  });

  it.each(["\n", "\r", "\r\n"])("knows line ends of every kind", (end) => {
    expect(read(["[folders]", "plans = D:\\a", "remember = YES"].join(end))).toEqual({
      config: { plans: "D:\\a", remember: true },
      problems: [],
    });
  });

  it("takes two percent signs as one, and an equals sign in a path as it is", () => {
    expect(configOf("plans = D:\\100%%\\a=b").plans).toBe("D:\\100%\\a=b");
  });

  it("knows paths of other systems there", () => {
    const linux = { windows: false, variable: () => "/home/sato" };
    expect(parseConfig("[folders]\nplans = %HOME%/評価: 令和", linux).config.plans).toBe(
      "/home/sato/評価: 令和",
    );
  });
});

describe("a slip of the pen in config.ini", () => {
  const folders = "[folders]\n";
  const cases: [text: string, mistake: ConfigMistake & { line: number }, said: string][] = [
    [
      `${folders}plans D:\\評価`,
      { line: 2, kind: "not-understood", text: "plans D:\\評価" },
      "「名前 = 値」",
    ],
    [`${folders}= D:\\評価`, { line: 2, kind: "not-understood", text: "= D:\\評価" }, "「名前 = 値」"],
    ["[folder]\nplans = D:\\評価", { line: 1, kind: "unknown-section", section: "folder" }, "[folder]"],
    ["\nplans = D:\\評価", { line: 2, kind: "no-section", key: "plans" }, "[folders] の行がありません"],
    [
      `${folders}plan = D:\\評価`,
      { line: 2, kind: "unknown-key", key: "plan" },
      "data、plans、output、backup",
    ],
    [`${folders}__proto__ = D:\\`, { line: 2, kind: "unknown-key", key: "__proto__" }, "__proto__"],
    [
      `${folders}plans = D:\\a\nPlans = D:\\b`,
      { line: 3, kind: "repeated", key: "plans", first: 2 },
      "2行目",
    ],
    [`${folders}plans =`, { line: 2, kind: "empty", key: "plans" }, "値がありません"],
    [`${folders}plans = ""`, { line: 2, kind: "empty", key: "plans" }, "値がありません"],
    [
      `${folders}remember = 1`,
      { line: 2, kind: "not-yes-no", key: "remember", value: "1" },
      "yes（はい）か no（いいえ）",
    ],
    [
      `${folders}remember = constructor`,
      { line: 2, kind: "not-yes-no", key: "remember", value: "constructor" },
      "yes（はい）か no（いいえ）",
    ],
    [
      `${folders}plans = %USERPROFIL%\\a`,
      { line: 2, kind: "unknown-variable", key: "plans", variable: "USERPROFIL" },
      "%USERPROFIL%",
    ],
    [
      `${folders}plans = %EMPTY%\\a`,
      { line: 2, kind: "unknown-variable", key: "plans", variable: "EMPTY" },
      "%EMPTY%",
    ],
    [`${folders}plans = 評価`, { line: 2, kind: "not-absolute", key: "plans", value: "評価" }, "ドライブ名"],
    [
      `${folders}plans = \\評価`,
      { line: 2, kind: "not-absolute", key: "plans", value: "\\評価" },
      "ドライブ名",
    ],
    [
      `${folders}plans = D:評価`,
      { line: 2, kind: "not-absolute", key: "plans", value: "D:評価" },
      "ドライブ名",
    ],
    [
      `${folders}plans = \\\\fs01`,
      { line: 2, kind: "not-absolute", key: "plans", value: "\\\\fs01" },
      "サーバー名",
    ],
    [
      `${folders}plans = D:\\評価?`,
      { line: 2, kind: "forbidden-character", key: "plans", character: "?" },
      "使えない文字「?」",
    ],
    [
      `${folders}plans = D:\\評価:控え`,
      { line: 2, kind: "forbidden-character", key: "plans", character: ":" },
      "使えない文字「:」",
    ],
  ];
  it.each(cases)("%j is told of, with its line", (text, mistake, said) => {
    expect(problemsOf(text)).toEqual([mistake]);
    const sentence = configProblemSentence(mistake);
    expect(sentence).toContain(said);
    expect(sentence).toMatch(new RegExp(`^${mistake.line}行目：.+。$`, "u"));
  });

  it("leaves the other lines as they are", () => {
    const { config, problems } = read("[folders]\nplans = 評価\noutput = D:\\出力\nremember = たぶん");
    expect(config).toEqual({ output: "D:\\出力", remember: true });
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("is told of once for a section that is another program's", () => {
    expect(problemsOf("[window]\nwidth = 3\nheight = 4\n[folders]\nremember = no")).toHaveLength(1);
  });

  it("repeats no more of a long line than fits on the screen", () => {
    const [problem] = problemsOf("あ".repeat(10_000));
    expect(problem && configProblemSentence(problem).length).toBeLessThan(200);
  });
});
