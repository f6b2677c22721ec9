/**
 * The save state of the whole window: what the ledger holds and what the sheet's cells hold, seen as one. The sheet
 * keeps its own typed texts (`renderer/sheet/drafts.ts`); here they are only counted, sent and given up together.
 */
import { failureSentences, type FailureSentences } from "#shared/messages/failure.ts";
import { discardEdits, flushEdits, sheetDrafts, UnsavedEditsError } from "#renderer/sheet/drafts.ts";
import type { SaveLedger } from "#renderer/client/saveLedger.ts";

/** A typed text that the store does not hold, and why. */
export interface UnsavedText {
  label: string;
  text: string;
  why: FailureSentences;
  /** `invalid`: it cannot be read as what belongs there; saving again would not help. */
  kind: "failed" | "invalid";
}

export type WindowSaveState =
  | { kind: "saved"; at?: string }
  | { kind: "saving" }
  | { kind: "failed"; unsaved: UnsavedText[] };

function unsavedOf(ledger: SaveLedger): UnsavedText[] {
  const state = ledger.state();
  const fromLedger = state.kind === "failed" ? state.edits : [];
  return [
    ...fromLedger.map(({ label, text, failure }): UnsavedText => ({
      label,
      text,
      why: failureSentences(failure),
      kind: "failed",
    })),
    ...sheetDrafts.unsaved().map(({ label, text, cause }): UnsavedText => {
      if (cause.kind === "failed")
        return { label, text, why: failureSentences(cause.failure), kind: "failed" };
      const why = { what: cause.problem, kept: "入力した内容は画面に残っています。", todo: "" };
      return { label, text, why, kind: "invalid" };
    }),
  ];
}

/** Nothing is called saved while anything typed anywhere waits, is on its way, or failed. */
export function windowSaveState(ledger: SaveLedger): WindowSaveState {
  const state = ledger.state();
  const moving = sheetDrafts
    .entries()
    .some(([, draft]) => draft.status.kind === "waiting" || draft.status.kind === "saving");
  if (moving || state.kind === "saving") return { kind: "saving" };
  const unsaved = unsavedOf(ledger);
  if (unsaved.length > 0) return { kind: "failed", unsaved };
  return state.kind === "saved" ? state : { kind: "saved" };
}

/** Hands over and saves everything typed; gives what could not be saved. */
export async function saveAll(ledger: SaveLedger): Promise<UnsavedText[]> {
  try {
    await flushEdits();
  } catch (error) {
    // Which fields failed is read below, together with the ledger's.
    if (!(error instanceof UnsavedEditsError)) throw error;
  }
  await ledger.flush();
  return unsavedOf(ledger);
}

/** Tries everything that failed once more. */
export async function retryAll(ledger: SaveLedger): Promise<void> {
  await ledger.retry();
  await saveAll(ledger);
}

/** Gives up everything that could not be saved, after the person said so. */
export function discardAll(ledger: SaveLedger): void {
  ledger.discardFailed();
  discardEdits();
}

/** Hears every change of either part. */
export function subscribeAll(ledger: SaveLedger, listener: () => void): () => void {
  const stops = [ledger.subscribe(listener), sheetDrafts.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
