/** 所管課 or 実施主体 of an item as one line of text, and which of them answer for a sheet. */
import type { Subject } from "#shared/domain/ids.ts";
import type { Item } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

/** 「産業振興課、商工会」; 「・」 may be part of a name. */
export function departmentsText({ departments = [] }: Pick<Item, "departments">): string {
  return departments.join("、");
}

/** 「産業振興課、商工会」 → departments. */
export function departmentsOf(text: string): string[] {
  return text
    .split(/[、,，\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/**
 * Departments to offer for an answer about the subject, nearest first: the item's own, those of the items on its sheet, those
 * of the items above it; of a project those of its related items; of the whole plan, all.
 */
export function answeringDepartments(
  { items, projects }: Pick<YearSnapshot, "items" | "projects">,
  subject: Subject | undefined,
): string[] {
  const named = (list: readonly Item[]) => [...new Set(list.flatMap(({ departments = [] }) => departments))];
  if (subject === undefined) return named(items);
  // Items come parents first: one walk finds everything below, one walk back everything above.
  const around = (ids: readonly string[]): Item[] => {
    const inside = new Set(ids);
    for (const item of items) if (item.parent !== null && inside.has(item.parent)) inside.add(item.id);
    const above = new Set(ids);
    for (const item of items.toReversed())
      if (above.has(item.id) && item.parent !== null) above.add(item.parent);
    const within = items.filter(({ id }) => inside.has(id));
    return [...within, ...items.filter(({ id }) => above.has(id) && !inside.has(id)).toReversed()];
  };
  if (subject.kind === "item") return named(around([subject.id]));
  const related = projects.find(({ id }) => id === subject.id)?.related ?? [];
  return named(around(related.map(({ item }) => item)));
}
