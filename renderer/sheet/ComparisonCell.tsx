/** One side of a row of a 新旧対照表 that is no text: a whole 施策, or the side that is not there. */
import { useRef, useState, type ReactNode } from "react";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, Handle } from "#shared/forms/documentTree.ts";
import { useSheetSnapshot } from "./editing.ts";
import { HandleButton } from "./HandleButton.tsx";
import { MeasureDialog } from "./MeasureDialog.tsx";

type ComparisonHandle = Extract<Handle, { kind: "comparison" }>;

export function ComparisonCell(props: { cell: Cell; handle: ComparisonHandle; plain: ReactNode }): ReactNode {
  const { cell, handle, plain } = props;
  const snapshot = useSheetSnapshot();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const row = snapshot.documentRows.find((one) => one.id === handle.row);
  const measure = handle.side === "new" ? row?.newMeasure : row?.oldMeasure;
  // A side that is not there is put back from the tools of its row.
  if (!measure) return plain;
  const side = handle.side === "new" ? "新" : "旧";
  return (
    <>
      <HandleButton
        label={`${cell.label ?? `${side} ${measure.title} ${plainText(cell.paragraphs)}`}：施策の欄を編集`}
        popup="dialog"
        open={open}
        buttonRef={button}
        // Every cell of the block opens it; Tab stops at its title.
        tabIndex={cell.shade === "heading" ? 0 : -1}
        onPress={() => setOpen(true)}
      >
        {plain}
      </HandleButton>
      {open && (
        <MeasureDialog row={handle.row} side={handle.side} measure={measure} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
