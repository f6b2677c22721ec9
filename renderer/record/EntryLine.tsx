/** The line at the foot: type, Enter, and it is free for the next. Never takes words in the middle of a conversion. */
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { commentKindLabels, type CommentKind } from "#shared/domain/comment.ts";

interface EntryLineProps {
  input: RefObject<HTMLTextAreaElement | null>;
  fieldKey: string;
  value: string;
  kind: CommentKind;
  speaker: string | undefined;
  /** What stands above the line: a question about it, what an answer answers, what is being corrected. */
  note: ReactNode;
  problem: string | undefined;
  correcting: boolean;
  onChange: (text: string) => void;
  onEnter: (text: string) => void;
  onKind: () => void;
  onEscape: () => void;
  /** ↑ in an empty line, or PageUp. */
  onUp: () => void;
  /** Ctrl+↑. */
  onCorrect: () => void;
}

export function EntryLine(props: EntryLineProps): ReactNode {
  const { input, fieldKey, value, kind, speaker, note, problem, correcting } = props;
  const { onChange, onEnter, onKind, onEscape, onUp, onCorrect } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const field = input.current;
    if (!field || event.target !== field) return;
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      // The one way to put in a new line that keeps the browser's own undo of typing.
      if (event.ctrlKey || event.metaKey || event.shiftKey) document.execCommand("insertText", false, "\n");
      else onEnter(field.value);
    } else if (event.key === "Escape") {
      // Typed words are never dropped; what is being corrected is left alone.
      event.preventDefault();
      onEscape();
    } else if (event.key === "ArrowUp" && event.ctrlKey) {
      event.preventDefault();
      onCorrect();
    } else if (event.key === "PageUp" || (event.key === "ArrowUp" && field.value === "" && !event.altKey)) {
      event.preventDefault();
      onUp();
    }
  };
  return (
    <>
      {note}
      <div className={correcting ? "record-line record-line-correcting" : "record-line"}>
        <button
          type="button"
          className="record-line-kind"
          aria-label={`種別 ${commentKindLabels[kind]}（F2 で切り替え）`}
          title="F2 で切り替え"
          onClick={onKind}
        >
          <KindChip kind={kind} />
        </button>
        <TextInput
          label={speaker === undefined ? "発言" : `${speaker}の発言`}
          hideLabel
          fullWidth
          multiline
          maxRows={4}
          value={value}
          fieldKey={fieldKey}
          inputRef={input}
          placeholder={
            speaker === undefined ? "先に発言者を選びます（Alt+数字）" : `${speaker}の発言を入力して Enter`
          }
          error={problem !== undefined}
          helperText={problem}
          onChange={onChange}
          onKeyDown={onKeyDown}
        />
        <p className="record-line-keys">
          <span>Enter 確定　Alt+数字 発言者　F2 種別　Ctrl+↑ 直前を直す</span>
          <span>Shift+Enter 改行　Alt+↑↓ 議題　Alt+←→ 施策　PageUp 一覧へ</span>
        </p>
      </div>
    </>
  );
}
