/** Drafts of the sheet: what is typed is never lost, never replaced, and never saved half converted. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Failure } from "#shared/contract/errors.ts";
import type { Field } from "#shared/domain/field.ts";
import {
  AUTOSAVE_DELAY,
  createDrafts,
  SETTLE_TIME,
  UnsavedEditsError,
  type Editing,
} from "#renderer/sheet/drafts.ts";

const field: Field = { entity: "item", id: "1", property: "goal" };
const key = "item/1/goal";
const failure: Failure = { code: "disk-full", message: "", details: {} };

let saves: { text: string; session: string }[];
/** Settles the save under way. */
let answer: (error?: unknown) => void;

function editing(stored: string, more: Partial<Editing> = {}): Editing {
  return {
    field,
    label: "1 目指す姿",
    stored,
    autosave: true,
    read: (text) =>
      text.includes("×") ? { ok: false, problem: "読めません" } : { ok: true, canonical: text.trim() },
    save: (text, session) => {
      saves.push({ text, session });
      return new Promise<void>((resolve, reject) => {
        answer = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
    ...more,
  };
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const texts = () => saves.map((one) => one.text);

beforeEach(() => {
  vi.useFakeTimers();
  saves = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function keeper() {
  let number = 0;
  return createDrafts(() => `session ${(number += 1)}`);
}

describe("a draft", () => {
  it("is saved when typing pauses, not before", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY - 1);
    drafts.type(key, "abc", false);
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY - 1);
    expect(texts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(texts()).toEqual(["abc"]);
  });

  it("waits for the end of a conversion, however long it takes", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "aに", true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(drafts.commit(key)).toBe(true);
    await settled();
    expect(texts()).toEqual([]);
    drafts.type(key, "a二", false);
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY);
    expect(texts()).toEqual(["a二"]);
  });

  it("is saved once more when it went on while it was being saved", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.commit(key);
    await settled();
    drafts.type(key, "abc", false);
    drafts.close(key);
    answer();
    await settled();
    expect(texts()).toEqual(["ab", "abc"]);
    answer();
    await settled();
    expect(drafts.get(key)?.status.kind).toBe("saved");
  });

  it("is not sent when nothing changed", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.type(key, "a", false);
    drafts.close(key);
    await settled();
    expect(texts()).toEqual([]);
    expect(drafts.entries()).toEqual([]);
  });

  it("goes back, in the store too, to what the field was when it was entered", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.commit(key);
    answer();
    await settled();
    drafts.revert(key);
    await settled();
    expect(texts()).toEqual(["ab", "a"]);
    // A step of its own: what was already said to be saved is in the history, and comes back by undo.
    expect(new Set(saves.map((one) => one.session)).size).toBe(2);
  });

  it("keeps a text as a step before it goes back, also when typing had not paused yet", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.revert(key);
    expect(drafts.get(key)?.text).toBe("a");
    answer();
    await settled();
    answer();
    await settled();
    expect(texts()).toEqual(["ab", "a"]);
    expect(new Set(saves.map((one) => one.session)).size).toBe(2);
    expect(drafts.unsaved()).toEqual([]);
  });

  it("goes back without a step where nothing is saved while typing, or nothing can be", async () => {
    const drafts = keeper();
    drafts.open(key, editing("1", { autosave: false }));
    drafts.type(key, "12", false);
    drafts.revert(key);
    await settled();
    expect(texts()).toEqual([]);
    drafts.close(key);
    await settled();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.revert(key);
    answer(failure);
    await settled();
    expect(texts()).toEqual(["ab"]);
    expect(drafts.unsaved()).toEqual([]);
    expect(drafts.get(key)).toMatchObject({ text: "a", status: { kind: "same" } });
  });

  it("stays when it cannot be read, and is told by flush", async () => {
    const drafts = keeper();
    drafts.open(key, editing("1"));
    drafts.type(key, "×", false);
    expect(drafts.commit(key)).toBe(false);
    drafts.close(key);
    await expect(drafts.flush()).rejects.toThrow(UnsavedEditsError);
    expect(drafts.unsaved().map((one) => one.text)).toEqual(["×"]);
    expect(texts()).toEqual([]);
  });

  it("stays when saving failed, is open again with its words, and can be saved later", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.close(key);
    answer(failure);
    await settled();
    expect(drafts.unsaved()[0]?.cause).toEqual({ kind: "failed", failure });
    expect(drafts.open(key, editing("a")).text).toBe("ab");
    drafts.close(key);
    answer();
    await settled();
    expect(drafts.unsaved()).toEqual([]);
    expect(texts()).toEqual(["ab", "ab"]);
  });

  it("hands over by flush even what is being converted", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "aか", true);
    const flushed = drafts.flush();
    answer();
    await flushed;
    expect(texts()).toEqual(["aか"]);
  });
});

describe("a snapshot that arrives", () => {
  it("does not touch what is typed and not saved", () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.reconcile(() => "other");
    expect(drafts.get(key)?.text).toBe("ab");
  });

  it("replaces an open text nobody changed", () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.reconcile(() => "undone");
    expect(drafts.get(key)?.text).toBe("undone");
    expect(drafts.get(key)?.origin).toBe("undone");
  });

  it("is ignored when it is the echo of an earlier save", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    for (const text of ["ab", "abc"]) {
      drafts.type(key, text, false);
      drafts.commit(key);
      answer();
      await settled();
    }
    drafts.reconcile(() => "ab");
    expect(drafts.get(key)?.text).toBe("abc");
  });

  it("is ignored when it is still the old one", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.commit(key);
    answer();
    await settled();
    drafts.reconcile(() => "a");
    expect(drafts.get(key)?.text).toBe("ab");
  });

  it("ends a failure that was healed elsewhere", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.close(key);
    answer(failure);
    await settled();
    drafts.reconcile(() => "ab");
    expect(drafts.unsaved()).toEqual([]);
    expect(drafts.entries()).toEqual([]);
  });

  it("may stay away: a saved text stops standing in for it after a while", async () => {
    const drafts = keeper();
    drafts.open(key, editing("a"));
    drafts.type(key, "ab", false);
    drafts.close(key);
    answer();
    await settled();
    expect(drafts.get(key)?.text).toBe("ab");
    await vi.advanceTimersByTimeAsync(SETTLE_TIME);
    expect(drafts.get(key)).toBeUndefined();
  });
});
