/** The rows of the store that stand on a sheet: what they are called, and which stand beside them. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { RowTable } from "#shared/domain/rows.ts";
import type { DocumentTree, RecordRef } from "#shared/forms/documentTree.ts";
import { fieldKey } from "#shared/domain/field.ts";

const names: Record<RowTable, string> = {
  result: "成果・課題",
  initiative: "取組",
  undertaking: "重点事業",
  passage: "本文",
  document: "書類",
  documentRow: "行",
};

interface Known {
  id: string;
  title: string;
  /** Rows with the same owner stand in one order. */
  owner: string;
}

function rowsOf(snapshot: YearSnapshot, table: RowTable): Known[] {
  switch (table) {
    case "result":
      return snapshot.results.map(({ id, title, item, list }) => ({ id, title, owner: `${item}/${list}` }));
    case "initiative":
      return snapshot.initiatives.map(({ id, title, project }) => ({ id, title, owner: project }));
    case "undertaking":
      return snapshot.undertakings.map(({ id, title, project }) => ({ id, title, owner: project }));
    case "passage":
      return snapshot.passages.map(({ id, title }) => ({ id, title, owner: "" }));
    case "document":
      return snapshot.documents.map(({ id, title }) => ({ id, title, owner: "" }));
    case "documentRow":
      return snapshot.documentRows.map(({ id, title, document }) => ({ id, title, owner: document }));
  }
}

export interface RowStanding {
  /** 「重点事業「企業誘致推進事業」」 */
  name: string;
  first: boolean;
  last: boolean;
}

/** What a row is called and where it stands among its owner's; undefined when it is gone. */
export function rowStanding(snapshot: YearSnapshot, { table, id }: RecordRef): RowStanding | undefined {
  const rows = rowsOf(snapshot, table);
  const own = rows.find((one) => one.id === id);
  if (!own) return undefined;
  const beside = rows.filter((one) => one.owner === own.owner);
  const place = beside.indexOf(own);
  const title = own.title.trim() === "" ? `${place + 1}番目` : `「${own.title.trim()}」`;
  return { name: `${names[table]}${title}`, first: place === 0, last: place === beside.length - 1 };
}

/** What a button that adds such a row says. */
export function addLabel(table: RowTable): string {
  switch (table) {
    case "undertaking":
      return "重点事業を追加";
    case "initiative":
      return "取組を追加";
    case "passage":
    case "document":
    case "result":
    case "documentRow":
      return "行を追加";
  }
}

/** Key of the first cell of a row that can be typed into; undefined while the row is not on the sheet. */
export function firstFieldOf(tree: DocumentTree, id: string): string | undefined {
  for (const block of tree.sections.flatMap((section) => section.blocks)) {
    if (block.kind === "text" && block.record?.id === id) return fieldKey(block.field);
    if (block.kind !== "table") continue;
    for (const row of block.rows) {
      if (row.record?.id !== id) continue;
      const cells = row.cells.filter((one) => one.field !== undefined && one.editor !== undefined);
      // A merged cell of something else may begin in the same row.
      const own = cells.find(({ field }) => field?.entity === "row" && field.id === id) ?? cells[0];
      if (own?.field) return fieldKey(own.field);
    }
  }
  return undefined;
}
