/** The one place where the window's bridge is read; everything else calls the contract through here. */
import { BRIDGE_KEY, type Bridge } from "#shared/contract/bridge.ts";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";

/** The bridge the preload put on the window; throws when the page was opened without it (a plain browser). */
export function bridge(): Bridge {
  const found = (globalThis as Record<string, unknown>)[BRIDGE_KEY];
  if (found === undefined) throw new Error("the window has no bridge");
  return found as Bridge;
}

/** A failed answer as something that can be thrown to TanStack Query; carries the failure untouched. */
export class CallError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "CallError";
    this.failure = failure;
  }
}

/** What any thrown value means as a failure: an unknown one is a fault of the program. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.failure;
  return { code: "internal", message: String(error), details: {} };
}

/** Calls one method; a failed answer becomes a {@link CallError}. */
export async function call<N extends MethodName>(name: N, input: MethodInput<N>): Promise<MethodOutput<N>> {
  const answer = await bridge().call(name, input);
  if (!answer.ok) throw new CallError(answer.error);
  return answer.value;
}
