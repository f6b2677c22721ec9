/** Values of options, read the way people write them. */
import { text as readAll } from "node:stream/consumers";
import { evenSchema, type Even } from "#shared/contract/methods.ts";
import { commentKindLabels, commentKindSchema, type CommentKind } from "#shared/domain/comment.ts";
import { type AgendaNumbering, agendaNumberingSchema } from "#shared/domain/committee.ts";
import { formNameSchema, type FormName } from "#shared/domain/plan.ts";
import { parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { type Sample, samples } from "#shared/sample/samples.ts";
import type { CommandArguments, CommandName } from "./command.ts";
import { UsageError } from "./usage.ts";

/** A required option; the command line has been checked for it. */
export function option(given: CommandArguments, name: string): string {
  const value = given.options[name];
  if (value === undefined) throw new UsageError(`--${name} を指定してください。`);
  return value;
}

/** `--year`. @throws UsageError */
export function fiscalYearOption(given: CommandArguments, command: CommandName): number {
  return readYear(option(given, "year"), command);
}

/** An option that names a fiscal year; undefined when it is not given. @throws UsageError */
export function yearOption(given: CommandArguments, name: string, command: CommandName): number | undefined {
  const text = given.options[name];
  return text === undefined ? undefined : readYear(text, command);
}

function readYear(text: string, command: CommandName): number {
  const year = parseFiscalYear(text);
  if (year !== undefined) return year;
  throw new UsageError(
    `「${text}」は年度ではありません。2019、令和元年度、R1 のように書いてください。`,
    command,
  );
}

/** `--even`: what would be asked about in the window is wanted all the same. */
export function evenOption(given: CommandArguments): Even[] {
  return given.options["even"] === undefined ? [] : [...evenSchema.options];
}

/** @throws UsageError */
export function kindOption(given: CommandArguments): CommentKind {
  const text = option(given, "kind");
  const kind = commentKindSchema.options.find((name) => name === text || commentKindLabels[name] === text);
  if (kind === undefined)
    throw new UsageError(
      `「${text}」という種類はありません。${Object.values(commentKindLabels).join("・")}のどれかです。`,
      "comment",
    );
  return kind;
}

/** By its name, or by what it is called on paper. @throws UsageError */
export function formOption(given: CommandArguments): FormName {
  const text = option(given, "form").trim();
  const form = formNameSchema.options.find((name) => name === text || formTitles[name] === text);
  if (form === undefined) {
    const forms = formNameSchema.options.map((name) => `${name}（${formTitles[name]}）`);
    throw new UsageError(`「${text}」という様式はありません。${forms.join("、")} のどれかです。`, "export");
  }
  return form;
}

/** `--name` of a sample; absent = the first. @throws UsageError */
export function sampleOption(given: CommandArguments): Sample {
  const text = given.options["name"];
  if (text === undefined) return samples[0];
  const sample = samples.find(({ id, title }) => id === text || title === text);
  if (sample) return sample;
  const names = samples.map(({ id, title }) => `${id}（${title}）`);
  throw new UsageError(`「${text}」という見本はありません。${names.join("、")} のどれかです。`, "sample");
}

/** `--numbering`; absent = as written. @throws UsageError */
export function numberingOption(given: CommandArguments): AgendaNumbering | undefined {
  const text = given.options["numbering"];
  if (text === undefined) return undefined;
  const numbering = agendaNumberingSchema.safeParse(text);
  if (!numbering.success) {
    throw new UsageError(
      `「${text}」という番号の付け方はありません。${agendaNumberingSchema.options.join("、")} のどれかです。`,
      "export",
    );
  }
  return numbering.data;
}

/** `--text`; `-` reads standard input, for long texts and texts with several lines. */
export async function textOption(given: CommandArguments): Promise<string> {
  const text = option(given, "text");
  return text === "-" ? (await readAll(process.stdin)).replace(/\r?\n$/u, "") : text;
}
