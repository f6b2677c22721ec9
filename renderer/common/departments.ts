/** 所管課 or 実施主体 of an item as one line of text. */
import type { Item } from "#shared/domain/plan.ts";

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
