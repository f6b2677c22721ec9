/** What can be done on a sheet beside typing: its rows, arrows, grades, underlines. The owner of the sheet does it. */
import type { Failure } from "#shared/contract/errors.ts";
import type { NewRow, RowPatch } from "#shared/domain/rows.ts";
import type { RecordRef } from "#shared/forms/documentTree.ts";
import { createContext, useContext } from "react";

export interface SheetActions {
  /** @returns the new row's id; undefined when it could not be added. */
  addRow(this: void, row: NewRow, after?: string): Promise<string | undefined>;
  /** True when it was done, here and below. */
  moveRow(this: void, record: RecordRef, by: 1 | -1): Promise<boolean>;
  removeRow(this: void, record: RecordRef): Promise<boolean>;
  updateRow(this: void, id: string, change: RowPatch): Promise<boolean>;
  /** null goes back to what the rules compute. */
  setGrade(
    this: void,
    indicator: string,
    fiscalYear: number,
    grade: { code: string; reason: string } | null,
  ): Promise<boolean>;
  /** Why the last of them was not done. */
  failure: Failure | undefined;
  forget(this: void): void;
}

export const SheetActionsContext = createContext<SheetActions | undefined>(undefined);

/** @throws when a tool is drawn outside of a sheet that can be edited. */
export function useSheetActions(): SheetActions {
  const actions = useContext(SheetActionsContext);
  if (!actions) throw new Error("a tool needs its sheet editor");
  return actions;
}
