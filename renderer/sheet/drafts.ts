/**
 * What people typed into the sheet and the store does not hold yet. Drafts belong to the window, not to a screen: a
 * text that could not be saved is still here after the sheet was left and opened again.
 *
 * What must never happen: a save in the middle of a conversion, a typed text replaced by one that arrives, a text that
 * is lost because its cell went away.
 */
import { failureSchema, type Failure } from "#shared/contract/errors.ts";
import type { Field } from "#shared/domain/field.ts";

/** How a typed text becomes what is stored: `canonical` is also what the editor then shows. */
export type Reading = { ok: true; canonical: string } | { ok: false; problem: string };

export type DraftStatus =
  /** Nothing typed that the store does not hold. */
  | { kind: "same" }
  /** Typed, not sent yet. */
  | { kind: "waiting" }
  | { kind: "saving" }
  /** The store holds it; the snapshot on screen may still be older. */
  | { kind: "saved" }
  /** Cannot be read; not sent. */
  | { kind: "invalid"; problem: string }
  | { kind: "failed"; failure: Failure };

/** What the owner of a field gives when its editing starts. */
export interface Editing {
  field: Field;
  /** What the field is called. */
  label: string;
  /** Text in the snapshot on screen. */
  stored: string;
  read(this: void, text: string): Reading;
  /** Rejects with a Failure when the text could not be saved. */
  save(this: void, canonical: string, session: string): Promise<void>;
  /** Save while typing pauses; otherwise only when the field is left. */
  autosave: boolean;
}

export interface Draft {
  readonly editing: Editing;
  /** As it stands in the editor. */
  text: string;
  /** What Escape goes back to. */
  origin: string;
  /** What the store holds, as far as is known here. */
  stored: string;
  /** Text of the latest snapshot. */
  seen: string;
  /** Texts saved since the field was entered: their echoes must not replace newer typing. */
  saved: Set<string>;
  /** One step of undo. */
  session: string;
  open: boolean;
  /** Typed into since it was entered. */
  touched: boolean;
  composing: boolean;
  /** Counts the changes of the text that were not typed: reverted, normalised, followed from a snapshot. */
  revision: number;
  status: DraftStatus;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | undefined;
}

/** A field whose text the store does not hold. */
export interface UnsavedField {
  key: string;
  field: Field;
  label: string;
  text: string;
  cause: Extract<DraftStatus, { kind: "invalid" | "failed" }>;
}

/** Some texts could not be saved; they are still on screen. */
export class UnsavedEditsError extends Error {
  readonly fields: UnsavedField[];

  constructor(fields: UnsavedField[]) {
    super(`${fields.length} fields are not saved`);
    this.name = "UnsavedEditsError";
    this.fields = fields;
  }
}

/** Milliseconds without a key after which the text is saved. */
export const AUTOSAVE_DELAY = 800;
/** Milliseconds for which a saved text stands in for a snapshot that has not arrived. */
export const SETTLE_TIME = 5000;

function asFailure(error: unknown): Failure {
  const failure = failureSchema.safeParse(error);
  if (failure.success) return failure.data;
  const carried = failureSchema.safeParse({
    code: (error as { code?: unknown } | null)?.code,
    message: error instanceof Error ? error.message : "",
    details: (error as { details?: unknown } | null)?.details ?? {},
  });
  if (carried.success) return carried.data;
  return { code: "internal", message: String(error), details: { reference: "sheet" } };
}

export type Drafts = ReturnType<typeof createDrafts>;

/** Keeps drafts by field key. One keeper serves the whole window; tests make their own. */
export function createDrafts(newSession: () => string = () => crypto.randomUUID()) {
  const drafts = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  let list: readonly (readonly [string, Draft])[] = [];

  const changed = (): void => {
    list = [...drafts];
    for (const listener of listeners) listener();
  };

  const setStatus = (draft: Draft, status: DraftStatus): void => {
    if (draft.status.kind === "same" && status.kind === "same") return;
    if (draft.status.kind === "waiting" && status.kind === "waiting") return;
    draft.status = status;
    changed();
  };

  const stopTimer = (draft: Draft): void => {
    clearTimeout(draft.timer);
    draft.timer = undefined;
  };

  const forget = (key: string, draft: Draft): void => {
    stopTimer(draft);
    if (drafts.get(key) === draft) drafts.delete(key);
    changed();
  };

  /** Closed drafts with nothing left to do go; saved ones wait for their snapshot. */
  const tidy = (key: string, draft: Draft): void => {
    if (draft.open || draft.running) return;
    if (draft.status.kind === "same") forget(key, draft);
    if (draft.status.kind === "saved") {
      stopTimer(draft);
      if (draft.seen === draft.stored) forget(key, draft);
      else draft.timer = setTimeout(() => forget(key, draft), SETTLE_TIME);
    }
  };

  /** Whether the store holds what stands in the editor. */
  const isHeld = (draft: Draft): boolean => {
    const reading = draft.editing.read(draft.text);
    return reading.ok && reading.canonical === draft.stored;
  };

  /** Saves until the store holds the newest text; what is typed meanwhile is saved after it. */
  const saveAll = async (draft: Draft): Promise<void> => {
    for (;;) {
      const reading = draft.editing.read(draft.text);
      if (!reading.ok) {
        setStatus(draft, { kind: "invalid", problem: reading.problem });
        return;
      }
      const text = reading.canonical;
      if (text === draft.stored) {
        setStatus(draft, draft.saved.size > 0 ? { kind: "saved" } : { kind: "same" });
        return;
      }
      setStatus(draft, { kind: "saving" });
      const typed = draft.text;
      try {
        await draft.editing.save(text, draft.session);
      } catch (error) {
        setStatus(draft, { kind: "failed", failure: asFailure(error) });
        return;
      }
      draft.saved.add(text);
      draft.stored = text;
      if (draft.text !== typed && draft.open && (draft.composing || !draft.editing.autosave)) {
        // A conversion or a number that is still being typed is saved when it is finished.
        setStatus(draft, { kind: "waiting" });
        return;
      }
    }
  };

  const commit = async (key: string): Promise<void> => {
    const draft = drafts.get(key);
    if (!draft) return;
    stopTimer(draft);
    if (draft.running) {
      await draft.running;
      const { kind } = draft.status;
      if (drafts.get(key) === draft && kind !== "invalid" && kind !== "failed" && !isHeld(draft))
        await commit(key);
      return;
    }
    const run = saveAll(draft).finally(() => {
      draft.running = undefined;
      tidy(key, draft);
    });
    draft.running = run;
    await run;
  };

  const unsaved = (): UnsavedField[] =>
    [...drafts].flatMap(([key, draft]) => {
      const { status, editing, text } = draft;
      if (status.kind !== "invalid" && status.kind !== "failed") return [];
      return [{ key, field: editing.field, label: editing.label, text, cause: status }];
    });

  return {
    subscribe(this: void, listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (key: string): Draft | undefined => drafts.get(key),
    /** All drafts; another list after every change. */
    entries: (): readonly (readonly [string, Draft])[] => list,
    unsaved,

    /** Editing of a field starts. A text that could not be saved before is there again. */
    open(key: string, editing: Editing): Draft {
      const before = drafts.get(key);
      if (before) stopTimer(before);
      const kept = before !== undefined && before.status.kind !== "same";
      const text = kept ? before.text : editing.stored;
      const troubled = kept && (before.status.kind === "invalid" || before.status.kind === "failed");
      const draft: Draft = {
        editing,
        text,
        origin: troubled ? before.stored : text,
        stored: kept ? before.stored : editing.stored,
        seen: editing.stored,
        saved: kept ? before.saved : new Set(),
        session: newSession(),
        open: true,
        touched: troubled,
        composing: false,
        revision: 0,
        status: kept ? before.status : { kind: "same" },
        timer: undefined,
        running: undefined,
      };
      if (before?.running) {
        // The save under way still belongs to the former editing; the new one learns how it ended.
        draft.running = before.running.finally(() => {
          draft.running = undefined;
          draft.stored = before.stored;
          draft.status = draft.text === before.text ? before.status : { kind: "waiting" };
          changed();
        });
      }
      drafts.set(key, draft);
      changed();
      return draft;
    },

    /** The text of the editor changed; `composing` while an input method is converting. */
    type(key: string, text: string, composing: boolean): void {
      const draft = drafts.get(key);
      if (!draft) return;
      draft.text = text;
      draft.touched = true;
      draft.composing = composing;
      stopTimer(draft);
      if (draft.status.kind !== "saving") setStatus(draft, { kind: "waiting" });
      if (composing || !draft.editing.autosave) return;
      draft.timer = setTimeout(() => void commit(key), AUTOSAVE_DELAY);
    },

    /** Normalises and saves now. @returns false when the text cannot be read. */
    commit(key: string): boolean {
      const draft = drafts.get(key);
      if (!draft || draft.composing) return true;
      const reading = draft.editing.read(draft.text);
      if (reading.ok && reading.canonical !== draft.text) {
        draft.text = reading.canonical;
        draft.revision += 1;
        changed();
      }
      void commit(key);
      return reading.ok;
    },

    /** The field is left: what was typed is saved. */
    close(key: string): void {
      const draft = drafts.get(key);
      if (!draft?.open) return;
      draft.open = false;
      draft.composing = false;
      this.commit(key);
      changed();
    },

    /**
     * Back to what the field was when it was entered. A text that is saved while it is typed stays a step of its own:
     * Escape, meant for a conversion and pressed once too often, must not take away what 保存済み was said of.
     */
    revert(key: string): void {
      const draft = drafts.get(key);
      if (!draft) return;
      const { editing, status, composing } = draft;
      const isStep =
        editing.autosave && !composing && status.kind !== "failed" && editing.read(draft.text).ok;
      const typed = isStep ? commit(key) : Promise.resolve();
      draft.session = newSession();
      draft.text = draft.origin;
      draft.revision += 1;
      draft.touched = false;
      changed();
      void typed.then(() => commit(key));
    },

    /** Sets a text without an editor: a chosen grade, a pasted value. */
    put(key: string, editing: Editing, text: string, session?: string): void {
      this.open(key, editing);
      const draft = drafts.get(key);
      if (draft && session !== undefined) draft.session = session;
      this.type(key, text, true);
      this.close(key);
    },

    /** Tries again to save a text that could not be saved. */
    retry(key: string): void {
      void commit(key);
    },

    /** Takes back what was typed: the field holds again what the store holds. */
    giveUp(key: string): void {
      const draft = drafts.get(key);
      if (!draft) return;
      draft.text = draft.stored;
      draft.origin = draft.stored;
      draft.revision += 1;
      draft.touched = false;
      changed();
      void commit(key);
    },

    /** A snapshot arrived. What is being typed stays; everything else follows it. */
    reconcile(storedText: (field: Field) => string): void {
      for (const [key, draft] of drafts) {
        const now = storedText(draft.editing.field);
        if (now === draft.seen) continue;
        draft.seen = now;
        if (draft.saved.has(now) && now !== draft.stored) continue;
        if (draft.running) continue;
        const clean = isHeld(draft);
        draft.stored = now;
        // Saved by another way, such as a retry elsewhere in the window.
        const arrived = !clean && isHeld(draft);
        if (arrived) {
          setStatus(draft, { kind: "same" });
          tidy(key, draft);
        }
        if (!clean) continue;
        draft.text = now;
        draft.revision += 1;
        draft.origin = draft.touched ? draft.origin : now;
        draft.status = { kind: "same" };
        if (draft.open) changed();
        else forget(key, draft);
      }
    },

    /** Saves everything now, also what is being typed. @throws UnsavedEditsError when something could not be saved. */
    async flush(): Promise<void> {
      await Promise.all([...drafts.keys()].map(commit));
      const left = unsaved();
      if (left.length > 0) throw new UnsavedEditsError(left);
    },

    /** What the fields belong to is gone: every draft whose key begins with this. */
    forgetOf(owner: string): void {
      for (const [key, draft] of drafts) if (key.startsWith(owner)) forget(key, draft);
    },

    /** Throws all drafts away. Only for when another plan is opened. */
    discard(): void {
      for (const draft of drafts.values()) stopTimer(draft);
      drafts.clear();
      changed();
    },
  };
}

/** The drafts of this window. */
export const sheetDrafts: Drafts = createDrafts();

/**
 * Saves everything that was typed into the sheet, also in the cell that is open. Call before closing the window or
 * the plan. @throws UnsavedEditsError naming the fields that could not be saved.
 */
export function flushEdits(): Promise<void> {
  return sheetDrafts.flush();
}

/** Forgets what could not be saved. Call when a plan was closed on purpose, so that it never reaches another plan. */
export function discardEdits(): void {
  sheetDrafts.discard();
}

/** Forgets what was typed into the fields of something that is gone: every key that begins with this. */
export function forgetEditsOf(owner: string): void {
  sheetDrafts.forgetOf(owner);
}
