/** Saving one edit through the ledger: kept with its text when it fails, tried again from the band. */
import { useCallback } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { useHere } from "#renderer/frame/workspace.ts";

/** Key, place in words, text as typed, and the call itself. The failure is the ledger's: nothing to catch. */
export type Save = (key: string, label: string, text: string, save: () => Promise<Saved>) => Promise<boolean>;

/** True when the edit was acknowledged. */
export function useSave(): Save {
  const { ledger } = useClient();
  const where = useHere();
  return useCallback(
    (key, label, text, save) =>
      ledger.enqueue({ key, label, text, where, save }).then(
        () => true,
        () => false,
      ),
    [ledger, where],
  );
}
