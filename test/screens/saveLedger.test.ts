/** The rules of the save state, without a screen. */
import { describe, expect, it } from "vitest";
import { OperationError, type Failure } from "#shared/contract/errors.ts";
import type { Saved } from "#shared/contract/method.ts";
import { createSaveLedger, type Edit } from "#renderer/client/saveLedger.ts";

const saved: Saved = { savedAt: "2020-08-07T01:32:00.000Z", changed: ["snapshot"] };

function toFailure(error: unknown): Failure {
  const code = error instanceof OperationError ? error.code : "internal";
  return { code, message: String(error), details: {} };
}

function ledgerWithLog() {
  const acknowledged: Saved[] = [];
  const ledger = createSaveLedger({ toFailure, onSaved: (one) => acknowledged.push(one) });
  return { ledger, acknowledged };
}

function edit(key: string, text: string, save: () => Promise<Saved>): Edit {
  return { key, label: `欄 ${key}`, text, save };
}

describe("save ledger", () => {
  it("says saved only after the acknowledgement", async () => {
    const { ledger, acknowledged } = ledgerWithLog();
    const { promise, resolve } = Promise.withResolvers<Saved>();
    const done = ledger.enqueue(edit("a", "一", () => promise));
    expect(ledger.state()).toEqual({ kind: "saving" });
    resolve(saved);
    await done;
    await ledger.flush();
    expect(ledger.state()).toEqual({ kind: "saved", at: saved.savedAt });
    expect(acknowledged).toEqual([saved]);
  });

  it("keeps the text and the reason of an edit that failed, until a retry succeeds", async () => {
    const { ledger } = ledgerWithLog();
    let full = true;
    const save = async () => {
      if (full) throw new OperationError("disk-full");
      return saved;
    };
    await expect(ledger.enqueue(edit("a", "残る文章", save))).rejects.toThrow("disk-full");
    expect(await ledger.flush()).toBe(false);
    expect(ledger.state()).toMatchObject({
      kind: "failed",
      edits: [{ text: "残る文章", failure: { code: "disk-full" } }],
    });
    full = false;
    await ledger.retry();
    expect(ledger.state()).toEqual({ kind: "saved", at: saved.savedAt });
  });

  it("sends only the newest of the texts of one field that wait", async () => {
    const { ledger } = ledgerWithLog();
    const sent: string[] = [];
    const { promise, resolve } = Promise.withResolvers<Saved>();
    const first = ledger.enqueue(edit("a", "一", () => (sent.push("一"), promise)));
    const second = ledger.enqueue(edit("a", "二", async () => (sent.push("二"), saved)));
    const third = ledger.enqueue(edit("a", "三", async () => (sent.push("三"), saved)));
    resolve(saved);
    await Promise.all([first, second, third]);
    expect(sent).toEqual(["一", "三"]);
  });

  it("does not report an older text as lost when a newer one of the same field was saved", async () => {
    const { ledger } = ledgerWithLog();
    const { promise, reject } = Promise.withResolvers<Saved>();
    const older = ledger.enqueue(edit("a", "一", () => promise));
    const newer = ledger.enqueue(edit("a", "二", async () => saved));
    reject(new OperationError("file-busy"));
    await expect(older).rejects.toThrow("file-busy");
    await newer;
    expect(await ledger.flush()).toBe(true);
    expect(ledger.state().kind).toBe("saved");
  });

  it("is saving while something is typed, and flush asks for it", async () => {
    const { ledger } = ledgerWithLog();
    const sent: string[] = [];
    ledger.typing("a", () => {
      void ledger.enqueue(edit("a", "打ちかけ", async () => (sent.push("打ちかけ"), saved)));
    });
    expect(ledger.state()).toEqual({ kind: "saving" });
    expect(await ledger.flush()).toBe(true);
    expect(sent).toEqual(["打ちかけ"]);
    expect(ledger.state().kind).toBe("saved");
  });

  it("forgets failed edits only when told to, and counts it", async () => {
    const { ledger } = ledgerWithLog();
    const failing = () => Promise.reject(new OperationError("read-only"));
    await ledger.enqueue(edit("a", "文章", failing)).catch(() => undefined);
    expect(ledger.discards()).toBe(0);
    ledger.discard("a");
    expect(ledger.state().kind).toBe("saved");
    expect(ledger.discards()).toBe(1);
  });

  it("counts a command of its own into the state and passes its failure on", async () => {
    const { ledger } = ledgerWithLog();
    const { promise, reject } = Promise.withResolvers<Saved>();
    const tracked = ledger.track(promise);
    expect(ledger.state()).toEqual({ kind: "saving" });
    reject(new OperationError("in-use"));
    await expect(tracked).rejects.toThrow("in-use");
    expect(ledger.state().kind).toBe("saved");
  });
});
