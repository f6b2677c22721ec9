/** The way from cell to cell of the ledger by keyboard: beside by Tab, above and below in the same column here. */
import type { KeyboardEvent } from "react";
import { isComposing } from "#renderer/common/ime.ts";

/** Columns that are filled in. */
export type Column = "department" | "disposition" | "reply" | "reflectedIn";
/** Attribute that names the column, on the box around a cell. */
export const COLUMN_ATTRIBUTE = "data-column";
/** Attribute of the ledger's own element. */
export const LEDGER_ATTRIBUTE = "data-ledger";

const inside = "textarea, input, select, [role=textbox]";

/** Puts the keyboard into the same column of the next row (1) or the one before (-1). @returns false at the end. */
function stepRow(from: Element, by: -1 | 1): boolean {
  const column = from.getAttribute(COLUMN_ATTRIBUTE);
  const cells = [
    ...(from.closest(`[${LEDGER_ATTRIBUTE}]`)?.querySelectorAll(`[${COLUMN_ATTRIBUTE}="${column}"]`) ?? []),
  ];
  const next = cells[cells.indexOf(from) + by]?.querySelector<HTMLElement>(inside);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined && next !== null;
}

/**
 * Keys of a cell, before its field sees them: Ctrl+↓ and Ctrl+↑ always go to the row below and above, ↓ and ↑ also in a
 * field of one line; Enter (Ctrl+Enter in a field of several lines) accepts and goes down. Leaving the cell saves it.
 */
export function onCellKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event) || event.altKey || event.shiftKey) return;
  const { target, currentTarget, ctrlKey, key } = event;
  const oneLine = target instanceof HTMLInputElement;
  const arrow = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const accepts = key === "Enter" && (ctrlKey || oneLine);
  const by = accepts ? 1 : ctrlKey || oneLine ? arrow : 0;
  if (by === 0 || !stepRow(currentTarget, by)) return;
  event.preventDefault();
  event.stopPropagation();
}
