/** 新旧対照表. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import type { DocumentOptions } from "#shared/forms/reviewOutline.ts";

export function comparisonTable(_snapshot: YearSnapshot, _options: DocumentOptions = {}): DocumentTree {
  return documentTree("新旧対照表", [], textGate());
}
