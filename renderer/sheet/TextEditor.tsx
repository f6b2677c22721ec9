/**
 * The editor that stands in a cell's place: the same letters on the same lines, without a frame. One for texts (many
 * lines) and values (one line). The element owns the text, so that typing redraws nothing.
 */
import type { Field } from "#shared/domain/field.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { pastedCells, pastedText } from "#shared/text/paste.ts";
import { isComposing, noteCompositionEnd } from "#renderer/common/ime.ts";
import { useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import type { Draft } from "./drafts.ts";
import { useSheetEditing, type Caret } from "./editing.ts";
import { textStyle } from "./geometry.ts";
import type { Direction } from "./valueGrid.ts";

type TextElement = HTMLTextAreaElement | HTMLInputElement;

function placeCaret(element: TextElement, caret: Caret): void {
  const { length } = element.value;
  if (caret === "all") element.setSelectionRange(0, length);
  else {
    const place = caret === "end" ? length : Math.min(caret, length);
    element.setSelectionRange(place, place);
  }
}

/** Types a text as if by hand, so that the field's own undo knows it. */
function insertText(text: string): void {
  document.execCommand("insertText", false, text);
}

const arrows: Partial<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The neighbour an arrow key means: up and down always, left and right only at the edge of the text. */
function arrowDirection(event: KeyboardEvent<TextElement>): Direction | undefined {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const direction = arrows[event.key];
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  if (direction === "left" && selectionStart !== 0) return undefined;
  if (direction === "right" && selectionEnd !== value.length) return undefined;
  return direction;
}

export function TextEditor(props: {
  field: Field;
  fieldKey: string;
  label: string;
  kind: "text" | "value";
  caret: Caret;
  draft: Draft | undefined;
  /** The letters that stand here when the cell is not edited. */
  paragraph: Paragraph;
  /** What the cell shows while its field holds nothing: computed, or a mark of the form. */
  placeholder: string;
  /** Id of the sentence that says what is wrong, when something is. */
  problemId: string | undefined;
}): ReactNode {
  const { fieldKey: key, label, kind, caret, draft, paragraph, placeholder, problemId } = props;
  const sheet = useSheetEditing();
  const element = useRef<TextElement | null>(null);
  const composing = useRef(false);

  useLayoutEffect(() => {
    if (!element.current) return;
    element.current.focus({ preventScroll: false });
    placeCaret(element.current, caret);
    // Only when the cell opens: later the caret belongs to the person.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  useLayoutEffect(() => {
    // The notice above the paper pushes it down: the cell that is wrong stays in sight.
    if (problemId !== undefined) element.current?.scrollIntoView({ block: "nearest" });
  }, [problemId]);

  const text = draft?.text ?? "";
  useLayoutEffect(() => {
    // Reverted, undone or normalised: the text changed without being typed here.
    if (!element.current || composing.current || element.current.value === text) return;
    element.current.value = text;
    // What was long may be short now, and the paper was scrolled to its end.
    if (document.activeElement === element.current) element.current.scrollIntoView({ block: "nearest" });
  });

  const undoKeys = (event: KeyboardEvent<TextElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const letter = event.key.toLowerCase();
    const redo = letter === "y" || (letter === "z" && event.shiftKey);
    if (!redo && letter !== "z") return;
    // The field's own undo and the sheet's never act on one key press together.
    event.stopPropagation();
    if (draft && (redo ? draft.touched : draft.text !== draft.origin)) return;
    event.preventDefault();
    if (redo) sheet.redo();
    else sheet.undo();
  };

  const valueKeys = (event: KeyboardEvent<TextElement>): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      // A number that cannot be read keeps the person here, with the sentence that says why.
      if (sheet.commit(key)) sheet.move(key, event.shiftKey ? "up" : "down");
      return;
    }
    const direction = arrowDirection(event);
    if (direction && sheet.move(key, direction)) event.preventDefault();
  };

  const common = {
    className: "sheet-input",
    defaultValue: text,
    style: textStyle(paragraph),
    "aria-label": label,
    "aria-invalid": problemId !== undefined,
    "aria-describedby": problemId,
    placeholder,
    spellCheck: false,
    autoComplete: "off",
    ref: (node: TextElement | null) => {
      element.current = node;
    },
    onInput: (event: { currentTarget: TextElement }) =>
      sheet.type(key, event.currentTarget.value, composing.current),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: { currentTarget: TextElement; timeStamp: number }) => {
      composing.current = false;
      noteCompositionEnd(event);
      sheet.type(key, event.currentTarget.value, false);
    },
    onBlur: () => {
      // Another window came to the front: the cell stays open, its text is safe.
      if (document.activeElement === element.current) sheet.commit(key);
      else sheet.close(key);
    },
    onKeyDown: (event: KeyboardEvent<TextElement>) => {
      if (isComposing(event)) {
        event.stopPropagation();
        return;
      }
      undoKeys(event);
      if (event.key === "Escape") {
        event.stopPropagation();
        sheet.revert(key);
        return;
      }
      if (kind === "value") valueKeys(event);
    },
    onPaste: (event: ClipboardEvent<TextElement>) => {
      const plain = event.clipboardData.getData("text/plain");
      event.preventDefault();
      const block = kind === "value" ? pastedCells(plain) : undefined;
      if (block) sheet.pasteBlock(key, block);
      else insertText(pastedText(plain));
    },
  };
  return kind === "value" ? <input type="text" {...common} /> : <textarea rows={1} {...common} />;
}
