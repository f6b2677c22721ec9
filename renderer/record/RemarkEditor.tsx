/** The words of one remark, edited or divided where they stand. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { TextInput } from "#renderer/common/TextInput.tsx";

export type EditMode = "edit" | "split";

const hints: Record<EditMode, string> = {
  edit: "Enter 保存　Shift+Enter 改行　Alt+Enter ここで分ける　Esc やめる",
  split: "分ける位置にカーソルを置いて Enter　Esc やめる",
};

interface RemarkEditorProps {
  mode: EditMode;
  label: string;
  fieldKey: string;
  value: string;
  onChange: (text: string) => void;
  onSave: (text: string) => void;
  /** At this place of the text, in UTF-16 units. */
  onSplit: (text: string, at: number) => void;
  /** Leaves the editor; typed words stay a draft. */
  onLeave: () => void;
}

export function RemarkEditor(props: RemarkEditorProps): ReactNode {
  const { mode, label, fieldKey, value, onChange, onSave, onSplit, onLeave } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const field = input.current;
    if (!field) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      if (mode === "split" || event.altKey) onSplit(field.value, field.selectionStart);
      else onSave(field.value);
    }
  };
  return (
    <div className="record-editor">
      <TextInput
        label={label}
        hideLabel
        fullWidth
        multiline
        value={value}
        fieldKey={fieldKey}
        inputRef={input}
        onChange={onChange}
        onKeyDown={onKeyDown}
      />
      <p className="record-about">{hints[mode]}</p>
    </div>
  );
}
