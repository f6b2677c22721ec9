/** What the rows of a 進捗状況まとめ say, before it is known how wide and how large they are set. */
import type { Indicator, Item } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import type { TextGate } from "#shared/forms/build.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";

/** One item of the plan with its indicators: as many rows of the table as it has indicators, and at least one. */
export interface ProgressEntry {
  item: Item;
  /** Items above it, top first: each stands in the column of its level. */
  above: Item[];
  /** It has parts, and this entry shows only what is its own. */
  whole: boolean;
  indicators: Indicator[];
  /** 「経営支援セミナー【新規事業】(参加者数)」, and below it the page: 「P.35」. */
  title: string;
  goal: string;
  achievement: string;
  /** 「商工会・市」 */
  departments: string;
}

export interface ProgressContent {
  entries: ProgressEntry[];
  /** Levels that stand in columns of their own before the items themselves. */
  levels: number;
  /** Some item has several indicators: their names stand in a column of their own. */
  namesApart: boolean;
  /** Some item names who carries it out. */
  departments: boolean;
}

/**
 * The items of the trees below `roots` that have no parts; and those with parts that have indicators or a text of their
 * own, before their parts. Nothing that was entered is left out of the table.
 */
export function progressContent(
  snapshot: YearSnapshot,
  gate: TextGate,
  roots: readonly Item[],
): ProgressContent {
  const found = roots.flatMap((root) => itemsWithRows(snapshot, root, []));
  const namesApart = found.some(({ indicators }) => indicators.length > 1);
  const entries = found.map((one): ProgressEntry => {
    const place = fieldLabel(snapshot, { entity: "item", id: one.item.id, property: "title" });
    return {
      ...one,
      title: gate.clean(titleText(one, namesApart), place),
      goal: gate.clean(one.item.goal ?? "", place),
      achievement: gate.clean(achievementOf(snapshot, one.item), place),
      departments: gate.clean((one.item.departments ?? []).join("・"), place),
    };
  });
  return {
    entries,
    levels: Math.max(0, ...entries.map(({ above }) => above.length)),
    namesApart,
    departments: entries.some((entry) => entry.departments !== ""),
  };
}

type Found = Pick<ProgressEntry, "item" | "above" | "whole" | "indicators">;

function itemsWithRows(snapshot: YearSnapshot, item: Item, above: Item[]): Found[] {
  const indicators = snapshot.indicators.filter((one) => one.item === item.id);
  const parts = childrenOf(snapshot, item.id);
  if (parts.length === 0) return [{ item, above, whole: false, indicators }];
  const path = [...above, item];
  const own = indicators.length > 0 || achievementOf(snapshot, item) !== "";
  return [
    ...(own ? [{ item, above: path, whole: true, indicators }] : []),
    ...parts.flatMap((part) => itemsWithRows(snapshot, part, path)),
  ];
}

function achievementOf(snapshot: YearSnapshot, { id }: Item): string {
  const { fiscalYear } = snapshot;
  const subject = { kind: "item" as const, id };
  return fieldText(snapshot, { entity: "evaluation", subject, fiscalYear, property: "achievement" });
}

/** The item's number, where the plan has numbers, and its title. */
export function numberedTitle({ code, title }: Pick<Item, "code" | "title">): string {
  return `${code} ${title}`.trim();
}

/** ※ before a name refers to the note on outside surveys, ↘ behind it says that less is better. */
export function indicatorTitle({ name, externalSurvey, direction }: Indicator): string {
  return `${externalSurvey ? "※" : ""}${name}${direction === "down" ? "↘" : ""}`;
}

function titleText({ item, whole, indicators }: Found, namesApart: boolean): string {
  const [indicator] = indicators;
  const name = namesApart || !indicator ? "" : `(${indicatorTitle(indicator)})`;
  if (whole) return `全体${name}`;
  const line = `${numberedTitle(item)}${item.isNew ? "【新規事業】" : ""}${name}`;
  return item.pageReference ? `${line}\n${item.pageReference}` : line;
}
