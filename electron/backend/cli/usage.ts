/** What can be asked for, and how that is explained. */
import { agendaNumberingSchema } from "#shared/domain/committee.ts";
import { formNameSchema } from "#shared/domain/plan.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { samples } from "#shared/sample/samples.ts";
import { commandNames, type CommandName } from "./command.ts";
import { committeeShapes, meeting, sheet, year } from "./committeeShapes.ts";

/** Wrong arguments: nothing was done, the exit code is 2. */
export class UsageError extends Error {
  readonly command: CommandName | undefined;

  constructor(message: string, command?: CommandName) {
    super(message);
    this.name = "UsageError";
    this.command = command;
  }
}

export interface OptionShape {
  /** How its value is called in the usage line; absent: the option is given without one. */
  value?: string;
  required: boolean;
  help: string;
}

export interface CommandShape {
  files: string[];
  options: Record<string, OptionShape>;
  /** Writes a file, so `--force` (replace an existing one) means something. */
  writes: boolean;
  help: string;
}

export const commandShapes: Record<CommandName, CommandShape> = {
  sample: {
    files: ["PLAN.hyoka"],
    options: {
      name: {
        value: samples.map(({ id }) => id).join("|"),
        required: false,
        help: `見本：${samples.map(({ id, title }) => `${title}（${id}）`).join("、")}。省くと ${samples[0].id}`,
      },
    },
    writes: true,
    help: "見本の計画ファイルを作る",
  },
  import: {
    files: ["PACKAGE.json", "PLAN.hyoka"],
    options: {},
    writes: true,
    help: "計画パッケージから計画ファイルを作る",
  },
  package: {
    files: ["PLAN.hyoka", "OUT.json"],
    options: {},
    writes: true,
    help: "計画ファイルを計画パッケージに書き出す",
  },
  export: {
    files: ["PLAN.hyoka"],
    options: {
      form: {
        value: formNameSchema.options.join("|"),
        required: true,
        help: `様式：${formNameSchema.options.map((form) => `${formTitles[form]}（${form}）`).join("、")}`,
      },
      year,
      sheet: {
        ...sheet,
        required: false,
        help: `${sheet.help}、節のシートでは節の番号（1-1）。省くと全シートを1つの文書にする`,
      },
      document: {
        value: "ID",
        required: false,
        help: "見直しの概要・新旧対照表のIDまたは名称。省くと、その様式のものをすべて1つの文書にする",
      },
      meeting: {
        ...meeting,
        help: `次第・会議録・委員意見と対応の${meeting.help}（委員意見と対応では、省くと年度の全回）`,
      },
      copy: { value: "public", required: false, help: "会議録の公開用（省くと原本）" },
      numbering: {
        value: agendaNumberingSchema.options.join("|"),
        required: false,
        help: "次第の番号の付け直し：1→（1）→①→ア（parenthesis）、1→⑴→ア→a（niiza）。-wide は1桁を全角（１）にする。省くと書いてあるとおり",
      },
      out: { value: "DIR", required: true, help: "書き出し先のフォルダー（なければ作る）" },
      handout: { value: "資料1", required: false, help: "右上に付ける資料番号" },
    },
    writes: true,
    help: "1つの様式をWord文書に書き出し、書いたファイルを表示する",
  },
  ...committeeShapes,
  verify: { files: ["PLAN.hyoka"], options: {}, writes: false, help: "計画ファイルに傷みがないか調べる" },
  rescue: {
    files: ["DAMAGED.hyoka", "NEW.hyoka"],
    options: {},
    writes: true,
    help: "壊れた計画ファイルから読める内容をすべて取り出し、新しい計画ファイルと報告を作る",
  },
  "archive seal": {
    files: ["PLAN.hyoka"],
    options: {
      meeting: { value: "ID", required: true, help: "会議のID、または開催年度と回（R2-1、2020-1）" },
      out: { value: "FILE.zip", required: true, help: "書き出すzipファイル（計画ファイルの中にも残る）" },
      incomplete: {
        required: false,
        help: "欠けているものがあっても保存する（何が欠けていたかは目録に残る）",
      },
      reason: { value: "…", required: false, help: "同じ会議を保存し直す理由" },
    },
    writes: true,
    help: "会議の文書とデータをまとめて封じ、計画ファイルに残し、zipに書き出す",
  },
  "archive verify": {
    files: ["FILE.zip|PLAN.hyoka"],
    options: {
      expect: { value: "CODE", required: false, help: "控えておいた照合番号（先頭16文字以上）" },
    },
    writes: false,
    help: "会議記録の保存が、保存したときのままか確かめる",
  },
  "archive extract": {
    files: ["FILE.zip"],
    options: { out: { value: "DIR", required: true, help: "展開先のフォルダー（なければ作る）" } },
    writes: true,
    help: "会議記録の保存を確かめてから展開する",
  },
  "archive list": {
    files: ["PLAN.hyoka"],
    options: {},
    writes: false,
    help: "計画ファイルにある会議記録の保存を照合番号とともに並べる",
  },
  "backup list": {
    files: ["PLAN.hyoka"],
    options: {},
    writes: false,
    help: "計画ファイルの控えを新しい順に並べる",
  },
  "backup restore": {
    files: ["PLAN.hyoka"],
    options: {
      from: {
        value: "ID|FILE.hyoka",
        required: true,
        help: "backup list に出る控えのID、または控えのファイル",
      },
    },
    writes: false,
    help: "今の内容を控えに残してから、計画ファイルを控えの内容に戻す",
  },
  backup: {
    files: ["PLAN.hyoka"],
    options: {
      to: {
        value: "DIR",
        required: false,
        help: "作る先のフォルダー（なければ作る）。省くと、画面と同じ控えの場所",
      },
    },
    writes: false,
    help: "計画ファイルの控えを作り、作ったファイルを表示する",
  },
};

function usageLine(name: CommandName): string {
  const { files, options, writes } = commandShapes[name];
  const parts = Object.entries(options).map(([option, { value, required }]) => {
    const words = value === undefined ? `--${option}` : `--${option} ${value}`;
    return required ? words : `[${words}]`;
  });
  return ["jimukyoku", name, ...files, ...parts, ...(writes ? ["[--force]"] : []), "[--json]"].join(" ");
}

/** All commands, a line of usage and a line of meaning each. */
export function usage(): string {
  return [
    "使い方:",
    ...commandNames.flatMap((name) => [`  ${usageLine(name)}`, `      ${commandShapes[name].help}`]),
    "",
    "  --force    すでにあるファイルを置き換える",
    "  --json     結果を1行の JSON で標準出力に、失敗を1行の JSON で標準エラーに出す",
    "  --help     この説明（コマンドの後に付けると、そのコマンドの説明）",
    "  --version  版",
    "",
    "終了コード: 0 完了、1 失敗（標準エラーに「コード: 文」、--json では JSON）、2 使い方の誤り",
  ].join("\n");
}

/** One command in full. */
export function commandUsage(name: CommandName): string {
  const { options, writes, help } = commandShapes[name];
  return [
    help,
    `使い方: ${usageLine(name)}`,
    ...Object.entries(options).map(([option, shape]) => `  --${option}  ${shape.help}`),
    ...(writes ? ["  --force  すでにあるファイルを置き換える"] : []),
    "  --json  結果を1行の JSON で標準出力に、失敗を1行の JSON で標準エラーに出す",
  ].join("\n");
}
