/** Undo and redo of the plan, and their keys. A text field with typing of its own keeps Ctrl+Z for itself. */
import { useCallback, useEffect } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { saveAll } from "#renderer/client/saveState.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";

export interface Undo {
  /** What undoing would take back, in Japanese; null: nothing. */
  undoLabel: string | null;
  redoLabel: string | null;
  undo: () => void;
  redo: () => void;
  failure: Failure | undefined;
}

/** Fields typed into since they got the keyboard; their Ctrl+Z is the browser's. */
const typedInto = new WeakSet<EventTarget>();

/** What was typed into this field was entered: its next Ctrl+Z is the plan's. */
export function forgetTyping(field: EventTarget | null): void {
  if (field) typedInto.delete(field);
}

function isTextField(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** For one open plan; `enabled` is false for a read-only one. */
export function useUndo(enabled: boolean): Undo {
  const { ledger } = useClient();
  const state = useContractQuery("history.state", {}, { keepPrevious: true });
  const { run: runUndo, failure: undoFailure } = useContractCommand("history.undo");
  const { run: runRedo, failure: redoFailure } = useContractCommand("history.redo");
  const undoLabel = enabled ? (state.data?.undo ?? null) : null;
  const redoLabel = enabled ? (state.data?.redo ?? null) : null;

  const step = useCallback(
    (direction: "undo" | "redo") => {
      if (!enabled) return;
      const go = async () => {
        // What is being typed becomes an edit of its own first, so that it is what undo takes back.
        if ((await saveAll(ledger)).some((one) => one.kind === "failed")) return;
        await (direction === "undo" ? runUndo({}) : runRedo({}));
      };
      void go();
    },
    [enabled, ledger, runUndo, runRedo],
  );

  useEffect(() => {
    const onInput = (event: Event) => {
      if (event.target) typedInto.add(event.target);
    };
    const onFocusIn = (event: FocusEvent) => {
      if (event.target) typedInto.delete(event.target);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isComposing(event))
        return;
      const key = event.key.toLowerCase();
      const direction =
        key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : undefined;
      if (direction === undefined) return;
      if (isTextField(event.target) && typedInto.has(event.target)) return;
      if (document.querySelector("[role=dialog]") !== null) return;
      event.preventDefault();
      step(direction);
    };
    document.addEventListener("input", onInput, true);
    document.addEventListener("focusin", onFocusIn, true);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("input", onInput, true);
      document.removeEventListener("focusin", onFocusIn, true);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [step]);

  return {
    undoLabel,
    redoLabel,
    undo: () => step("undo"),
    redo: () => step("redo"),
    failure: undoFailure ?? redoFailure,
  };
}
