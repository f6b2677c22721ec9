/** A place in the window: what is on screen, and where a field stands so that the way back to it can be offered. */
import type { Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";

export type ScreenName =
  | "progress"
  | "sheets"
  | "plan"
  | "committee"
  | "record"
  | "answers"
  | "minutes"
  | "archive"
  | "history";

/** Tabs of the plan's screen. */
export type PlanPart = "plan" | "forms" | "items" | "indicators" | "projects" | "scale" | "text";

/** Tabs beside the sheet. */
export type SideTab = "comments" | "evaluation" | "previous" | "indicators" | "history";

export interface Place {
  screen: ScreenName;
  /** The screen before this one: where 記録を終える goes back to. */
  from?: ScreenName | undefined;
  fiscalYear: number;
  /** The paper on screen; absent while the year has none. */
  paper: Paper | undefined;
  /** The item or project that paper is about; absent for a paper on the whole plan, a document or a 次第. */
  sheet: Subject | undefined;
  /** The item of that sheet chosen in the list (1-1), when it is not the sheet's own. */
  part: string | undefined;
  planPart: PlanPart;
  /** The field to put the keyboard into once it is on screen; another object asks again. */
  focus: { key: string } | undefined;
  /** The meeting of 記録, 会議録 and 会議記録の保存; absent: the latest that evaluates the year. */
  meeting?: string | undefined;
  /** The comment to show, after a search. */
  comment: string | undefined;
}

/** Where in the window a field stands, so that the way back to it can be offered. */
export interface Whereabouts {
  place: Partial<Place>;
  /** The tab beside the sheet, when it stands there. */
  tab?: SideTab;
}
