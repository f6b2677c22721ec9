/** Adding by typing a name and pressing Enter; the field is ready for the next one at once. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRef, useState, type ReactNode } from "react";
import { cleanText } from "#shared/text/clean.ts";
import { forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";

interface AddRowProps {
  /** 「施策を追加」. */
  label: string;
  placeholder?: string;
  /** True when it was added. */
  onAdd: (name: string) => Promise<boolean>;
}

export function AddRow({ label, placeholder, onAdd }: AddRowProps): ReactNode {
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const draftKey = `add/${label}`;
  const add = async (typed: string) => {
    const name = cleanText(typed).text.trim();
    if (name === "" || adding) return;
    setAdding(true);
    const added = await onAdd(name);
    setAdding(false);
    if (!added) return;
    setText("");
    forgetDraft(draftKey);
    field.current?.focus();
  };
  return (
    <Box sx={{ display: "flex", gap: 1, mt: 1 }}>
      <TextInput
        label={label}
        {...(placeholder === undefined ? {} : { placeholder })}
        value={text}
        inputRef={field}
        sx={{ flex: 1, maxWidth: 520 }}
        onChange={(typed) => {
          setText(typed);
          noteDraft({ key: draftKey, label: `${label}（まだ追加していません）`, text: typed });
        }}
        onCommit={(typed) => void add(typed)}
      />
      <Button variant="outlined" disabled={text.trim() === "" || adding} onClick={() => void add(text)}>
        追加
      </Button>
    </Box>
  );
}
