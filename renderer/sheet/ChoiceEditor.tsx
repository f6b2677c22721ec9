/** 対応区分: one of the committee's own words, from a menu in which the number of its line chooses it. */
import type { Field } from "#shared/domain/field.ts";
import { dispositionsOf } from "#shared/rules/dispositions.ts";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import MenuItem from "@mui/material/MenuItem";
import MenuList from "@mui/material/MenuList";
import Popover from "@mui/material/Popover";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSheetEditing } from "./editing.ts";

/** The choice that a key press means: the number of its line, whatever the width of the digit. */
export function choiceForKey(choices: readonly string[], key: string): string | undefined {
  const digit = key.normalize("NFKC");
  return /^[1-9]$/u.test(digit) ? choices[Number(digit) - 1] : undefined;
}

export function ChoiceEditor(props: {
  field: Field;
  label: string;
  /** As it stands; empty when there is none. */
  current: string;
  problemId: string | undefined;
  children: ReactNode;
}): ReactNode {
  const { field, label, current, problemId, children } = props;
  const sheet = useSheetEditing();
  const button = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(false);
  const choices = dispositionsOf(sheet.snapshot().committee);

  const choose = (text: string): void => {
    setShown(false);
    if (text !== current) sheet.put(field, label, text);
  };

  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const choice = choiceForKey(choices, event.key);
    if (choice === undefined) return;
    event.preventDefault();
    choose(choice);
  };

  return (
    <>
      <button
        type="button"
        ref={button}
        className="sheet-rating"
        aria-label={`${label}：${current === "" ? "未定" : current}`}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-describedby={problemId}
        onKeyDown={handleKey}
        onClick={() => setShown(true)}
        onFocus={() => sheet.focus(field, label)}
        onBlur={() => sheet.blur()}
      >
        {children}
      </button>
      <Popover
        anchorEl={() => button.current}
        open={shown}
        onClose={() => setShown(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      >
        <MenuList
          autoFocusItem
          dense
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === "Tab") {
              event.preventDefault();
              setShown(false);
            } else handleKey(event);
          }}
        >
          {choices.map((choice, index) => (
            <MenuItem key={choice} selected={choice === current} onClick={() => choose(choice)}>
              <Box component="span" aria-hidden sx={{ color: "text.secondary", minWidth: "1.75em" }}>
                {index < 9 ? index + 1 : ""}
              </Box>
              {choice}
            </MenuItem>
          ))}
          <Divider component="li" aria-hidden="true" />
          <MenuItem disabled={current === ""} onClick={() => choose("")}>
            未定に戻す
          </MenuItem>
        </MenuList>
      </Popover>
    </>
  );
}
