/** 先導プロジェクトとロードマップ. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import type { SheetOptions } from "#shared/forms/sheetParts.ts";

export function roadmap(_snapshot: YearSnapshot, _options: SheetOptions = {}): DocumentTree {
  return documentTree("先導プロジェクトとロードマップ", [], textGate());
}
