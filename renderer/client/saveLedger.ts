/**
 * The true save state of the window. A text counts as saved only when the store acknowledged it; whatever was typed and
 * not acknowledged is either on its way (`saving`) or kept here with the reason it failed (`failed`).
 * Plain TypeScript without React, so that its rules can be tested on their own.
 */
import type { Failure } from "#shared/contract/errors.ts";
import type { Saved } from "#shared/contract/method.ts";
import type { Whereabouts } from "#renderer/client/place.ts";

/** One edit that has to reach the store. A later edit with the same key replaces an earlier one that still waits. */
export interface Edit {
  key: string;
  /** Where it belongs, in Japanese: 「1-1 市民等で… 達成状況」. */
  label: string;
  /** The text as typed, offered for copying when it could not be saved. */
  text: string;
  /** Where its field stands, for the way back to it. */
  where?: Whereabouts;
  save: () => Promise<Saved>;
}

export interface FailedEdit extends Edit {
  failure: Failure;
}

export type SaveState =
  | { kind: "saved"; /** Moment of the last acknowledgement; absent: nothing was edited yet. */ at?: string }
  | { kind: "saving" }
  | { kind: "failed"; edits: FailedEdit[] };

export interface SaveLedger {
  state: () => SaveState;
  subscribe: (listener: () => void) => () => void;
  /** Queues an edit; resolves when it (or the edit that replaced it) is durable, rejects with its failure. */
  enqueue: (edit: Edit) => Promise<void>;
  /** Something is being typed that has not been handed over yet; `flush` will ask `handOver` for it. */
  typing: (key: string, handOver: () => void) => void;
  /** The typed text was handed over or taken back. */
  typed: (key: string) => void;
  /** The field goes away: what is being typed into it is handed over now. */
  leaving: (key: string) => void;
  /** Counts a command of its own (not a field) into the save state. */
  track: <T extends Saved>(running: Promise<T>) => Promise<T>;
  /** Tries every failed edit again. */
  retry: () => Promise<void>;
  /** Edits that the store refused, oldest first. */
  failed: () => FailedEdit[];
  /** Gives up a failed edit; used only after the person chose to go on without it. */
  discard: (key: string) => void;
  /** How often edits were given up: fields that still show them start again from what is stored. */
  discards: () => number;
  /** Hands over everything typed and waits until nothing is on its way; true when all of it was acknowledged. */
  flush: () => Promise<boolean>;
}

interface Waiting {
  edit: Edit;
  settle: { resolve: () => void; reject: (reason: unknown) => void }[];
}

/** Makes a ledger; `onSaved` hears every acknowledgement, `toFailure` reads a thrown value. */
export function createSaveLedger(options: {
  toFailure: (error: unknown) => Failure;
  onSaved: (saved: Saved) => void;
}): SaveLedger {
  const waiting = new Map<string, Waiting>();
  const failed = new Map<string, FailedEdit>();
  const hands = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const idle = new Set<() => void>();
  let running = 0;
  let working = false;
  let discards = 0;
  let lastSaved: string | undefined;
  let current: SaveState = { kind: "saved" };

  const busy = () => running > 0 || waiting.size > 0;
  const announce = () => {
    if (busy() || hands.size > 0) current = { kind: "saving" };
    else if (failed.size > 0) current = { kind: "failed", edits: [...failed.values()] };
    else current = { kind: "saved", ...(lastSaved === undefined ? {} : { at: lastSaved }) };
    if (!busy()) {
      for (const wake of idle) wake();
      idle.clear();
    }
    for (const listener of listeners) listener();
  };
  const acknowledge = (saved: Saved) => {
    lastSaved = saved.savedAt;
    options.onSaved(saved);
  };

  const work = async () => {
    if (working) return;
    working = true;
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [key, { edit, settle }] = next.value;
      waiting.delete(key);
      running += 1;
      try {
        const saved = await edit.save();
        failed.delete(key);
        acknowledge(saved);
        for (const { resolve } of settle) resolve();
      } catch (error) {
        // A newer text for the same field is already waiting: that one decides what is lost or kept.
        if (!waiting.has(key)) failed.set(key, { ...edit, failure: options.toFailure(error) });
        for (const { reject } of settle) reject(error);
      } finally {
        running -= 1;
      }
    }
    working = false;
    announce();
  };

  const enqueue = (edit: Edit) => {
    hands.delete(edit.key);
    failed.delete(edit.key);
    const settled = new Promise<void>((resolve, reject) => {
      const settle = [...(waiting.get(edit.key)?.settle ?? []), { resolve, reject }];
      waiting.set(edit.key, { edit, settle });
    });
    announce();
    void work();
    return settled;
  };

  return {
    state: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enqueue,
    typing(key, handOver) {
      hands.set(key, handOver);
      announce();
    },
    typed(key) {
      if (hands.delete(key)) announce();
    },
    leaving(key) {
      hands.get(key)?.();
    },
    async track(task) {
      running += 1;
      announce();
      try {
        const saved = await task;
        acknowledge(saved);
        return saved;
      } finally {
        running -= 1;
        announce();
      }
    },
    async retry() {
      const edits = [...failed.values()];
      failed.clear();
      await Promise.allSettled(edits.map((edit) => enqueue(edit)));
    },
    failed: () => [...failed.values()],
    discard(key) {
      if (!failed.delete(key)) return;
      discards += 1;
      announce();
    },
    discards: () => discards,
    async flush() {
      for (const handOver of hands.values()) handOver();
      if (busy()) await new Promise<void>((resolve) => idle.add(resolve));
      return failed.size === 0;
    },
  };
}
