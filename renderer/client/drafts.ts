/**
 * Words that were typed but belong to nothing in the store until a person confirms them (a comment not yet entered, a
 * draft of an evaluation). Closing asks about them instead of losing them, and going to another sheet and back finds
 * them again.
 */

export interface Draft {
  key: string;
  /** What it is, in Japanese: 「記録していない意見」. */
  label: string;
  text: string;
}

const drafts = new Map<string, Draft>();

/** Remembers an unconfirmed text; an empty one is forgotten. */
export function noteDraft(draft: Draft): void {
  if (draft.text.trim() === "") drafts.delete(draft.key);
  else drafts.set(draft.key, draft);
}

/** The unconfirmed text of this key; "" when there is none. */
export function draftText(key: string): string {
  return drafts.get(key)?.text ?? "";
}

/** The text was confirmed or given up. */
export function forgetDraft(key: string): void {
  drafts.delete(key);
}

/** Every unconfirmed text, oldest first. */
export function openDrafts(): Draft[] {
  return [...drafts.values()];
}

/** Gives up all of them; used when a plan is closed after asking. */
export function forgetAllDrafts(): void {
  drafts.clear();
}
