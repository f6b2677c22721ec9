/**
 * Underlines by hand inside a whole 施策 of a 新旧対照表. Each of its texts has its own, kept under the way to it
 * (`MeasurePart`); in that text they are as those of any other (underlines.ts).
 */
import type { MeasurePart, StatedIndicator, StatedMeasure, Underline } from "#shared/domain/rows.ts";
import { matchedIndicators } from "./comparison.ts";
import { carryUnderlines, clearUnderlines, type ComparedRow, setUnderline, type Side } from "./underlines.ts";

/** A text of a 施策 as its cell shows it; empty when the 施策 does not have it. */
export function partText(measure: StatedMeasure, part: MeasurePart): string {
  const [first, place = "", property] = part.split("/");
  switch (first) {
    case "title":
      return measure.title.replaceAll("\n", " ");
    case "overview":
      return measure.overview;
    case "images":
      return imageText(measure);
    case "headings":
      return measure.headings[Number(place)] ?? "";
    default: {
      const indicator: Readonly<Record<string, string>> = { ...measure.indicators[Number(place)] };
      return indicator[property ?? ""] ?? "";
    }
  }
}

/** The part that a text of the indicator at a place is. */
export function indicatorPart(place: number, property: keyof StatedIndicator): MeasurePart {
  return `indicators/${place}/${property}`;
}

/** The 事業イメージ below each other, 「・」 before every one that has no sign of its own. */
export function imageText({ images }: Pick<StatedMeasure, "images">): string {
  return images.map((line) => (/^[・･•●○◆◇▪\u2460-\u2473]/u.test(line) ? line : `・${line}`)).join("\n");
}

/** The underlines of one text of a side's 施策, as those of a text that stands alone. */
export function partUnderlines(underlines: readonly Underline[], side: Side, part: MeasurePart): Underline[] {
  return underlines.filter((one) => one.side === side && one.part === part).map(alone);
}

/** An underline as one of a text that stands alone. */
function alone({ side, from, words, underline }: Underline): Underline {
  return { side, from, words, underline };
}

/** What `setUnderline` does, in one text of a side's 施策. Positions are those of `partText`. */
export function setPartUnderline(
  row: MeasureUnderlines,
  place: PartPlace,
  from: number,
  to: number,
  underline: boolean,
): Underline[] {
  return changed(row, place, (text) => setUnderline(text, place.side, from, to, underline));
}

/** What `clearUnderlines` does, in one text of a side's 施策. */
export function clearPartUnderlines(
  row: MeasureUnderlines,
  place: PartPlace,
  from: number,
  to: number,
): Underline[] {
  return changed(row, place, (text) => clearUnderlines(text, place.side, from, to));
}

/** What of a row decides the underlines of its 施策. */
export interface MeasureUnderlines {
  newMeasure?: StatedMeasure | undefined;
  oldMeasure?: StatedMeasure | undefined;
  underlines: readonly Underline[];
}

/** One text of the 施策 on one side. */
export interface PartPlace {
  side: Side;
  part: MeasurePart;
}

function changed(
  row: MeasureUnderlines,
  { side, part }: PartPlace,
  change: (text: ComparedRow) => Underline[],
): Underline[] {
  const measure = side === "new" ? row.newMeasure : row.oldMeasure;
  const text = measure ? partText(measure, part) : "";
  const own = change({
    newText: text,
    oldText: text,
    underlines: partUnderlines(row.underlines, side, part),
  });
  const others = row.underlines.filter((one) => one.side !== side || one.part !== part);
  return [...others, ...own.map((one) => ({ ...one, part }))];
}

/**
 * The underlines of a row whose 施策 on one side has been changed. They go along with their words, and with their indicator
 * when it stands in another place now; those of an indicator that was taken away go with it.
 */
export function carryMeasureUnderlines(
  underlines: readonly Underline[],
  side: Side,
  before: StatedMeasure,
  after: StatedMeasure,
): Underline[] {
  const isInside = (one: Underline): boolean => one.side === side && one.part !== undefined;
  if (!underlines.some(isInside)) return [...underlines];
  const places = indicatorPlaces(before.indicators, after.indicators);
  return underlines.flatMap((one): Underline[] => {
    if (!isInside(one) || one.part === undefined) return [one];
    const part = movedPart(one.part, places);
    if (part === undefined) return [];
    const carried = carryUnderlines([alone(one)], side, partText(before, one.part), partText(after, part));
    return carried.map((moved) => ({ ...moved, part }));
  });
}

function movedPart(part: MeasurePart, places: ReadonlyMap<number, number>): MeasurePart | undefined {
  const [first, place, property] = part.split("/");
  if (first !== "indicators") return part;
  const now = places.get(Number(place));
  return now === undefined ? undefined : `${first}/${now}/${property}`;
}

/** Where each indicator stands now: known by its name, else, when it was renamed, by its place. */
function indicatorPlaces(
  before: readonly StatedIndicator[],
  after: readonly StatedIndicator[],
): Map<number, number> {
  const places = new Map<number, number>();
  for (const { from, to } of matchedIndicators(before, after)) {
    if (from && to) places.set(before.indexOf(from), after.indexOf(to));
  }
  const taken = new Set(places.values());
  for (const place of before.keys()) {
    if (!places.has(place) && place < after.length && !taken.has(place)) places.set(place, place);
  }
  return places;
}
