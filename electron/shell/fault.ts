/** Turns whatever an operation threw into the failure that crosses the boundary, and tells the log of it. */
import { randomUUID } from "node:crypto";
import { createLog, type Log } from "#electron/backend/support/log.ts";
import type { Failure } from "#shared/contract/errors.ts";
import { OperationError } from "#shared/contract/errors.ts";

let log: Log | undefined;

/** Where faults are told from now on; before, and in tests of parts, only on stderr. */
export function openLog(folder: string): Log {
  log = createLog(folder);
  return log;
}

/** A fault of the program keeps its stack out of the window: the log has it under a reference. */
export function failureOf(error: unknown): Failure {
  if (error instanceof OperationError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  return { code: "internal", message: "fault of the program", details: { reference: writeFault(error) } };
}

/**
 * The full story on stderr, for developers; the log keeps what says nothing of the person's words.
 *
 * @param reference already shown to the person; absent makes one
 * @param method of the contract that it happened in
 * @returns the reference
 */
export function writeFault(
  error: unknown,
  reference: string = randomUUID().slice(0, 8),
  method?: string,
): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`[${reference}] ${text}\n`);
  log?.fault(reference, error, { method });
  return reference;
}
