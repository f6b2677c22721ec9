/** 前年度の評価と回答: what the committee said of a sheet last year and what became of it, below its field of this year. */
import { type Comment } from "#shared/domain/comment.ts";
import { type Subject, subjectKey } from "#shared/domain/ids.ts";
import { previousEvaluationOf, withPredecessors } from "#shared/domain/snapshot.ts";
import { bodyParagraphs, paragraph, type RowInput } from "#shared/forms/build.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { pointOf, replyTo } from "#shared/forms/printedText.ts";
import { fitsTogether, sheetLabel, type SheetSource, wideRow, wideText } from "#shared/forms/sheetParts.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";

/** Points: small, for it is no part of this year's evaluation. */
const SIZE = 8.5;

/**
 * A row with last year's 評価 and, below it, every opinion with its answer; nothing where the look does not ask for it, or
 * last year left nothing.
 * @param subjects the sheet and everything that stands on it.
 */
export function lastYearRows(source: SheetSource, sheet: Subject, subjects: readonly Subject[]): RowInput[] {
  if (!source.look.lastYear) return [];
  const lines = [...evaluationLines(source, sheet), ...opinionLines(source, subjects)];
  if (lines.length === 0) return [];
  const year = source.look.year(source.snapshot.fiscalYear - 1).replace("(", "\n(");
  const text = { paragraphs: lines, vertical: "top" as const };
  const label = sheetLabel(source, `${year}の\n評価と回答`, { shade: "heading" });
  return [wideRow(source, label, text, { cantSplit: fitsTogether(source, text, wideText(source)) })];
}

function evaluationLines({ snapshot, gate, look }: SheetSource, sheet: Subject): Paragraph[] {
  const text = previousEvaluationOf(snapshot, sheet)?.committeeEvaluation ?? "";
  if (text === "") return [];
  return bodyParagraphs(gate.clean(text, "前年度の評価"), { font: look.body, size: look.size(SIZE) });
}

/** 「意見：…」 and, further in, 「→ 反映する：…（反映箇所：…）」. */
function opinionLines(source: SheetSource, subjects: readonly Subject[]): Paragraph[] {
  const { snapshot } = source;
  const wanted = new Set(subjects.flatMap((one) => withPredecessors(snapshot, one)).map(subjectKey));
  return snapshot.previousComments
    .filter((one) => isOpinion(one) && one.subject !== undefined && wanted.has(subjectKey(one.subject)))
    .flatMap((one) => opinionWithAnswer(source, one));
}

function opinionWithAnswer({ snapshot, gate, look }: SheetSource, one: Comment): Paragraph[] {
  const letters = { font: look.body, size: look.size(SIZE) };
  const reply = replyTo(one, snapshot.previousComments);
  const place = one.reflectedIn === undefined ? "" : `（反映箇所：${one.reflectedIn}）`;
  const answer = [
    ...(one.disposition === undefined ? [] : [one.disposition]),
    ...(reply === "" ? [] : [reply]),
  ];
  const line = (text: string): string => gate.clean(text, "前年度の意見と回答").replaceAll(/\s*\n\s*/gu, " ");
  return [
    paragraph(line(`・${pointOf(one)}`), { ...letters, indent: 1, firstLine: -1 }),
    ...(answer.length === 0 && place === ""
      ? []
      : [paragraph(line(`→ ${answer.join("：")}${place}`), { ...letters, indent: 2.5, firstLine: -1.5 })]),
  ];
}
