/** Things that are saved as a whole (attendance, the header of the minutes): quick edits build on each other. */
import { useEffect, useRef } from "react";
import type { Saved } from "#shared/contract/method.ts";

/** Saves what `make` turns the newest known value into. Called when its turn comes, so that no edit before it is lost. */
export type SaveNewest<T> = (make: (now: T) => T) => Promise<Saved>;

/** @param stored what the store holds, as far as the window knows */
export function useNewest<T>(stored: T, save: (next: T) => Promise<Saved>): SaveNewest<T> {
  const newest = useRef(stored);
  const saving = useRef(save);
  useEffect(() => {
    newest.current = stored;
  }, [stored]);
  useEffect(() => {
    saving.current = save;
  });
  return async (make) => {
    const next = make(newest.current);
    const saved = await saving.current(next);
    newest.current = next;
    return saved;
  };
}
