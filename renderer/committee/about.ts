/** What a comment can be about, as people choose it: the whole plan, a sheet, or an item on a sheet. */
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { childrenOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";

/** Value of the choice 「計画全体」. */
export const WHOLE_PLAN = "";

export interface AboutChoice {
  /** {@link WHOLE_PLAN} or the subject's key. */
  value: string;
  text: string;
  /** As short as it can be said where there is little room: 「1-1」. */
  short: string;
  subject: Subject | undefined;
}

const whole: AboutChoice = { value: WHOLE_PLAN, text: "計画全体", short: "計画全体", subject: undefined };

/** The sheet and every item on it, top to bottom. */
function onSheet(snapshot: YearSnapshot, subject: Subject, depth = 0, beside = false): AboutChoice[] {
  const label = subjectLabel(snapshot, subject);
  const item = snapshot.items.find((one) => one.id === subject.id);
  const code = subject.kind === "item" ? item?.code : undefined;
  const own: AboutChoice = {
    value: subjectKey(subject),
    text: `${"　".repeat(depth)}${label}`,
    short: beside && depth === 0 ? "このシート" : code || label,
    subject,
  };
  const parts = subject.kind === "item" ? childrenOf(snapshot, subject.id) : [];
  return [own, ...parts.flatMap((part) => onSheet(snapshot, { kind: "item", id: part.id }, depth + 1))];
}

/** Beside one sheet: the whole plan, the sheet, the items on it. */
export function aboutSheet(snapshot: YearSnapshot, sheet: Subject): AboutChoice[] {
  return [whole, ...onSheet(snapshot, sheet, 0, true)];
}

/** Everything a comment of the plan can be about. */
export function aboutAnything(snapshot: YearSnapshot): AboutChoice[] {
  return [whole, ...sheetsOf(snapshot).flatMap((sheet) => onSheet(snapshot, sheet))];
}
