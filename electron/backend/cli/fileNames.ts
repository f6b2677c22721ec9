/** Names of the files that the command line writes; valid on Windows, whatever the plan's codes are. */
import { resolve } from "node:path";
import type { Meeting } from "#shared/domain/committee.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { roomIn, safeFileName } from "#shared/text/fileName.ts";

/** Longest title of a document in a file's name, in characters. */
const MAX_TITLE = 60;

/**
 * 施策評価シート_令和元年度.docx; of one sheet or document 施策評価シート_令和元年度_1.docx. What is too long for Windows'
 * programs in that folder is cut off.
 */
export function formFileName(
  form: FormName,
  fiscalYear: number,
  which: string | undefined,
  folder: string,
): string {
  const one = which === undefined ? [] : [Array.from(which).slice(0, MAX_TITLE).join("")];
  const title = [formTitles[form], fiscalYearLabel(fiscalYear), ...one].join("_");
  return safeFileName(title, "docx", { room: roomIn(resolve(folder)) });
}

/** 次第_令和2年度第1回.docx, 会議録（公開用）_令和2年度第1回.docx: the year the meeting is held in. */
export function meetingFileName(
  form: FormName,
  meeting: Pick<Meeting, "fiscalYear" | "number">,
  folder: string,
  copy?: "public",
): string {
  const title = `${formTitles[form]}${copy === undefined ? "" : "（公開用）"}`;
  return safeFileName(`${title}_${meetingName(meeting)}`, "docx", { room: roomIn(resolve(folder)) });
}
