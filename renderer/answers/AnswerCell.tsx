/**
 * One cell of the ledger: plain text until the keyboard comes into it, then the product's own text field. A thousand rows
 * stay light, because only cells that were typed into are fields.
 */
import Box from "@mui/material/Box";
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { FIELD_ATTRIBUTE } from "#renderer/common/fieldElement.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** Looks like the text it is; a frame appears under the pointer and with the keyboard. */
const field = {
  "& .MuiInputBase-root": { p: "3px 5px", fontSize: "inherit", lineHeight: 1.55 },
  "& .MuiInputBase-input": { p: 0 },
  "& .MuiOutlinedInput-notchedOutline": { borderColor: colors.line },
} as const;
const refused = { ...field, "& .MuiOutlinedInput-notchedOutline": { borderColor: colors.danger } } as const;

interface AnswerCellProps {
  /** What the comment is called in messages: 「委員Aの意見」. */
  place: string;
  /** `comment/c1`, as with `SavedInput`. */
  of: string;
  label: string;
  value: string;
  multiline: boolean;
  readOnly: boolean;
  /** It holds words that are not stored: the field itself is there, with what is wrong with them. */
  unsaved: boolean;
  onSave: (text: string) => Promise<Saved>;
}

export function AnswerCell({ unsaved, ...props }: AnswerCellProps): ReactNode {
  const { of, label, value, multiline, readOnly } = props;
  const [entered, setEntered] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!entered) return;
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>("textarea, input");
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }, [entered]);

  if (readOnly) return <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{value}</Box>;
  if (!entered && !unsaved) {
    return (
      <Box
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- becomes the text field as soon as it is entered
        role="textbox"
        aria-label={label}
        aria-multiline={multiline}
        tabIndex={0}
        {...{ [FIELD_ATTRIBUTE]: `${of}/${label}` }}
        onFocus={() => setEntered(true)}
        sx={{
          minHeight: "2.1em",
          p: "3px 5px",
          borderRadius: 1,
          // What is still empty looks like something to fill in.
          border: "1px solid",
          borderColor: value === "" ? colors.line : "transparent",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
          cursor: "text",
          "&:hover": { borderColor: colors.line, bgcolor: "#fff" },
        }}
      >
        {value}
      </Box>
    );
  }
  return (
    <div ref={box}>
      <SavedInput {...props} hideLabel fullWidth sx={unsaved ? refused : field} />
    </div>
  );
}
