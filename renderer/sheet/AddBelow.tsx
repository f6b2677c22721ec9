/** 「＋ 行を追加」 below what lists rows of the store; the new row's first cell gets the keyboard. */
import AddIcon from "@mui/icons-material/Add";
import { useState, type ReactNode } from "react";
import type { NewRow } from "#shared/domain/rows.ts";
import { useSheetActions } from "./actions.ts";
import { useSheetEditing } from "./editing.ts";
import { addLabel } from "./rowRecords.ts";

/** @param name what it adds to, for people who do not see the sheet. */
export function AddBelow({ row, name }: { row: NewRow; name: string }): ReactNode {
  const sheet = useSheetEditing();
  const actions = useSheetActions();
  const [adding, setAdding] = useState(false);
  const label = addLabel(row.table);
  const add = async () => {
    setAdding(true);
    const id = await actions.addRow(row);
    setAdding(false);
    if (id !== undefined) sheet.goToRow(id, "field");
  };
  return (
    <div className="sheet-add">
      <button type="button" aria-label={`${name}に${label}`} disabled={adding} onClick={() => void add()}>
        <AddIcon fontSize="inherit" aria-hidden />
        {label}
      </button>
    </div>
  );
}
