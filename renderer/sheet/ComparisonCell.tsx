/** One side of a row of a 新旧対照表 that is no text: a whole 施策, or the side that is not there. */
import EditIcon from "@mui/icons-material/EditOutlined";
import { partText } from "#shared/rules/measureUnderlines.ts";
import { useRef, useState, type ReactNode } from "react";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, Handle } from "#shared/forms/documentTree.ts";
import { useSheetSnapshot } from "./editing.ts";
import { HandleButton } from "./HandleButton.tsx";
import { MeasureDialog } from "./MeasureDialog.tsx";
import { MeasureWords } from "./MeasureWords.tsx";

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
  const { part } = handle;
  const words = part === undefined ? "" : partText(measure, part);
  const dialog = open && (
    <MeasureDialog row={handle.row} side={handle.side} measure={measure} onClose={() => setOpen(false)} />
  );
  if (part !== undefined && words !== "") {
    return (
      <>
        <MeasureWords
          cell={cell}
          place={{ row: handle.row, side: handle.side, part, label: `${side} ${words.slice(0, 60)}` }}
          words={words}
          editing={open}
          onEdit={() => setOpen(true)}
        >
          {plain}
        </MeasureWords>
        {part === "title" && (
          <button
            type="button"
            className="sheet-measure-edit"
            aria-label={`${side} ${words}：施策の欄を編集`}
            title="施策の欄を編集"
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(true)}
          >
            <EditIcon fontSize="inherit" />
          </button>
        )}
        {dialog}
      </>
    );
  }
  return (
    <>
      <HandleButton
        label={`${cell.label ?? `${side} ${measure.title} ${plainText(cell.paragraphs)}`}：施策の欄を編集`}
        popup="dialog"
        open={open}
        buttonRef={button}
        // A cell without words opens it, too; Tab stops at its title.
        tabIndex={part === "title" ? 0 : -1}
        onPress={() => setOpen(true)}
      >
        {plain}
      </HandleButton>
      {dialog}
    </>
  );
}
