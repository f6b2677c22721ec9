/** Undo and redo for parts of the window that handle their own keys. */
import { createContext, useContext } from "react";
import type { Undo } from "#renderer/frame/useUndo.ts";

export const UndoContext = createContext<Pick<Undo, "undo" | "redo"> | undefined>(undefined);

export function useUndoKeys(): Pick<Undo, "undo" | "redo"> | undefined {
  return useContext(UndoContext);
}
