/**
 * Remarks on their way to the store. Each is saved before the next is begun and in the order they were entered: while
 * the disk refuses one, those behind it wait for it, so that trying again keeps the order. A remark that was refused for what it says
 * (an absent speaker) lets the others pass and finds its place among them later.
 */
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ErrorCode, Failure } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import type { Comment, NewComment } from "#shared/domain/comment.ts";
import { call, CallError, failureOf } from "#renderer/client/bridge.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import type { Whereabouts } from "#renderer/client/place.ts";
import type { SaveLedger } from "#renderer/client/saveLedger.ts";

export interface Entry {
  /** Its key in the save ledger. */
  key: string;
  comment: NewComment & { recordedAt: string };
  /** Key of the entry that it answers, while that has no id of its own yet. */
  answersEntry: string | undefined;
  /** What it is called where a failure is reported. */
  label: string;
  even: readonly Even[];
  state:
    | { kind: "saving" }
    | { kind: "failed"; failure: Failure }
    /** Acknowledged; `shown`: the year's comments hold it. */
    | { kind: "saved"; id: string; shown: boolean };
}

let entries: readonly Entry[] = [];
/** How often texts had been given up when the entries were last held against that. */
let discardsSeen = -1;
const listeners = new Set<() => void>();

function put(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

function change(key: string, state: Entry["state"]): void {
  put(entries.map((one) => (one.key === key ? { ...one, state } : one)));
}

/** Refusals that are about this remark alone; anything else is about the file and meets the next one, too. */
const ownRefusals: ReadonlySet<ErrorCode> = new Set([
  "absent-speaker",
  "term-ended",
  "invalid-input",
  "not-found",
]);

async function save(key: string): ReturnType<typeof call<"comment.add">> {
  const index = entries.findIndex((one) => one.key === key);
  const entry = entries[index];
  if (!entry) throw new Error("the remark was taken back");
  const meeting = entries.filter((one) => one.comment.meeting === entry.comment.meeting);
  const place = meeting.indexOf(entry);
  const before = meeting.slice(0, place);
  change(key, { kind: "saving" });
  try {
    for (const { state } of before) {
      if (state.kind === "failed" && !ownRefusals.has(state.failure.code)) throw new CallError(state.failure);
    }
    const saved = await call("comment.add", {
      comment: { ...entry.comment, ...answersOf(entry) },
      ...(entry.even.length > 0 ? { even: [...entry.even] } : {}),
      ...behind(before, meeting.slice(place + 1)),
    });
    change(key, { kind: "saved", id: saved.id, shown: false });
    return saved;
  } catch (error) {
    change(key, { kind: "failed", failure: failureOf(error) });
    throw error;
  }
}

/** Last is where a remark belongs, unless one that was entered after it is there already. */
function behind(before: readonly Entry[], later: readonly Entry[]): { after?: string } {
  if (!later.some(({ state }) => state.kind === "saved")) return {};
  const previous = before.findLast(({ state }) => state.kind === "saved");
  return previous?.state.kind === "saved" ? { after: previous.state.id } : {};
}

function answersOf({ answersEntry }: Entry): { answers?: string } {
  const question = entries.find((one) => one.key === answersEntry);
  return question?.state.kind === "saved" ? { answers: question.state.id } : {};
}

function send(ledger: SaveLedger, entry: Entry, where: Whereabouts): void {
  const { key, label, comment } = entry;
  // A failure is the ledger's: it keeps the words, and the band says what happened.
  void ledger
    .enqueue({ key, label, text: comment.text, where, save: () => save(key) })
    .catch(() => undefined);
}

/** Takes a remark in; the line is free for the next at once. */
export function enterRemark(
  ledger: SaveLedger,
  remark: Pick<Entry, "comment" | "answersEntry" | "label" | "even">,
  where: Whereabouts,
): void {
  const entry: Entry = { ...remark, key: `record/${crypto.randomUUID()}`, state: { kind: "saving" } };
  put([...entries, entry]);
  send(ledger, entry, where);
}

/** The person wants a refused remark all the same. */
export function insistOn(ledger: SaveLedger, key: string, even: Even, where: Whereabouts): void {
  put(entries.map((one) => (one.key === key ? { ...one, even: [...one.even, even] } : one)));
  const entry = entries.find((one) => one.key === key);
  if (entry) send(ledger, entry, where);
}

/** Takes a refused remark out again. @returns it, so that its words can go back into the line. */
export function takeBack(ledger: SaveLedger, key: string): Entry | undefined {
  const entry = entries.find((one) => one.key === key);
  put(entries.filter((one) => one.key !== key));
  ledger.discard(key);
  return entry;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remarks of a meeting that the year's comments do not hold yet, in the order they were entered. */
export function useEntries(meeting: string, comments: readonly Comment[]): Entry[] {
  const { ledger } = useClient();
  const discards = useDiscards();
  const all = useSyncExternalStore(subscribe, () => entries);

  useEffect(() => {
    if (discards === discardsSeen) return;
    discardsSeen = discards;
    // Given up in the band: they are gone here as well.
    const kept = new Set(ledger.failed().map((one) => one.key));
    if (entries.some((one) => one.state.kind === "failed" && !kept.has(one.key)))
      put(entries.filter((one) => one.state.kind !== "failed" || kept.has(one.key)));
  }, [discards, ledger]);

  useEffect(() => {
    const ids = new Set(comments.map((one) => one.id));
    const arrived = (one: Entry) => one.state.kind === "saved" && !one.state.shown && ids.has(one.state.id);
    // Once the year holds it, the year alone says whether it is still there.
    if (entries.some(arrived))
      put(
        entries.map((one) =>
          arrived(one) && one.state.kind === "saved" ? { ...one, state: { ...one.state, shown: true } } : one,
        ),
      );
  }, [comments]);

  const stored = new Set(comments.map((one) => one.id));
  return all.filter(
    ({ comment, state }) =>
      comment.meeting === meeting && (state.kind !== "saved" || (!state.shown && !stored.has(state.id))),
  );
}

/** Keys of the entries that stored comments were, by their ids: the row of what was entered in this window stays the same row. */
export function useEntryKeys(): ReadonlyMap<string, string> {
  const all = useSyncExternalStore(subscribe, () => entries);
  return useMemo(
    () => new Map(all.flatMap(({ key, state }) => (state.kind === "saved" ? [[state.id, key]] : []))),
    [all],
  );
}
