/** The one text field of the product outside the sheet: safe with Japanese input methods, single or multi line. */
import TextField, { type TextFieldProps } from "@mui/material/TextField";
import {
  useLayoutEffect,
  useRef,
  useState,
  type CompositionEvent,
  type FocusEvent,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { FIELD_ATTRIBUTE } from "#renderer/common/fieldElement.ts";
import { isComposing, noteCompositionEnd } from "#renderer/common/ime.ts";

type Passed =
  | "autoFocus"
  | "className"
  | "disabled"
  | "error"
  | "fullWidth"
  | "helperText"
  | "id"
  | "inputRef"
  | "margin"
  | "maxRows"
  | "minRows"
  | "name"
  | "placeholder"
  | "required"
  | "size"
  | "sx"
  | "variant";

export interface TextInputProps extends Pick<TextFieldProps, Passed> {
  /** What the field is called; always there for people who do not see it. */
  label: string;
  /** Do not show the label (it is said by something beside the field). */
  hideLabel?: boolean;
  /**
   * The text. The field keeps its own draft while typing, so the parent may follow `onChange` or wait for `onCommit`;
   * a changed `value` that is not merely what was typed replaces the draft, but never in the middle of a conversion.
   */
  value: string;
  /** The text as it now stands; never called with a half-converted text. */
  onChange?: ((text: string) => void) | undefined;
  /** Enter (Ctrl+Enter in a multi-line field), and leaving the field when `commitOnBlur`. */
  onCommit?: ((text: string) => void) | undefined;
  /** Escape, after the draft went back to what it was when the field was entered. */
  onCancel?: (() => void) | undefined;
  /** Leaving the field commits a changed text. */
  commitOnBlur?: boolean;
  multiline?: boolean;
  readOnly?: boolean;
  startAdornment?: ReactNode;
  endAdornment?: ReactNode;
  /** Key by which the field can be gone to (`focusField`). */
  fieldKey?: string;
  /** Further attributes of the input element itself: maxLength, inputMode, aria-… */
  inputAttributes?: InputHTMLAttributes<HTMLInputElement | HTMLTextAreaElement>;
  /** Keys the owner handles itself; not called for keys that belong to the input method. */
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  onFocus?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
}

/**
 * As high as its text, by the browser's own measure. The component library measures a copy of every text by laying out the
 * whole window anew: a hundred of them stop it for seconds.
 */
const growing = { rows: 1, style: { fieldSizing: "content", resize: "none" } } as const;

/** A text field that never commits, sends, normalises or reports anything while an input method is converting. */
export function TextInput(props: TextInputProps): ReactNode {
  const {
    label,
    hideLabel = false,
    value,
    onChange,
    onCommit,
    onCancel,
    commitOnBlur = false,
    multiline = false,
    readOnly = false,
    startAdornment,
    endAdornment,
    fieldKey,
    inputAttributes,
    onKeyDown,
    onFocus,
    onBlur,
    ...passed
  } = props;
  const grows = multiline && passed.minRows === undefined && passed.maxRows === undefined;
  const [draft, setDraft] = useState(value);
  const composing = useRef(false);
  /** Text when the field was entered or last committed: what Escape goes back to. */
  const start = useRef(value);
  /** Texts told to the parent and not yet seen coming back; a late echo must not undo newer typing. */
  const echoes = useRef<string[]>([]);
  const latest = useRef(draft);

  const put = (text: string) => {
    latest.current = text;
    setDraft(text);
  };

  useLayoutEffect(() => {
    if (composing.current) return;
    if (value === latest.current) {
      echoes.current = [];
      return;
    }
    if (echoes.current.includes(value)) return;
    echoes.current = [];
    start.current = value;
    latest.current = value;
    setDraft(value);
  }, [value]);

  const report = (text: string) => {
    if (onChange === undefined || echoes.current.at(-1) === text) return;
    echoes.current.push(text);
    onChange(text);
  };

  const commit = (text: string) => {
    start.current = text;
    onCommit?.(text);
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) {
      // Neither a dialog around the field nor a form may take the accepting Enter or the cancelling Escape.
      event.stopPropagation();
      if (event.key === "Enter" && !event.nativeEvent.isComposing && event.keyCode !== 229)
        event.preventDefault();
      return;
    }
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && onCommit !== undefined && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      commit(latest.current);
      return;
    }
    if (event.key === "Escape") {
      if (latest.current !== start.current) {
        // Something typed goes back first; only the next Escape closes what is around the field.
        event.stopPropagation();
        put(start.current);
        report(start.current);
      }
      onCancel?.();
    }
  };

  return (
    <TextField
      {...passed}
      {...(hideLabel ? {} : { label })}
      multiline={multiline}
      value={draft}
      onChange={(event) => {
        put(event.target.value);
        if (!composing.current) report(event.target.value);
      }}
      onFocus={() => {
        start.current = latest.current;
        onFocus?.();
      }}
      onBlur={(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        if (composing.current) {
          composing.current = false;
          report(event.target.value);
        }
        if (commitOnBlur && latest.current !== start.current) commit(latest.current);
        onBlur?.();
      }}
      onKeyDown={handleKeyDown}
      slotProps={{
        input: { startAdornment, endAdornment, readOnly, ...(grows ? { inputComponent: "textarea" } : {}) },
        htmlInput: {
          ...(grows ? growing : {}),
          ...inputAttributes,
          [FIELD_ATTRIBUTE]: fieldKey,
          ...(hideLabel ? { "aria-label": label } : {}),
          onCompositionStart: () => {
            composing.current = true;
          },
          onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
            composing.current = false;
            noteCompositionEnd(event);
            put(event.currentTarget.value);
            report(event.currentTarget.value);
          },
        },
      }}
    />
  );
}
