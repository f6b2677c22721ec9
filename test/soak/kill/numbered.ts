/** Edits that can be told apart: every command of the workload has a number, and leaves it in the plan. */
import type { Subject } from "#shared/domain/ids.ts";

/** What the workload is told. */
export interface Order {
  path: string;
  /** Where it writes files: Word documents, packages, plans, backups. */
  folder: string;
  seed: number;
  /** Number of its first command. */
  first: number;
  lastYear: number;
  /** Breaks the promise on purpose: texts are answered as saved before they are, one turn early. */
  answersFirst?: boolean;
}

/** What a workload does, by the names under which it says that it begins. */
export type DeedName =
  | "text"
  | "comment"
  | "many comments"
  | "Word document"
  | "package and import"
  | "edition"
  | "archive"
  | "new year"
  | "backup";

/** A command that was answered as done, and by what it is found again. */
export type Acknowledged = { number: number } & (
  | { kind: "field"; field: number }
  | { kind: "comments"; count: number }
  | { kind: "edition" }
  | { kind: "archive" }
  | { kind: "year"; fiscalYear: number }
  | { kind: "file"; name: string }
);

export const FIRST_YEAR = 2019;

interface NumberedField {
  subject: Subject;
  property: "achievement" | "activities";
}

const item = (id: string): Subject => ({ kind: "item", id });

/** The fields the workload types into. */
export const FIELDS: readonly [NumberedField, ...NumberedField[]] = [
  { subject: item("1-1"), property: "achievement" },
  { subject: item("1-1"), property: "activities" },
  { subject: item("1-2"), property: "achievement" },
  { subject: { kind: "project", id: "p1" }, property: "achievement" },
];

/** A text that says its number, up to some pages long. */
export function numberedText(number: number): string {
  return `${number}番目の文。`.repeat(1 + ((number * 37) % 900));
}
