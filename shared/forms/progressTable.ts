/** 進捗状況まとめ. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import type { SheetOptions } from "#shared/forms/sheetParts.ts";

export function progressTable(_snapshot: YearSnapshot, _options: SheetOptions = {}): DocumentTree {
  return documentTree("進捗状況まとめ", [], textGate());
}
