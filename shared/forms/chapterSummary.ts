/** 総括表. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import type { SheetOptions } from "#shared/forms/sheetParts.ts";

export function chapterSummary(_snapshot: YearSnapshot, _options: SheetOptions = {}): DocumentTree {
  return documentTree("総括表", [], textGate());
}
