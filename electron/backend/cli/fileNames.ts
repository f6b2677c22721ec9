/** Names of the files that the command line writes; valid on Windows, whatever the plan's codes are. */
import type { FormName } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

const formTitles: Record<FormName, string> = {
  "evaluation-sheet": "施策評価シート",
  "project-sheet": "リーディングプロジェクト評価シート",
};

/** 施策評価シート_令和元年度.docx; with one sheet 施策評価シート_令和元年度_1.docx. */
export function wordFileName(form: FormName, fiscalYear: number, sheet: string | undefined): string {
  const parts = [formTitles[form], fiscalYearLabel(fiscalYear), ...(sheet === undefined ? [] : [sheet])];
  return `${safe(parts.join("_"))}.docx`;
}

/** Windows refuses these characters; their full-width forms look the same and are allowed. */
function safe(name: string): string {
  const wide: Record<string, string> = {
    "<": "＜",
    ">": "＞",
    ":": "：",
    '"': "”",
    "/": "／",
    "\\": "＼",
    "|": "｜",
    "?": "？",
    "*": "＊",
  };
  return (
    name
      .replaceAll(/[<>:"/\\|?*]/gu, (character) => wide[character] ?? "_")
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replaceAll(/[\u0000-\u001f]/gu, "_")
  );
}
