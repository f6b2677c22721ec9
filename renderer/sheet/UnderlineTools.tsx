/** Underlines of a 新旧対照表 by hand: set or cleared on the words that are chosen in the open cell, a text or part of a 施策. */
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Field } from "#shared/domain/field.ts";
import type { DocumentRow, Underline } from "#shared/domain/rows.ts";
import { clearPartUnderlines, setPartUnderline } from "#shared/rules/measureUnderlines.ts";
import { clearUnderlines, setUnderline } from "#shared/rules/underlines.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { useSheetActions } from "./actions.ts";
import { type OpenPart, useSheetSnapshot } from "./editing.ts";

/** Underlined; not underlined; as the difference of the two texts gives it. */
type UnderlineWish = "set" | "clear" | "automatic";

const wishes: { wish: UnderlineWish; label: string; done: string; keys?: string }[] = [
  { wish: "set", label: "下線を付ける", done: "下線を付けました。", keys: "Ctrl+U" },
  { wish: "clear", label: "下線を外す", done: "下線を外しました。", keys: "Ctrl+Shift+U" },
  { wish: "automatic", label: "自動に戻す", done: "自動の下線に戻しました。" },
];

/** Row and side that a field is; undefined for any other field. */
function sideOf(
  field: Field,
  rows: readonly DocumentRow[],
): { row: DocumentRow; side: "new" | "old" } | undefined {
  if (field.entity !== "row" || field.table !== "documentRow") return undefined;
  if (field.property !== "newText" && field.property !== "oldText") return undefined;
  const row = rows.find((one) => one.id === field.id);
  return row && { row, side: field.property === "newText" ? "new" : "old" };
}

export function UnderlineTools({ field }: { field: Field }): ReactNode {
  const snapshot = useSheetSnapshot();
  const { documents, documentRows } = snapshot;
  const place = sideOf(field, documentRows);
  const kind = documents.find((one) => one.id === place?.row.document)?.kind;
  if (!place || kind !== "comparison") return null;
  const { row, side } = place;
  const change: Change = (wish, from, to, words) => {
    // The words as they stand in the editor, which the store may not hold yet.
    const now = side === "new" ? { ...row, newText: words } : { ...row, oldText: words };
    return wish === "automatic"
      ? clearUnderlines(now, side, from, to)
      : setUnderline(now, side, from, to, wish === "set");
  };
  return <Tools row={row.id} change={change} />;
}

/** The same in a text of a whole 施策. */
export function PartUnderlineTools({ part }: { part: OpenPart }): ReactNode {
  const row = useSheetSnapshot().documentRows.find((one) => one.id === part.row);
  if (!row) return null;
  const change: Change = (wish, from, to) =>
    wish === "automatic"
      ? clearPartUnderlines(row, part, from, to)
      : setPartUnderline(row, part, from, to, wish === "set");
  return <Tools row={row.id} change={change} />;
}

/** The row's underlines after the wish was done to a part of the words in the open cell. */
type Change = (wish: UnderlineWish, from: number, to: number, words: string) => Underline[];

function Tools({ row, change }: { row: string; change: Change }): ReactNode {
  const actions = useSheetActions();
  const [said, setSaid] = useState("");

  const apply = async (wish: UnderlineWish, done: string) => {
    const editor = document.activeElement;
    if (!(editor instanceof HTMLTextAreaElement)) return;
    const { selectionStart: from, selectionEnd: to, value } = editor;
    if (from === to && wish !== "automatic") {
      setSaid("語を選んでから押してください。");
      return;
    }
    // Nothing chosen is given back as a whole.
    const underlines = from === to ? change(wish, 0, value.length, value) : change(wish, from, to, value);
    if (await actions.updateRow(row, { table: "documentRow", patch: { underlines } })) setSaid(done);
  };

  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== "u" || isComposing(event)) return;
      event.preventDefault();
      const one = wishes[event.shiftKey ? 1 : 0];
      if (one) void latest.current(one.wish, one.done);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <Stack direction="row" sx={{ alignItems: "center", gap: 0.5 }}>
      <output className="sheet-said">{said}</output>
      {wishes.map(({ wish, label, done, keys }) => (
        <Button
          key={wish}
          size="small"
          variant="outlined"
          {...(keys === undefined ? {} : { title: keys })}
          // The words stay chosen.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void apply(wish, done)}
        >
          {label}
        </Button>
      ))}
    </Stack>
  );
}
