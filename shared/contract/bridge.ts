/** What the preload puts on `window.jimukyoku`, and the channel names both of its ends use. */
import type { Envelope } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import type { MethodInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";

export interface Bridge {
  call<N extends MethodName>(name: N, input: MethodInput<N>): Promise<Envelope<MethodOutput<N>>>;
  /** Returns a function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** One invoke channel for all methods: the name travels as data and is checked against the contract. */
export const CALL_CHANNEL = "jimukyoku:call";
export const EVENT_CHANNEL = "jimukyoku:event";
/** Name of the bridge on the window. */
export const BRIDGE_KEY = "jimukyoku";
