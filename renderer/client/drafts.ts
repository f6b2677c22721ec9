/**
 * Words that were typed but are not on their way to the store: a comment not yet entered, a year not yet confirmed, a
 * number that cannot be read. They are counted as unsaved, closing asks about them instead of losing them, and leaving
 * a screen and coming back finds them again.
 */
import type { Whereabouts } from "#renderer/client/place.ts";

export interface Draft {
  /** Key of its field, the same for every visit. */
  key: string;
  /** What it is, in Japanese: 「記録していない意見」. */
  label: string;
  text: string;
  /** Why it cannot be saved as it stands; absent: it waits for a person to confirm it. */
  problem?: string;
  where?: Whereabouts;
}

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
let givenUp = 0;

function changed(): void {
  for (const listener of listeners) listener();
}

/** Remembers a text that is not on its way to the store; the newest of a key counts. */
export function noteDraft(draft: Draft): void {
  drafts.set(draft.key, draft);
  changed();
}

/** As {@link noteDraft}, for a field that means nothing while it is empty. */
export function noteWords(draft: Draft): void {
  if (draft.text.trim() === "") forgetDraft(draft.key);
  else noteDraft(draft);
}

/** The unsaved text of this key; undefined when there is none. */
export function draftText(key: string): string | undefined {
  return drafts.get(key)?.text;
}

/** The text was confirmed, corrected or taken back. */
export function forgetDraft(key: string): void {
  if (drafts.delete(key)) changed();
}

/** What the texts belong to is gone: every key that begins with this. */
export function forgetDraftsOf(owner: string): void {
  for (const key of drafts.keys()) if (key.startsWith(`${owner}/`)) drafts.delete(key);
  changed();
}

/** Every unsaved text, oldest first. */
export function openDrafts(): Draft[] {
  return [...drafts.values()];
}

/** The person gives up one text; its field starts again from what is stored. False when there is no such text. */
export function giveUpDraft(key: string): boolean {
  if (!drafts.delete(key)) return false;
  givenUp += 1;
  changed();
  return true;
}

/** Gives up all of them; used when a plan is closed after asking. */
export function forgetAllDrafts(): void {
  drafts.clear();
  givenUp += 1;
  changed();
}

/** How often texts were given up. */
export function draftsGivenUp(): number {
  return givenUp;
}

/** Hears every change. */
export function subscribeDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
