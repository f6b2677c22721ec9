/** Items that a review of the plan renamed, ended or began: which of them a year has, and what they were called then. */
import type { Item } from "#shared/domain/plan.ts";

type Life = Pick<Item, "from" | "until">;

/** Whether the item itself is part of the plan in this year, whatever lies above it. */
function livesIn({ from, until }: Life, fiscalYear: number): boolean {
  return (from === undefined || from <= fiscalYear) && (until === undefined || fiscalYear <= until);
}

/** What the item was called in a year: the first former name that still held then, otherwise its name now. */
export function nameAt(
  item: Pick<Item, "code" | "title" | "formerNames">,
  fiscalYear: number,
): Pick<Item, "code" | "title"> {
  const held = (item.formerNames ?? []).filter((name) => fiscalYear <= name.until);
  const [first] = held.toSorted((a, b) => a.until - b.until);
  const { code, title } = first ?? item;
  return { code, title };
}

/**
 * The items of a year with the names they had then, and all others as the plan has them now. What lies below an item that
 * is not part of the plan is not part of it either. Both keep the order of the list, in which a parent comes before its
 * children.
 */
export function itemsOfYear(items: readonly Item[], fiscalYear: number): { items: Item[]; others: Item[] } {
  const here = new Set<string>();
  for (const item of items) {
    if (livesIn(item, fiscalYear) && (item.parent === null || here.has(item.parent))) here.add(item.id);
  }
  return {
    items: items
      .filter((item) => here.has(item.id))
      .map((item) => ({ ...item, ...nameAt(item, fiscalYear) })),
    others: items.filter((item) => !here.has(item.id)),
  };
}
