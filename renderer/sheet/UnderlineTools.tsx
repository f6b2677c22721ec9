/** Underlines of a 新旧対照表 by hand: set or cleared on the words that are chosen in the open cell. */
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Field } from "#shared/domain/field.ts";
import type { DocumentRow } from "#shared/domain/rows.ts";
import { clearUnderlines, setUnderline } from "#shared/rules/underlines.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { useSheetActions } from "./actions.ts";
import { useSheetSnapshot } from "./editing.ts";

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
  return <Tools {...place} />;
}

function Tools({ row, side }: { row: DocumentRow; side: "new" | "old" }): ReactNode {
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
    // The words as they stand in the editor, which the store may not hold yet.
    const now = side === "new" ? { ...row, newText: value } : { ...row, oldText: value };
    const underlines =
      wish === "automatic"
        ? clearUnderlines(now, side, from === to ? 0 : from, from === to ? value.length : to)
        : setUnderline(now, side, from, to, wish === "set");
    if (await actions.updateRow(row.id, { table: "documentRow", patch: { underlines } })) setSaid(done);
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
