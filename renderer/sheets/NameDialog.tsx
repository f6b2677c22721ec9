/** A dialog that asks for one name: of a document, of an edition. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";

export function NameDialog(props: {
  title: string;
  label: string;
  /** The word on the button that does it. */
  action: string;
  /** The name that is proposed. */
  begin: string;
  placeholder?: string;
  failure: Failure | undefined;
  onName: (name: string) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { title, label, action, begin, placeholder, failure, onName, onClose, children } = props;
  const titleId = useId();
  const [text, setText] = useState(begin);
  const [working, setWorking] = useState(false);
  useUnsavedWords(`dialog/${title}`, `${label}（${title}）`, text === begin ? undefined : text);
  const enter = async (typed: string) => {
    const name = cleanText(typed).text.trim();
    if (name === "" || working) return;
    setWorking(true);
    await onName(name);
    setWorking(false);
  };
  return (
    <Dialog open onClose={notBeside(onClose)} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{children}</DialogContentText>
        {failure && <FailureNote failure={failure} />}
        <TextInput
          label={label}
          value={text}
          fullWidth
          inputRef={focusNow}
          {...(placeholder === undefined ? {} : { placeholder })}
          inputAttributes={{ maxLength: 100 }}
          onChange={setText}
          onCommit={(typed) => void enter(typed)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button variant="contained" disabled={text.trim() === "" || working} onClick={() => void enter(text)}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
