/** What the log says of the calls of the contract: failures, what opens, writes and seals, and what took long. */
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodName } from "#shared/contract/methods.ts";
import { planMark, type Log } from "./log.ts";

/** Milliseconds from which any call is told. */
const SLOW = 1000;
/**
 * Told whenever they are called; what a person types is not, or the log would be a record of their day. Backups, steps back
 * and rescues are told as deeds, whoever began them.
 */
const told = /^(?:plan\.(?!current|snapshot|rescue$)|word\.export|archive\.seal|archive\.verify|year\.open)/u;

/**
 * @param file path of the plan file the call names or that is open; only its mark is kept
 * @param milliseconds from the call to its answer
 */
export function logCall(
  log: Log,
  name: MethodName,
  answer: Envelope<unknown>,
  { file, milliseconds }: { file: string | undefined; milliseconds: number },
): void {
  const plan = file === undefined ? undefined : planMark(file);
  const ms = Math.round(milliseconds);
  if (answer.ok) {
    if (told.test(name) || ms >= SLOW) log.write("call", { method: name, plan, ms });
    return;
  }
  const { code, details } = answer.error;
  const { reference, reason } = details;
  log.write("failure", { method: name, code, plan, ms, reference, reason });
}
