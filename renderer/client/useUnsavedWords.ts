/** Words in a dialog that is still open: they count as unsaved, and are forgotten with it. */
import { useEffect } from "react";
import { forgetDraft, noteDraft } from "#renderer/client/drafts.ts";

/** @param text undefined or empty: nothing was typed. The dialog decides what happens to them when it closes. */
export function useUnsavedWords(key: string, label: string, text: string | undefined): void {
  useEffect(() => {
    if (text === undefined || text.trim() === "") forgetDraft(key);
    else noteDraft({ key, label, text });
  }, [key, label, text]);
  useEffect(() => () => forgetDraft(key), [key]);
}
