/** A text field that saves itself when it is left (or Enter is pressed) and takes part in the true save state. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import { draftText, forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { TextInput, type TextInputProps } from "#renderer/common/TextInput.tsx";
import { useHere } from "#renderer/frame/workspace.ts";

type Passed = Pick<
  TextInputProps,
  "fullWidth" | "hideLabel" | "placeholder" | "sx" | "minRows" | "maxRows" | "helperText" | "inputAttributes"
>;

interface SavedInputProps extends Passed {
  label: string;
  value: string;
  /** What it belongs to, the same for as long as that exists: `member/m1`. With the label it is the field's key. */
  of: string;
  /** What it belongs to, in words for messages: 「1-1 市民等で…」. */
  place: string;
  onSave: (text: string) => Promise<Saved>;
  /** A sentence when the text cannot be saved as it stands. */
  check?: (text: string) => string | undefined;
  multiline?: boolean;
  readOnly: boolean;
}

function Field(props: SavedInputProps): ReactNode {
  const {
    label,
    value,
    of,
    place,
    onSave,
    check,
    multiline = false,
    readOnly,
    helperText,
    ...passed
  } = props;
  const { ledger } = useClient();
  const where = useHere();
  const key = `${of}/${label}`;
  const name = `${place} ${label}`;
  // A text that could not be saved is there again when its screen is.
  const [held, setHeld] = useState(
    () => draftText(key) ?? ledger.failed().find((one) => one.key === key)?.text,
  );
  const [problem, setProblem] = useState(() => (held === undefined ? undefined : check?.(held)));
  const [seen, setSeen] = useState(value);
  const [sent] = useState(() => new Set<string>());
  if (value !== seen) {
    setSeen(value);
    // Undone or changed elsewhere: what is stored now is what counts. An own save coming back changes nothing here.
    if (!sent.has(value)) {
      setHeld(undefined);
      setProblem(undefined);
    }
  }
  const shown = held ?? value;
  const typed = useRef(shown);
  const committed = useRef(shown);

  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value && !sent.has(value)) forgetDraft(key);
    before.current = value;
  }, [key, sent, value]);

  const commit = (raw: string) => {
    committed.current = raw;
    const text = cleanText(raw).text;
    const found = check?.(text);
    setProblem(found);
    // What cannot be saved as it stands counts as unsaved, and is asked about before the window closes.
    if (found === undefined) forgetDraft(key);
    else noteDraft({ key, label: name, text: raw, problem: found, where });
    const refused = ledger.failed().some((one) => one.key === key);
    if (found !== undefined || (text === value && !refused)) {
      ledger.typed(key);
      return;
    }
    sent.add(text);
    // A failure is kept by the ledger and shown in the band; here there is nothing left to do about it.
    void ledger.enqueue({ key, label: name, text, where, save: () => onSave(text) }).catch(() => undefined);
  };
  const commitTyped = useRef(commit);
  useEffect(() => {
    commitTyped.current = commit;
  });
  // Leaving the screen while typing (a shortcut, another plan) still hands the text over.
  useEffect(() => () => ledger.leaving(key), [ledger, key]);

  return (
    <TextInput
      {...passed}
      label={label}
      value={shown}
      fieldKey={key}
      multiline={multiline}
      readOnly={readOnly}
      commitOnBlur
      error={problem !== undefined}
      helperText={problem ?? helperText}
      onChange={(text) => {
        typed.current = text;
        if (text === value || text === committed.current) ledger.typed(key);
        else ledger.typing(key, () => commitTyped.current(typed.current));
      }}
      onCommit={commit}
    />
  );
}

export function SavedInput(props: SavedInputProps): ReactNode {
  // Giving up an unsaved text makes the field show again what is stored.
  return <Field {...props} key={`${useDiscards()}/${props.of}/${props.label}`} />;
}
