/** A text field that saves itself when it is left (or Enter is pressed) and takes part in the true save state. */
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import { forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { TextInput, type TextInputProps } from "#renderer/common/TextInput.tsx";

type Passed = Pick<
  TextInputProps,
  "fullWidth" | "hideLabel" | "placeholder" | "sx" | "minRows" | "maxRows" | "helperText" | "inputAttributes"
>;

interface SavedInputProps extends Passed {
  label: string;
  value: string;
  /** What it belongs to, for messages: 「1-1 市民等で… 名称」. */
  place: string;
  onSave: (text: string) => Promise<Saved>;
  /** A sentence when the text cannot be saved as it stands. */
  check?: (text: string) => string | undefined;
  multiline?: boolean;
  readOnly: boolean;
}

function Field(props: SavedInputProps & { editKey: string }): ReactNode {
  const {
    label,
    value,
    place,
    onSave,
    check,
    multiline = false,
    readOnly,
    editKey,
    helperText,
    ...passed
  } = props;
  const { ledger } = useClient();
  const [problem, setProblem] = useState<string>();
  const typed = useRef(value);

  const commit = (raw: string) => {
    const text = cleanText(raw).text;
    const found = check?.(text);
    setProblem(found);
    // What cannot be saved as it stands is asked about before the window closes.
    if (found === undefined) forgetDraft(editKey);
    else noteDraft({ key: editKey, label: `${place} ${label}`, text: raw === "" ? "（空欄）" : raw });
    if (found !== undefined || text === value) {
      ledger.typed(editKey);
      return;
    }
    // A failure is kept by the ledger and shown in the band; here there is nothing left to do about it.
    void ledger
      .enqueue({ key: editKey, label: `${place} ${label}`, text, save: () => onSave(text) })
      .catch(() => undefined);
  };
  const commitTyped = useRef(commit);
  useEffect(() => {
    commitTyped.current = commit;
  });
  // Leaving the screen while typing (a shortcut, another plan) still hands the text over.
  useEffect(() => () => ledger.leaving(editKey), [ledger, editKey]);

  return (
    <TextInput
      {...passed}
      label={label}
      value={value}
      multiline={multiline}
      readOnly={readOnly}
      commitOnBlur
      error={problem !== undefined}
      helperText={problem ?? helperText}
      onChange={(text) => {
        typed.current = text;
        if (text === value) ledger.typed(editKey);
        else ledger.typing(editKey, () => commitTyped.current(typed.current));
      }}
      onCommit={commit}
    />
  );
}

export function SavedInput(props: SavedInputProps): ReactNode {
  const id = useId();
  // Giving up a failed edit makes the field show again what is stored.
  return <Field {...props} editKey={`${props.place}/${props.label}/${id}`} key={useDiscards()} />;
}
