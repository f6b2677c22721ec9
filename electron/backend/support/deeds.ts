/**
 * What is done to whole plan files, by the program itself or because a person asked: brought up to date, backed up, gone
 * back with, rescued, taken over. The log tells of each how it ended and how long it took, whichever way it was begun.
 */
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { faultTrace } from "./faultTrace.ts";
import { planMark, type Facts, type Log } from "./log.ts";

export type DeedName = "migration" | "backup" | "backup-copy" | "restore" | "rescue" | "takeover";

export interface Deed {
  deed: DeedName;
  /** With the mark of the plan, `ms` and `result`: `done`, or the code of the failure. */
  facts: Facts;
}

export type TellDeed = (deed: Deed) => void;

export interface BegunDeed {
  deed: DeedName;
  /** Path of the plan file; only its mark is told. */
  plan: string;
  facts?: Facts;
}

/**
 * Begins the clock of a deed.
 *
 * @returns tells of it once it is over; `error` is whatever it failed with, `more` what is known only at its end
 */
export function beginDeed(
  tell: TellDeed,
  { deed, plan, facts }: BegunDeed,
): (error?: unknown, more?: Facts) => void {
  const began = performance.now();
  return (error, more) => {
    const ms = Math.round(performance.now() - began);
    tell({ deed, facts: { plan: planMark(plan), ...facts, ms, ...more, ...outcome(error, plan) } });
  };
}

/** Does it and tells of it, also when it fails. */
export function during<T>(tell: TellDeed, begun: BegunDeed, work: () => T): T {
  const end = beginDeed(tell, begun);
  let value: T;
  try {
    value = work();
  } catch (error) {
    end(error);
    throw error;
  }
  end();
  return value;
}

export function logDeed(log: Pick<Log, "write">, { deed, facts }: Deed): void {
  log.write(deed, facts);
}

/** A fault of the program is told with its place: nobody may be there to be shown a reference. */
function outcome(error: unknown, plan: string): Facts {
  if (error === undefined) return { result: "done" };
  const failure = sqliteFailure(error, plan);
  if (failure instanceof OperationError) return { result: failure.code, reason: failure.details["reason"] };
  return { result: "internal", ...faultTrace(failure) };
}
