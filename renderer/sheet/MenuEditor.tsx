/** A cell that holds one of a few values: a button that a key or the menu below it sets. Never sets anything by itself. */
import type { Field } from "#shared/domain/field.ts";
import Divider from "@mui/material/Divider";
import MenuItem from "@mui/material/MenuItem";
import MenuList from "@mui/material/MenuList";
import Popover from "@mui/material/Popover";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useSheetEditing } from "./editing.ts";

/** What the editors of such cells are given. */
export interface ChosenCell {
  field: Field;
  label: string;
  /** The value as it stands; empty when there is none. */
  current: string;
  problemId: string | undefined;
  children: ReactNode;
}

export interface CellMenu {
  items: { value: string; content: ReactNode }[];
  /** Stands below the items and is read out with them; `id` names the element that says it. */
  note?: (id: string) => ReactNode;
}

interface MenuEditorProps extends ChosenCell {
  /** What the cell is said to be while it is empty, and the item that empties it. */
  words: { empty: string; clear: string };
  /** The edge of the cell that the menu stands at. */
  side: "left" | "right";
  /** The value that a key means. */
  valueForKey: (key: string) => string | undefined;
  /** Asked only while the menu is shown. */
  menu: () => CellMenu;
}

export function MenuEditor(props: MenuEditorProps): ReactNode {
  const { field, label, current, problemId, words, side, valueForKey, menu, children } = props;
  const sheet = useSheetEditing();
  const button = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(false);

  const choose = (value: string): void => {
    setShown(false);
    if (value !== current) sheet.put(field, label, value);
  };

  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const value = valueForKey(event.key);
    if (value === undefined) return;
    event.preventDefault();
    choose(value);
  };

  return (
    <>
      <button
        type="button"
        ref={button}
        className="sheet-rating"
        aria-label={`${label}：${current === "" ? words.empty : current}`}
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
        anchorOrigin={{ vertical: "bottom", horizontal: side }}
        transformOrigin={{ vertical: "top", horizontal: side }}
        slotProps={{ paper: { sx: { maxWidth: 480 } } }}
      >
        <Menu
          label={label}
          current={current}
          clear={words.clear}
          menu={menu}
          onChoose={choose}
          onKeyDown={(event) => {
            if (event.key === "Tab") {
              event.preventDefault();
              setShown(false);
            } else handleKey(event);
          }}
        />
      </Popover>
    </>
  );
}

function Menu(props: {
  label: string;
  current: string;
  clear: string;
  menu: () => CellMenu;
  onChoose: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}): ReactNode {
  const { label, current, clear, menu, onChoose, onKeyDown } = props;
  const noteId = useId();
  const { items, note } = menu();
  return (
    <>
      <MenuList
        autoFocusItem
        dense
        aria-label={label}
        aria-describedby={note && noteId}
        onKeyDown={onKeyDown}
      >
        {items.map(({ value, content }) => (
          <MenuItem key={value} selected={value === current} onClick={() => onChoose(value)}>
            {content}
          </MenuItem>
        ))}
        <Divider component="li" aria-hidden="true" />
        <MenuItem disabled={current === ""} onClick={() => onChoose("")}>
          {clear}
        </MenuItem>
      </MenuList>
      {note?.(noteId)}
    </>
  );
}
