/** The official sheet as the screen: drawn from the same tree as the Word file, its cells edited in place. */
import { MAX_TEXT } from "#shared/domain/plan.ts";
import { fieldKey, type Field, type TextField, type ValueField } from "#shared/domain/field.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { paperTree } from "#shared/forms/papers.ts";
import { printedText } from "#shared/forms/printedText.ts";
import { fieldValue } from "#shared/rules/fieldText.ts";
import { inputText, parseIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { fieldElement } from "#renderer/common/fieldElement.ts";
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { SheetActionsContext, type SheetActions } from "./actions.ts";
import { BlockPasteDialog, isHarmless, type PasteChange, type PendingPaste } from "./BlockPasteDialog.tsx";
import { sheetDrafts, type Editing, type Reading } from "./drafts.ts";
import {
  SheetEditingContext,
  SheetSnapshotContext,
  type Caret,
  type OpenPart,
  type SheetEditing,
} from "./editing.ts";
import { Desk } from "./Desk.tsx";
import { firstFieldOf } from "./rowRecords.ts";
import { editedContent, frozenContent } from "./sheetContent.tsx";
import { plainContent } from "./SheetView.tsx";
import { PartUnderlineTools, UnderlineTools } from "./UnderlineTools.tsx";
import { blockPaste, neighbour } from "./valueGrid.ts";
import { withField } from "./withDrafts.ts";

export interface SheetEditorProps {
  snapshot: YearSnapshot;
  /** The paper to show. */
  paper: Paper;
  /** Everything can be read, nothing edited. */
  readOnly: boolean;
  /** Rejects with a Failure when the text could not be saved. `session` groups edits into one step of undo. */
  onSaveText(this: void, field: TextField, text: string, session: string): Promise<void>;
  /** null makes the cell blank. Rejects with a Failure when the value could not be saved. */
  onSaveValue(this: void, field: ValueField, value: IndicatorValue | null, session: string): Promise<void>;
  /** The field that is being edited, and what it is called; null when none is. */
  onFieldFocus(this: void, field: Field | null, label: string | null): void;
  /** Ctrl+Z in a cell nothing was typed into. */
  onUndo?: ((this: void) => void) | undefined;
  onRedo?: ((this: void) => void) | undefined;
  /** What is done to rows, arrows, grades and underlines; needed unless the sheet is read-only. */
  actions: SheetActions;
  /** Further tools at the right of the bar above the paper. */
  tools?: ReactNode;
}

/** One paper that can be edited. Changing the paper saves what was being typed. */
export function SheetEditor(props: SheetEditorProps): ReactNode {
  return <OneSheet key={paperKey(props.paper)} {...props} />;
}

/** Stored text of any field, as its editor shows it. */
function storedText(snapshot: YearSnapshot, field: Field): string {
  return field.entity === "indicatorValue"
    ? inputText(fieldValue(snapshot, field))
    : printedText(snapshot, field);
}

function readText(text: string): Reading {
  if (text.length <= MAX_TEXT) return { ok: true, canonical: text };
  const count = text.length.toLocaleString("ja-JP");
  const limit = MAX_TEXT.toLocaleString("ja-JP");
  return { ok: false, problem: `文章が長すぎます（${count}字）。${limit}字までに縮めると保存されます。` };
}

function readValue(text: string, unit: string): Reading {
  const reading = parseIndicatorValue(text, unit);
  return reading.ok ? { ok: true, canonical: inputText(reading.value ?? undefined) } : reading;
}

/** The snapshot with every draft of a closed cell in it. */
function withDrafts(snapshot: YearSnapshot, drafts: ReturnType<typeof sheetDrafts.entries>): YearSnapshot {
  let patched = snapshot;
  for (const [, { open, status, text, editing, seen }] of drafts) {
    const shown = !open && status.kind !== "invalid" && status.kind !== "same" && text !== seen;
    if (shown) patched = withField(patched, editing.field, text);
  }
  return patched;
}

/** Moves the keyboard into a cell, which opens it; the paper moves no further than it must. */
function openCell(key: string): boolean {
  const target = fieldElement(key)?.querySelector<HTMLElement>(
    "textarea, input, button.sheet-rating, [role=textbox]",
  );
  target?.focus();
  return target !== undefined && target !== null;
}

/** Moves the keyboard to a row of the store. @returns false while it is not on the sheet. */
function goTo(tree: DocumentTree, { id, what }: { id: string; what: "field" | "tools" }): boolean {
  const key = what === "field" ? firstFieldOf(tree, id) : undefined;
  if (key !== undefined && openCell(key)) return true;
  const tools = document.querySelector<HTMLElement>(`[data-row-tools="${CSS.escape(id)}"]`);
  tools?.focus();
  return tools !== null;
}

/** The one open cell of a sheet. */
function createOpened() {
  let now: { key: string; caret: Caret } | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(next: typeof now): void {
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function OneSheet(props: SheetEditorProps): ReactNode {
  const { snapshot, paper, readOnly, onFieldFocus, tools, actions } = props;
  const drafts = useSyncExternalStore(sheetDrafts.subscribe, sheetDrafts.entries);
  const shown = useMemo(() => withDrafts(snapshot, drafts), [snapshot, drafts]);
  const tree = useMemo(() => paperTree(shown, paper), [shown, paper]);
  const [opened] = useState(createOpened);
  const [focused, setFocused] = useState<{ field: Field; label: string } | null>(null);
  const [part, setPart] = useState<OpenPart | undefined>(undefined);
  const [paste, setPaste] = useState<PendingPaste | undefined>(undefined);
  const latest = useRef({ props, shown, tree });
  useLayoutEffect(() => {
    latest.current = { props, shown, tree };
  });

  useEffect(() => {
    sheetDrafts.reconcile((field) => storedText(snapshot, field));
  }, [snapshot]);

  const wanted = useRef<{ id: string; what: "field" | "tools" } | undefined>(undefined);
  useEffect(() => {
    if (wanted.current && goTo(tree, wanted.current)) wanted.current = undefined;
  }, [tree]);

  // Leaving the sheet saves the cell that was open on it; the next sheet may have opened one of its own by then.
  useEffect(
    () => () => {
      const left = opened.get();
      if (left) sheetDrafts.close(left.key);
    },
    [opened],
  );

  const editingOf = useCallback((field: Field, label: string): Editing => {
    const { snapshot } = latest.current.props;
    const common = { field, label, stored: storedText(snapshot, field) };
    if (field.entity === "indicatorValue") {
      const unit = snapshot.indicators.find((one) => one.id === field.id)?.unit ?? "";
      return {
        ...common,
        autosave: false,
        read: (text) => readValue(text, unit),
        save: (text, session) => {
          const reading = parseIndicatorValue(text);
          return latest.current.props.onSaveValue(field, reading.ok ? reading.value : null, session);
        },
      };
    }
    return {
      ...common,
      autosave: true,
      read: readText,
      save: (text, session) => latest.current.props.onSaveText(field, text, session),
    };
  }, []);

  const focus = useCallback(
    (field: Field, label: string): void => {
      setFocused({ field, label });
      onFieldFocus(field, label);
    },
    [onFieldFocus],
  );
  const blur = useCallback((): void => {
    setFocused(null);
    onFieldFocus(null, null);
  }, [onFieldFocus]);

  const open = useCallback(
    (field: Field, label: string, caret: Caret): void => {
      const key = fieldKey(field);
      const before = opened.get();
      if (before && before.key !== key) sheetDrafts.close(before.key);
      sheetDrafts.open(key, editingOf(field, label));
      opened.set({ key, caret });
      focus(field, label);
    },
    [editingOf, focus, opened],
  );

  const applyPaste = useCallback(
    (pending: PendingPaste): void => {
      setPaste(undefined);
      const session = crypto.randomUUID();
      for (const change of pending.changes) {
        if (change.problem !== undefined) continue;
        sheetDrafts.put(change.key, editingOf(change.field, change.label), change.after, session);
      }
    },
    [editingOf],
  );

  const pasteBlock = useCallback(
    (key: string, block: string[][]): void => {
      const { targets, left } = blockPaste(latest.current.tree, key, block);
      const changes = targets.flatMap((target): PasteChange[] => {
        const { text, ...cell } = target;
        const editing = editingOf(target.field, target.label);
        const before = sheetDrafts.get(target.key)?.text ?? editing.stored;
        const reading = editing.read(text);
        if (!reading.ok) return [{ ...cell, before, after: text, problem: reading.problem }];
        return reading.canonical === before ? [] : [{ ...cell, before, after: reading.canonical }];
      });
      const pending = { changes, left };
      if (isHarmless(pending)) applyPaste(pending);
      else setPaste(pending);
    },
    [applyPaste, editingOf],
  );

  const editing = useMemo(
    (): SheetEditing => ({
      snapshot: () => latest.current.shown,
      subscribe: (listener) => {
        const ends = [sheetDrafts.subscribe(listener), opened.subscribe(listener)];
        return () => ends.forEach((end) => end());
      },
      draft: sheetDrafts.get,
      openCaret: (key) => {
        const now = opened.get();
        return now?.key === key ? now.caret : undefined;
      },
      editingOf: (field, label) => ({
        ...editingOf(field, label),
        stored: storedText(latest.current.shown, field),
      }),
      open,
      close: (key) => {
        sheetDrafts.close(key);
        // The editor that is left may learn of it after its neighbour was opened.
        if (opened.get()?.key !== key) return;
        opened.set(undefined);
        blur();
      },
      focus,
      blur,
      choosePart: setPart,
      type: (key, text, composing) => sheetDrafts.type(key, text, composing),
      commit: (key) => sheetDrafts.commit(key),
      revert: (key) => sheetDrafts.revert(key),
      retry: (key) => sheetDrafts.retry(key),
      put: (field, label, text) => sheetDrafts.put(fieldKey(field), editingOf(field, label), text),
      move: (key, direction) => {
        const next = neighbour(latest.current.tree, key, direction);
        return next !== undefined && openCell(next);
      },
      pasteBlock,
      goToRow: (id, what) => {
        // A row that was just added arrives with the next snapshot; one that was moved is still where it was.
        wanted.current = { id, what };
        if (what === "field" && goTo(latest.current.tree, wanted.current)) wanted.current = undefined;
      },
      undo: () => latest.current.props.onUndo?.(),
      redo: () => latest.current.props.onRedo?.(),
    }),
    [blur, editingOf, focus, open, opened, pasteBlock],
  );

  return (
    <SheetEditingContext value={editing}>
      <SheetSnapshotContext value={shown}>
        <SheetActionsContext value={actions}>
          <Desk
            tree={tree}
            content={readOnly ? plainContent : snapshot.frozen ? frozenContent : editedContent}
            focused={focused?.label ?? part?.label ?? null}
            readOnly={readOnly}
            tools={tools}
            fieldTools={
              (focused && <UnderlineTools field={focused.field} />) ??
              (part && <PartUnderlineTools key={`${part.row}/${part.side}/${part.part}`} part={part} />)
            }
          />
          {paste && (
            <BlockPasteDialog
              paste={paste}
              onApply={() => applyPaste(paste)}
              onCancel={() => setPaste(undefined)}
            />
          )}
        </SheetActionsContext>
      </SheetSnapshotContext>
    </SheetEditingContext>
  );
}
