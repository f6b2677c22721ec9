/** React hooks over the contract: queries that refresh by topic, commands that say what they changed. */
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Saved } from "#shared/contract/method.ts";
import { methods, type MethodInput, type MethodName, type MethodOutput } from "#shared/contract/methods.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { invalidate, useClient } from "#renderer/client/ClientProvider.tsx";

/** Names of the contract's queries. */
export type QueryName = {
  [N in MethodName]: (typeof methods)[N]["kind"] extends "query" ? N : never;
}[MethodName];

interface QueryOptions {
  /** Do not ask yet. */
  enabled?: boolean;
  /** Show the last answer while another is on its way. */
  keepPrevious?: boolean;
}

/** The cache key of a query: its topic first, so that a changed topic finds it. */
export function queryKey<N extends MethodName>(name: N, input: MethodInput<N>): readonly unknown[] {
  const method = methods[name];
  return ["topic" in method ? method.topic : "plan", name, input];
}

export function useContractQuery<N extends QueryName>(
  name: N,
  input: MethodInput<N>,
  options: QueryOptions = {},
): UseQueryResult<MethodOutput<N>> {
  return useQuery<MethodOutput<N>>({
    queryKey: queryKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface Command<N extends MethodName> {
  /** Runs it; undefined when it failed (the reason is in `failure`). */
  run: (input: MethodInput<N>) => Promise<MethodOutput<N> | undefined>;
  running: boolean;
  failure: Failure | undefined;
  /** Takes the failure off the screen. */
  forget: () => void;
}

/** A command as something a button can run: counts into the save state and refreshes what it changed. */
export function useContractCommand<N extends MethodName>(name: N): Command<N> {
  const { ledger, queries } = useClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(
    async (input: MethodInput<N>): Promise<MethodOutput<N> | undefined> => {
      setRunning(true);
      setFailure(undefined);
      try {
        if (methods[name].runsIn === "shell") {
          const output = await call(name, input);
          if (name === "recent.forget") invalidate(queries, ["recent"]);
          return output;
        }
        // Every backend command answers with what it saved; `track` makes that the window's save state.
        return (await ledger.track(call(name, input) as Promise<MethodOutput<N> & Saved>)) as MethodOutput<N>;
      } catch (error) {
        setFailure(failureOf(error));
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [ledger, name, queries],
  );
  const forget = useCallback(() => setFailure(undefined), []);
  return { run, running, failure, forget };
}
