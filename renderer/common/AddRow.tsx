/** Adding by typing a name and pressing Enter; the field is ready for the next one at once. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import { draftText, noteWords } from "#renderer/client/drafts.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useHere, useWorkspace } from "#renderer/frame/workspace.ts";

interface AddRowProps {
  /** 「施策を追加」. */
  label: string;
  /** What it adds to, the same for as long as that exists: `meeting/r2-1/agenda`. */
  of: string;
  placeholder?: string;
  /** The command that adds, when its failure is to be told here. */
  command?: { failure: Failure | undefined; forget: () => void };
  /** True when it was added. */
  onAdd: (name: string) => Promise<boolean>;
}

function Adding({ label, of, placeholder, command, onAdd }: AddRowProps): ReactNode {
  const key = `${of}/add`;
  const where = useHere();
  const { queries } = useClient();
  const fetching = useIsFetching();
  const [text, setText] = useState(() => draftText(key) ?? "");
  const [adding, setAdding] = useState(false);
  // Enter came again while the name before was on its way.
  const [again, setAgain] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const typing = useRef(text);
  const type = (typed: string) => {
    typing.current = typed;
    setText(typed);
    noteWords({ key, label: `${label}（まだ追加していません）`, text: typed, where });
  };
  const add = async (typed: string) => {
    if (adding) {
      setAgain(true);
      return;
    }
    setAgain(false);
    const name = cleanText(typed).text.trim();
    if (name === "") return;
    setAdding(true);
    // It stays until it is in the store, and the next name takes its place.
    field.current?.select();
    const added = await onAdd(name);
    setAdding(false);
    // Another name that was typed meanwhile stays; one that was replaced so and did not get in is kept as unsaved words.
    if (typing.current !== typed) {
      if (!added)
        noteWords({ key: `${key}/${name}`, label: `${label}（追加できませんでした）`, text: name, where });
      return;
    }
    if (!added) return;
    type("");
    field.current?.focus();
  };
  // The next one is added to what the store has now: lists are written as a whole.
  const goOn = useEffectEvent(() => {
    if (queries.isFetching() === 0) void add(typing.current);
  });
  const ready = again && !adding && fetching === 0;
  useEffect(() => {
    if (ready) goOn();
  }, [ready]);
  return (
    <>
      {command?.failure && <FailureNote failure={command.failure} onClose={command.forget} />}
      <Box sx={{ display: "flex", gap: 1, mt: 1 }}>
        <TextInput
          label={label}
          {...(placeholder === undefined ? {} : { placeholder })}
          value={text}
          fieldKey={key}
          inputRef={field}
          sx={{ flex: 1, maxWidth: 520 }}
          onChange={type}
          onCommit={(typed) => void add(typed)}
        />
        <Button variant="outlined" disabled={text.trim() === "" || adding} onClick={() => void add(text)}>
          追加
        </Button>
      </Box>
    </>
  );
}

/** Nothing in a plan that cannot be written. */
export function AddRow(props: AddRowProps): ReactNode {
  const { readOnly } = useWorkspace();
  const discards = useDiscards();
  return readOnly ? null : <Adding {...props} key={`${discards}/${props.of}`} />;
}
