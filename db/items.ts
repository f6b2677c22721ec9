/** The tree of the plan. */
import type { Database } from "better-sqlite3";
import type { Item } from "#shared/domain/plan.ts";
import { jsonOrNull, orNull, parsed, present, type Given, type Patched } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { ItemRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

const treeOrder = `
with recursive tree (id, place) as (
  select id, printf('%08d', position) || id from item where parent is null
  union all
  select item.id, tree.place || '/' || printf('%08d', item.position) || item.id
  from item join tree on item.parent = tree.id
)
select item.* from tree join item on item.id = tree.id order by tree.place`;

/** A parent before its children, siblings in the plan's order. */
export function readItems(db: Database): Item[] {
  return all<ItemRow>(db, treeOrder).map(itemOf);
}

export function readItem(db: Database, id: string): Item | undefined {
  const row = one<ItemRow>(db, "select * from item where id = ?", id);
  return row && itemOf(row);
}

/** The item and everything below it, parents first. */
export function branch(db: Database, id: string): string[] {
  return all<{ id: string }>(
    db,
    `with recursive below (id) as (
       select id from item where id = ? union all select item.id from item join below on item.parent = below.id
     ) select id from below`,
    id,
  ).map((row) => row.id);
}

function itemOf(row: ItemRow): Item {
  const { id, parent, code, title, goal, overview, images, concept, policies } = row;
  return {
    id,
    parent,
    code,
    title,
    ...present({
      goal,
      overview,
      images,
      concept,
      policies,
      relatedPlans: row.related_plans,
      pageReference: row.page_reference,
      isNew: row.is_new === 1 ? true : null,
      departments: row.departments === null ? null : (JSON.parse(row.departments) as string[]),
      from: row.from_year,
      until: row.until_year,
      succeeds: parsed<string[]>(row.succeeds),
      formerNames: parsed<NonNullable<Item["formerNames"]>>(row.former_names),
    }),
  };
}

/** Column of each text that an item may lack. */
export const itemTextColumns = {
  goal: "goal",
  overview: "overview",
  images: "images",
  concept: "concept",
  policies: "policies",
  relatedPlans: "related_plans",
  pageReference: "page_reference",
} as const satisfies Partial<Record<keyof Item, keyof ItemRow>>;

/** Columns of what is a setting and not a text: those of the properties that are given. */
export function itemColumns(item: Given<Pick<Item, "departments" | "isNew">>): Partial<ItemRow> {
  return {
    ...(item.departments === undefined ? {} : { departments: listOrNull(item.departments) }),
    ...(item.isNew === undefined ? {} : { is_new: Number(item.isNew) }),
  };
}

/** Columns of an item's life in the plan: those of the properties that are given; null and an empty list clear them. */
export function itemLifeColumns(
  life: Patched<Pick<Item, "from" | "until" | "succeeds" | "formerNames">>,
): Partial<ItemRow> {
  return {
    ...(life.from === undefined ? {} : { from_year: life.from }),
    ...(life.until === undefined ? {} : { until_year: life.until }),
    ...(life.succeeds === undefined ? {} : { succeeds: listOrNull(life.succeeds) }),
    ...(life.formerNames === undefined ? {} : { former_names: listOrNull(life.formerNames) }),
  };
}

export function insertItem(writer: Writer, item: Item, position: number): void {
  writer.insert("item", {
    id: item.id,
    parent: item.parent,
    position,
    code: item.code,
    title: item.title,
    goal: orNull(item.goal),
    departments: listOrNull(item.departments),
    overview: orNull(item.overview),
    images: orNull(item.images),
    concept: orNull(item.concept),
    policies: orNull(item.policies),
    related_plans: orNull(item.relatedPlans),
    page_reference: orNull(item.pageReference),
    is_new: Number(item.isNew ?? false),
    from_year: item.from ?? null,
    until_year: item.until ?? null,
    succeeds: listOrNull(item.succeeds),
    former_names: listOrNull(item.formerNames),
  });
}

function listOrNull(list: readonly unknown[] | null | undefined): string | null {
  return jsonOrNull(list && list.length > 0 ? list : null);
}

/** An item is about to go: those that went on from it begin by themselves. */
export function forgetPredecessor(writer: Writer, id: string): void {
  for (const { id: later, succeeds = [] } of readItems(writer.db)) {
    if (!succeeds.includes(id)) continue;
    const rest = succeeds.filter((before) => before !== id);
    writer.update("item", later, itemLifeColumns({ succeeds: rest }));
  }
}
