/**
 * What a call from a window passes before anything runs: the method must be one of the contract, the input must fit.
 * Every answer is an envelope; nothing is thrown across the boundary, because only an error's message would arrive.
 */
import { isModest } from "#electron/backend/modest.ts";
import type { Envelope, Failure } from "#shared/contract/errors.ts";
import type { MethodName } from "#shared/contract/methods.ts";
import { methods } from "#shared/contract/methods.ts";
import { failureOf } from "./fault.ts";

export type Run = (name: MethodName, input: unknown) => Promise<Envelope<unknown>>;

export async function passGate(name: unknown, input: unknown, run: Run): Promise<Envelope<unknown>> {
  if (!isMethod(name)) return refused("method", "");
  if (!isModest(input)) return refused(name, "");
  const checked = methods[name].input.safeParse(input);
  if (!checked.success) {
    return refused(name, checked.error.issues[0]?.path.join(".") ?? "");
  }
  try {
    return await run(name, checked.data);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** Says only where the input is wrong: what was in it may be the person's own words. */
export function refused(what: string, path: string): Envelope<never> {
  const error: Failure = { code: "invalid-input", message: `${what} refused`, details: { path } };
  return { ok: false, error };
}

function isMethod(name: unknown): name is MethodName {
  return typeof name === "string" && Object.hasOwn(methods, name);
}
