/**
 * The save state of the whole window: what the ledger holds, what the sheet's cells hold, and what waits in the fields
 * of the other screens, seen as one. Each keeps its own texts; here they are only counted, sent and given up together.
 */
import type { Field } from "#shared/domain/field.ts";
import { failureSentences, type FailureSentences } from "#shared/messages/failure.ts";
import {
  draftsGivenUp,
  forgetAllDrafts,
  giveUpDraft,
  openDrafts,
  subscribeDrafts,
} from "#renderer/client/drafts.ts";
import type { Whereabouts } from "#renderer/client/place.ts";
import { discardEdits, flushEdits, sheetDrafts, UnsavedEditsError } from "#renderer/sheet/drafts.ts";
import type { SaveLedger } from "#renderer/client/saveLedger.ts";

/** A typed text that the store does not hold, and why. */
export interface UnsavedText {
  /** Key of its field. */
  key: string;
  label: string;
  text: string;
  why: FailureSentences;
  /**
   * `failed`: the store refused it, it can be tried again; `invalid`: it cannot be read as what belongs there, saving
   * again would not help; `unconfirmed`: the person has not entered it yet.
   */
  kind: "failed" | "invalid" | "unconfirmed";
  /** Where its field stands; a cell of a sheet is found by its field instead. */
  where?: Whereabouts | undefined;
  field?: Field;
}

export type WindowSaveState =
  | { kind: "saved"; at?: string }
  | { kind: "saving" }
  | { kind: "unsaved"; unsaved: UnsavedText[] };

const STILL_THERE = "入力した内容は画面に残っています。";

function refusedEdits(ledger: SaveLedger): UnsavedText[] {
  return ledger.failed().map(({ key, label, text, failure, where }) => {
    return { key, label, text, why: failureSentences(failure), kind: "failed", where };
  });
}

function unsavedCells(): UnsavedText[] {
  return sheetDrafts.unsaved().map(({ key, field, label, text, cause }) => {
    const own = { key, field, label, text };
    if (cause.kind === "failed") return { ...own, why: failureSentences(cause.failure), kind: "failed" };
    return { ...own, why: { what: cause.problem, kept: STILL_THERE, todo: "" }, kind: "invalid" };
  });
}

function waitingWords(): UnsavedText[] {
  return openDrafts().map(({ key, label, text, problem, where }) => ({
    key,
    label,
    text,
    why: { what: problem ?? "まだ確定していません。", kept: STILL_THERE, todo: "" },
    kind: problem === undefined ? "unconfirmed" : "invalid",
    where,
  }));
}

/** Every typed text that the store does not hold. */
export function unsavedTexts(ledger: SaveLedger): UnsavedText[] {
  return [...refusedEdits(ledger), ...unsavedCells(), ...waitingWords()];
}

/** Nothing is called saved while anything typed anywhere waits, is on its way, or failed. */
export function windowSaveState(ledger: SaveLedger): WindowSaveState {
  const state = ledger.state();
  const moving = sheetDrafts
    .entries()
    .some(([, draft]) => draft.status.kind === "waiting" || draft.status.kind === "saving");
  if (moving || state.kind === "saving") return { kind: "saving" };
  const unsaved = unsavedTexts(ledger);
  if (unsaved.length > 0) return { kind: "unsaved", unsaved };
  return state.kind === "saved" ? state : { kind: "saved" };
}

/** Hands over and saves everything typed; gives what could not be saved, without what waits to be confirmed. */
export async function saveAll(ledger: SaveLedger): Promise<UnsavedText[]> {
  try {
    await flushEdits();
  } catch (error) {
    // Which fields failed is read below, together with the ledger's.
    if (!(error instanceof UnsavedEditsError)) throw error;
  }
  await ledger.flush();
  return unsavedTexts(ledger).filter((one) => one.kind !== "unconfirmed");
}

/** Tries everything that failed once more. */
export async function retryAll(ledger: SaveLedger): Promise<void> {
  await ledger.retry();
  await saveAll(ledger);
}

/** Gives up everything that the store refused, after the person said so. */
export function discardRefused(ledger: SaveLedger): void {
  for (const one of unsavedTexts(ledger)) if (one.kind === "failed") giveUp(ledger, one.key);
}

/** Gives up one text; its field shows again what is stored. */
export function giveUp(ledger: SaveLedger, key: string): void {
  if (giveUpDraft(key)) return;
  if (sheetDrafts.get(key)) sheetDrafts.giveUp(key);
  else ledger.discard(key);
}

/** Gives up everything; used when a plan is closed after asking. */
export function discardAll(ledger: SaveLedger): void {
  for (const { key } of ledger.failed()) ledger.discard(key);
  discardEdits();
  forgetAllDrafts();
}

/** Changes whenever texts were given up. */
export function givenUpCount(ledger: SaveLedger): number {
  return ledger.discards() + draftsGivenUp();
}

/** Hears every change of any part. */
export function subscribeAll(ledger: SaveLedger, listener: () => void): () => void {
  const stops = [ledger.subscribe(listener), sheetDrafts.subscribe(listener), subscribeDrafts(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
