/** 見直しの概要. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";

export interface DocumentOptions {
  /** Id of the document; absent prints every one of its kind. */
  document?: string;
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

export function reviewOutline(_snapshot: YearSnapshot, _options: DocumentOptions = {}): DocumentTree {
  return documentTree("見直しの概要", [], textGate());
}
