/**
 * The rows of a damaged file by table: first along the trees, from the roots that the schema names; then on the pages that no
 * tree leads to any more, whose table is told by what their rows look like.
 */
import type { Cell, PageFile, Stored } from "./pages.ts";

/** What lies in a damaged file of one table. */
export interface FoundTable {
  /** In the order of the tree; those of stray pages behind them. */
  rows: Cell[];
  /** Rows whose bytes are damaged. */
  unreadable: number;
  /** Keys that the table's index names. A key without a row is a row that is lost. */
  keys: Set<string>;
  /** Pages of the tree that cannot be read: rows may be missing that nothing names. */
  lostPages: number;
}

/** How a table looks: what its rows must be like. */
export interface Shape {
  table: string;
  kind: "table" | "index";
  /** Whether the cell can be a row of this table. */
  fits: (cell: Cell) => boolean;
  /** Whether the schema would take it. */
  accepts: (cell: Cell) => boolean;
}

/** What lies in a damaged file. */
export interface Found {
  tables: Map<string, FoundTable>;
  /** Rows of stray pages that look like no table's, or like several tables'. */
  unplaced: number;
}

interface Root {
  type: string;
  name: string;
  table: string;
  page: number;
}

/** Reads the whole file; what it cannot read is counted, as far as something still names it. */
export function findRows(file: PageFile, shapes: readonly Shape[]): Found {
  const visited = new Set<number>();
  const roots = readRoots(file, visited);
  const tables = new Map(shapes.map(({ table }) => [table, emptyTable()]));
  const ofTables = roots.filter(({ type, name }) => type === "table" && tables.has(name));
  for (const { name, page } of ofTables) walk(file, page, visited, tables.get(name) ?? emptyTable());
  for (const { page, table } of roots.filter(isKeyIndex)) {
    const index = emptyTable();
    walk(file, page, visited, index);
    const keys = tables.get(table)?.keys;
    for (const { values } of index.rows) if (typeof values[0] === "string") keys?.add(values[0]);
  }
  const others = roots.filter((root) => !ofTables.includes(root) && !isKeyIndex(root));
  for (const { page } of others) walk(file, page, visited, emptyTable());
  return { tables, unplaced: placeStray(file, visited, tables, shapes) };
}

function emptyTable(): FoundTable {
  return { rows: [], unreadable: 0, keys: new Set(), lostPages: 0 };
}

/** The index behind a table's key: its entries are the keys of all rows. */
function isKeyIndex({ type, name, table }: Root): boolean {
  return type === "index" && name === `sqlite_autoindex_${table}_1`;
}

/** From the schema's own tree; what that no longer leads to, from any page that holds rows like the schema's. */
function readRoots(file: PageFile, visited: Set<number>): Root[] {
  const schema = emptyTable();
  walk(file, 1, visited, schema);
  const roots = new Map<string, Root>();
  const take = ({ values }: Cell): boolean => {
    const root = rootOf(values, file.pages);
    if (root && !roots.has(root.name)) roots.set(root.name, root);
    return root !== undefined;
  };
  schema.rows.forEach(take);
  for (let number = 2; number <= file.pages; number += 1) {
    if (visited.has(number) || file.free.has(number)) continue;
    const page = file.page(number);
    const looksSo = page?.kind === "table" && page.cells.some(({ values }) => isSchemaRow(values));
    if (page && looksSo) {
      page.cells.forEach(take);
      visited.add(number);
    }
  }
  return [...roots.values()];
}

function isSchemaRow(values: readonly Stored[]): boolean {
  const [type, name, table, page, sql] = values;
  return (
    values.length === 5 &&
    ["table", "index", "trigger", "view"].includes(String(type)) &&
    typeof name === "string" &&
    typeof table === "string" &&
    typeof page === "number" &&
    (sql === null || (typeof sql === "string" && /^create /iu.test(sql)))
  );
}

function rootOf(values: readonly Stored[], pages: number): Root | undefined {
  const [type, name, table, page] = values;
  if (!isSchemaRow(values) || typeof page !== "number" || page < 2 || page > pages) return undefined;
  return { type: String(type), name: String(name), table: String(table), page };
}

/** Takes the rows of a tree. */
function walk(file: PageFile, root: number, visited: Set<number>, into: FoundTable): void {
  const open = [root];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (visited.has(number)) continue;
    const page = file.page(number);
    if (!page) {
      into.lostPages += 1;
      continue;
    }
    visited.add(number);
    into.rows.push(...page.cells);
    into.unreadable += page.unreadable;
    open.push(...page.children.toReversed());
  }
}

/** All rows of a page are of one table. A row the table already has stays as the tree had it. */
function placeStray(
  file: PageFile,
  visited: ReadonlySet<number>,
  tables: ReadonlyMap<string, FoundTable>,
  shapes: readonly Shape[],
): number {
  let unplaced = 0;
  for (let number = 2; number <= file.pages; number += 1) {
    if (visited.has(number) || file.free.has(number)) continue;
    const page = file.page(number);
    if (!page || page.cells.length === 0 || (page.kind === "table" && page.children.length > 0)) continue;
    if (page.cells.every(isSearchEntry)) continue;
    const fitting = shapes
      .filter(({ kind, fits }) => kind === page.kind && page.cells.every((cell) => fits(cell)))
      .filter(({ accepts }) => page.cells.every((cell) => accepts(cell)));
    const named = fitting.filter(({ table }) => page.cells.some((cell) => isNamed(tables.get(table), cell)));
    const [only, another] = named.length > 0 ? named : fitting;
    if (only && !another) tables.get(only.table)?.rows.push(...page.cells);
    else if (page.kind === "table") unplaced += page.cells.filter(hasText).length;
  }
  return unplaced;
}

/** 検索の索引: it is made anew. */
function isSearchEntry({ values }: Cell): boolean {
  const [id, table, row, column, folded] = values;
  const isText = [table, row, column, folded].every((value) => typeof value === "string");
  return (
    values.length === 5 && id === null && isText && /^[a-z_]+$/u.test(`${String(table)}${String(column)}`)
  );
}

function hasText({ values }: Cell): boolean {
  return values.some((value) => typeof value === "string");
}

function isNamed(table: FoundTable | undefined, { values: [key] }: Cell): boolean {
  return typeof key === "string" && (table?.keys.has(key) ?? false);
}
