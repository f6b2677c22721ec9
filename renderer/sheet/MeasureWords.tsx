/**
 * A text of a whole 施策 as it stands in its cell: words can be chosen in it, to underline them. It is not typed into here;
 * Enter opens the dialog in which the 施策 is written.
 */
import type { Cell } from "#shared/forms/documentTree.ts";
import {
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from "react";
import { isComposing } from "#renderer/common/ime.ts";
import { textOffsetAt } from "./caret.ts";
import { editorParagraph } from "./EditableCell.tsx";
import { type OpenPart, useSheetEditing } from "./editing.ts";
import { textStyle } from "./geometry.ts";

export function MeasureWords(props: {
  cell: Cell;
  place: OpenPart;
  /** The text as it is stored; what stands in the cell shows its underlines. */
  words: string;
  /** The dialog of the 施策 is open. */
  editing: boolean;
  onEdit: () => void;
  children: ReactNode;
}): ReactNode {
  const { cell, place, words, editing, onEdit, children } = props;
  const sheet = useSheetEditing();
  const [caret, setCaret] = useState<number | undefined>(undefined);
  const label = `${place.label}（Enterで施策の欄を編集）`;

  if (caret === undefined) {
    const openAt = (event: MouseEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.preventDefault();
      setCaret(textOffsetAt(event.currentTarget, event.clientX, event.clientY) ?? 0);
    };
    return (
      <div className="sheet-field sheet-field-text sheet-words" role="presentation" onMouseDown={openAt}>
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- formatted text; a real one takes its place on focus
          role="textbox"
          tabIndex={0}
          aria-label={label}
          aria-readonly
          aria-multiline
          onFocus={() => setCaret(0)}
        >
          {children}
        </div>
      </div>
    );
  }
  return (
    <div className="sheet-field sheet-field-text sheet-words sheet-editing">
      <ChosenWords
        cell={cell}
        label={label}
        words={words}
        caret={caret}
        onFocus={() => sheet.choosePart(place)}
        onLeave={() => {
          sheet.choosePart(undefined);
          // The dialog gives the focus back to where it was.
          if (!editing) setCaret(undefined);
        }}
        onEdit={onEdit}
      />
    </div>
  );
}

function ChosenWords(props: {
  cell: Cell;
  label: string;
  words: string;
  caret: number;
  onFocus: () => void;
  onLeave: () => void;
  onEdit: () => void;
}): ReactNode {
  const { cell, label, words, caret, onFocus, onLeave, onEdit } = props;
  const sheet = useSheetEditing();
  const element = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    element.current?.focus();
    element.current?.setSelectionRange(caret, caret);
    // Only when the cell opens: later the choice belongs to the person.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  // A caret only stands where a text could be typed: what would change it is refused, and an IME's words are taken back.
  useLayoutEffect(() => {
    const area = element.current;
    if (!area) return undefined;
    const refuse = (event: Event) => event.preventDefault();
    const restore = () => {
      area.value = words;
    };
    if (area.value !== words) restore();
    area.addEventListener("beforeinput", refuse);
    area.addEventListener("compositionend", restore);
    return () => {
      area.removeEventListener("beforeinput", refuse);
      area.removeEventListener("compositionend", restore);
    };
  }, [words]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event)) return;
    const letter = event.key.toLowerCase();
    if (event.key === "Enter") {
      event.preventDefault();
      onEdit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.currentTarget.blur();
    } else if (event.ctrlKey && !event.altKey && (letter === "z" || letter === "y")) {
      event.preventDefault();
      event.stopPropagation();
      if (letter === "y" || event.shiftKey) sheet.redo();
      else sheet.undo();
    }
  };
  return (
    <textarea
      ref={element}
      className="sheet-input"
      rows={1}
      defaultValue={words}
      spellCheck={false}
      aria-readonly
      style={textStyle(editorParagraph(cell))}
      aria-label={label}
      onFocus={onFocus}
      onBlur={() => {
        // Another window came to the front: the words stay chosen.
        if (document.activeElement !== element.current) onLeave();
      }}
      onKeyDown={onKeyDown}
    />
  );
}
