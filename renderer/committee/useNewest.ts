/** Things that are saved as a whole (attendance, the header of the minutes): quick edits build on each other. */
import { useEffect, useRef, useState } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { canonical, createNewest } from "#renderer/committee/newest.ts";

/** Saves what `make` turns the newest known value into. Called when its turn comes, so that no edit before it is lost. */
export type SaveNewest<T> = (make: (now: T) => T) => Promise<Saved>;

/** @param stored what the store holds, as far as the window knows */
export function useNewest<T>(stored: T, save: (next: T) => Promise<Saved>): SaveNewest<T> {
  const [newest] = useState(() => createNewest(stored));
  const saving = useRef(save);
  useEffect(() => {
    newest.read(stored);
    // oxlint-disable-next-line react/exhaustive-deps -- a list made anew of the same entries is nothing that was read
  }, [newest, canonical(stored)]);
  useEffect(() => {
    saving.current = save;
  });
  return async (make) => {
    const next = make(newest.get());
    newest.sending(next);
    try {
      const saved = await saving.current(next);
      newest.sent(next);
      return saved;
    } catch (error) {
      newest.refused(next);
      throw error;
    }
  };
}
