/**
 * What the cells of one sheet share while it is edited. The value never changes, and every cell listens for itself:
 * going from cell to cell draws two cells, not the whole sheet.
 */
import type { Field } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { PartPlace } from "#shared/rules/measureUnderlines.ts";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Draft, Editing } from "./drafts.ts";
import type { Direction } from "./valueGrid.ts";

/** Where the caret goes when a cell opens: a place in its text, its end, or everything chosen. */
export type Caret = number | "end" | "all";

/** A text of a whole 施策 in which words can be chosen; it is written in the dialog of its 施策. */
export interface OpenPart extends PartPlace {
  /** Id of the row of the 新旧対照表. */
  row: string;
  label: string;
}

export interface SheetEditing {
  /** With everything typed so far. */
  snapshot(this: void): YearSnapshot;
  /** Tells when a draft changed or another cell was opened. */
  subscribe(this: void, listener: () => void): () => void;
  draft(this: void, key: string): Draft | undefined;
  /** Where the caret of this cell begins when it is the one that is open. */
  openCaret(this: void, key: string): Caret | undefined;
  /** How a field is read, saved and called. */
  editingOf(this: void, field: Field, label: string): Editing;
  /** Opens a cell and leaves the one that was open. */
  open(this: void, field: Field, label: string, caret: Caret): void;
  /** Leaves a cell; what was typed is saved. */
  close(this: void, key: string): void;
  /** A field that is not typed into has the focus (a grade). */
  focus(this: void, field: Field, label: string): void;
  blur(this: void): void;
  /** The text of a 施策 that has the focus; undefined when it is left. */
  choosePart(this: void, part: OpenPart | undefined): void;
  type(this: void, key: string, text: string, composing: boolean): void;
  /** @returns false when the text cannot be read. */
  commit(this: void, key: string): boolean;
  revert(this: void, key: string): void;
  retry(this: void, key: string): void;
  /** Sets a value that was chosen, not typed. */
  put(this: void, field: Field, label: string, text: string): void;
  /** Goes to the neighbouring value cell. @returns false at the edge. */
  move(this: void, key: string, direction: Direction): boolean;
  /** Cells copied from a spreadsheet were pasted into this value cell. */
  pasteBlock(this: void, key: string, block: string[][]): void;
  /** Puts the keyboard into a row as soon as it stands on the sheet: its first cell, or its tools. */
  goToRow(this: void, id: string, what: "field" | "tools"): void;
  undo(this: void): void;
  redo(this: void): void;
}

export const SheetEditingContext = createContext<SheetEditing | undefined>(undefined);

/** The year as the sheet shows it now, with everything typed so far: for what is drawn from more than its own cell. */
export const SheetSnapshotContext = createContext<YearSnapshot | undefined>(undefined);

/** @throws outside of a sheet editor. */
export function useSheetSnapshot(): YearSnapshot {
  const snapshot = useContext(SheetSnapshotContext);
  if (!snapshot) throw new Error("a cell needs its sheet editor");
  return snapshot;
}

/** @throws when a cell is drawn outside of a sheet editor. */
export function useSheetEditing(): SheetEditing {
  const editing = useContext(SheetEditingContext);
  if (!editing) throw new Error("a cell needs its sheet editor");
  return editing;
}

/** Draft and caret of one cell; draws the cell again when one of them changes, but not while it is typed into. */
export function useCell(key: string): { draft: Draft | undefined; caret: Caret | undefined } {
  const sheet = useSheetEditing();
  const stamp = (): string => {
    const draft = sheet.draft(key);
    const open = sheet.openCaret(key) !== undefined;
    return draft ? `${open} ${draft.session} ${draft.revision} ${draft.status.kind}` : `${open}`;
  };
  useSyncExternalStore(sheet.subscribe, stamp);
  return { draft: sheet.draft(key), caret: sheet.openCaret(key) };
}
