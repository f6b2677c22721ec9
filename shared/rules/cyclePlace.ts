/** Where in the window a step of the year or something to do leads; the screens' names are those of the window. */
import type { Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";

export interface CyclePlace {
  screen: "sheets" | "plan" | "committee" | "record" | "answers" | "minutes" | "archive";
  planPart?: "items";
  paper?: Paper;
  sheet?: Subject;
  /** Item on that sheet. */
  part?: string;
  meeting?: string;
  comment?: string;
  /** The field to put the keyboard into. */
  focus?: { key: string };
}
