/** What the dialog 「Word に出力」 writes: the person's choice as forms, and a name for the file. */
import type { WordForm } from "#shared/contract/methods.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/handoutNumber.ts";

export interface WordChoice {
  /** Everything that is ticked, or only the sheet on screen. */
  scope: "all" | "one";
  /** Ids of the meetings whose 次第 stands in front of the sheets. */
  agendas: readonly string[];
  items: boolean;
  projects: boolean;
}

/** Longest name that is proposed, in characters: titles may be longer than a file's name can be. */
const MAX_NAME = 80;

/** 「令和2年度第1回」 */
export function meetingName(meeting: Pick<Meeting, "fiscalYear" | "number">): string {
  return `${fiscalYearLabel(meeting.fiscalYear)}第${meeting.number}回`;
}

/** The forms in print order; the 資料番号 is that of the sheets, the 次第 has none. Empty = nothing to write. */
export function wordForms(
  snapshot: YearSnapshot,
  sheet: Subject | undefined,
  choice: WordChoice,
  handoutNumber: string,
): WordForm[] {
  const handout = handoutNumber.trim() === "" ? {} : { handoutNumber: handoutNumber.trim() };
  if (choice.scope === "one") {
    if (sheet === undefined) return [];
    const form = sheet.kind === "item" ? "evaluation-sheet" : "project-sheet";
    return [{ form, subjects: [sheet], ...handout }];
  }
  const has = (kind: Subject["kind"]) => sheetsOf(snapshot).some((one) => one.kind === kind);
  return [
    ...chosenMeetings(snapshot, choice).map(({ id }): WordForm => ({ form: "agenda", meeting: id })),
    ...(choice.items && has("item") ? [{ form: "evaluation-sheet" as const, ...handout }] : []),
    ...(choice.projects && has("project") ? [{ form: "project-sheet" as const, ...handout }] : []),
  ];
}

function chosenMeetings({ meetings }: YearSnapshot, { agendas }: WordChoice): Meeting[] {
  return meetings.filter((meeting) => agendas.includes(meeting.id));
}

/** What the save dialog proposes: 評価シート_令和元年度.docx, 次第_令和2年度第1回.docx when nothing else is written. */
export function proposedName(
  snapshot: YearSnapshot,
  sheet: Subject | undefined,
  choice: WordChoice,
  forms: readonly WordForm[],
): string {
  const year = fiscalYearLabel(snapshot.fiscalYear);
  const meetings = chosenMeetings(snapshot, choice).map(meetingName).join("・");
  const parts = ((): string[] => {
    if (choice.scope === "one" && sheet) return ["評価シート", subjectLabel(snapshot, sheet), year];
    if (forms.every((one) => one.form === "agenda")) return [formTitles.agenda, meetings];
    return ["評価シート", year];
  })();
  const name = parts.join("_").replaceAll(/[\\/:*?"<>|\r\n\t]/gu, "_");
  return `${Array.from(name).slice(0, MAX_NAME).join("")}.docx`;
}
