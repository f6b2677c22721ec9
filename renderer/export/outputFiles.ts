/** The files that 文書出力 writes: their names, and what goes into each. */
import type { WordForm } from "#shared/contract/methods.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { paperTitle } from "#shared/forms/papers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { safeFileName } from "#shared/text/fileName.ts";
import type { OutputGroup } from "#renderer/export/outputGroups.ts";

export type OutputFormat = "word" | "pdf";
const extensions: Record<OutputFormat, string> = { word: "docx", pdf: "pdf" };

/** Longest name that is proposed, in UTF-16 units: titles may be longer than a file's name can be. */
const MAX_NAME = 85;

export interface OutputFile {
  name: string;
  /** In the file's properties. */
  title: string;
  forms: WordForm[];
}

/** A group of which something is ticked. */
export interface ChosenGroup {
  group: OutputGroup;
  /** As it is printed, which a person may have changed. */
  number: string;
  form: WordForm;
}

function fileName(parts: readonly string[], format: OutputFormat, suffix = ""): string {
  const name = parts.filter((part) => part !== "").join("_");
  return safeFileName(name, extensions[format], { room: MAX_NAME, suffix });
}

/** All in one: 評価シート_令和元年度.docx; of one document, that document's own name. */
export function oneFile(
  snapshot: YearSnapshot,
  chosen: readonly ChosenGroup[],
  format: OutputFormat,
): OutputFile {
  const year = fiscalYearLabel(snapshot.fiscalYear);
  const [first] = chosen;
  const alone = first && chosen.length === 1;
  const parts = alone ? [first.number, nameOf(snapshot, first.group)] : ["配布資料", year];
  return {
    name: fileName(parts, format),
    title: alone ? first.group.title : `${snapshot.plan.title} ${year}`,
    forms: chosen.map(({ form }) => form),
  };
}

/** One for each document: 資料1_施策評価シート.docx. Documents of one name are told apart by a number. */
export function manyFiles(
  snapshot: YearSnapshot,
  chosen: readonly ChosenGroup[],
  format: OutputFormat,
): OutputFile[] {
  const taken = new Map<string, number>();
  return chosen.map(({ group, number, form }) => {
    const parts = [number, nameOf(snapshot, group)];
    const plain = fileName(parts, format).toLowerCase();
    const times = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, times);
    const name = fileName(parts, format, times === 1 ? "" : `_${times}`);
    return { name, title: group.title, forms: [form] };
  });
}

/** The sheet on screen alone. */
export function paperFile(snapshot: YearSnapshot, paper: Paper, form: WordForm): OutputFile {
  const title = paperTitle(snapshot, paper);
  const parts = [
    title.replaceAll("　", "_"),
    ...(paper.meeting ? [] : [fiscalYearLabel(snapshot.fiscalYear)]),
  ];
  return { name: fileName(parts, "word"), title, forms: [form] };
}

function nameOf(snapshot: YearSnapshot, group: OutputGroup): string {
  const [only] = group.papers;
  if (only?.meeting !== undefined) return paperTitle(snapshot, only).replaceAll("　", "");
  return group.papers.length > 1 ? formTitles[group.form] : group.title.replaceAll("　", "_");
}
