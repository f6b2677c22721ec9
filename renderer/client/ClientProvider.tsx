/** The client of one window: the query cache and the save ledger over the contract. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Topic } from "#shared/contract/method.ts";
import { failureOf } from "#renderer/client/bridge.ts";
import { createSaveLedger, type SaveLedger } from "#renderer/client/saveLedger.ts";
import {
  givenUpCount,
  subscribeAll,
  windowSaveState,
  type WindowSaveState,
} from "#renderer/client/saveState.ts";

interface Client {
  queries: QueryClient;
  ledger: SaveLedger;
  /** The same object for as long as it says the same. */
  saveState: () => WindowSaveState;
  onSaveState: (listener: () => void) => () => void;
}

const ClientContext = createContext<Client | undefined>(undefined);

function createClient(): Client {
  const queries = new QueryClient({
    // Answers come from this PC and are told when they change: no retry, no polling, no refetch on focus.
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  const ledger = createSaveLedger({
    toFailure: failureOf,
    onSaved: (saved) => invalidate(queries, saved.changed),
  });
  let state = windowSaveState(ledger);
  return {
    queries,
    ledger,
    saveState() {
      const now = windowSaveState(ledger);
      // Typing announces itself at every key; only a different state is worth drawing.
      if (JSON.stringify(now) !== JSON.stringify(state)) state = now;
      return state;
    },
    onSaveState: (listener) => subscribeAll(ledger, listener),
  };
}

/** Asks again for everything that shows one of the topics. */
export function invalidate(queries: QueryClient, topics: readonly Topic[]): void {
  for (const topic of topics) void queries.invalidateQueries({ queryKey: [topic] });
}

export function ClientProvider({ children }: { children: ReactNode }): ReactNode {
  const [client] = useState(createClient);
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={client.queries}>{children}</QueryClientProvider>
    </ClientContext>
  );
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error("no ClientProvider above");
  return client;
}

/** The true save state of the window; changes re-render. */
export function useSaveState(): WindowSaveState {
  const { saveState, onSaveState } = useClient();
  return useSyncExternalStore(onSaveState, saveState);
}

/** Changes whenever unsaved texts were given up; as a key it makes fields start again from what is stored. */
export function useDiscards(): number {
  const { ledger, onSaveState } = useClient();
  return useSyncExternalStore(onSaveState, () => givenUpCount(ledger));
}
