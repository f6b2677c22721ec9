/** Turns whatever an operation threw into the failure that crosses the boundary. */
import { randomUUID } from "node:crypto";
import type { Failure } from "#shared/contract/errors.ts";
import { OperationError } from "#shared/contract/errors.ts";

/** A fault of the program keeps its stack out of the window: it is written to stderr under a reference. */
export function failureOf(error: unknown): Failure {
  if (error instanceof OperationError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  const reference = randomUUID().slice(0, 8);
  writeFault(reference, error);
  return { code: "internal", message: "fault of the program", details: { reference } };
}

/** The full story of a fault the person only sees the reference of. */
export function writeFault(reference: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`[${reference}] ${text}\n`);
}
