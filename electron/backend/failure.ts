/** Whatever was thrown, as the failure that crosses the boundary. */
import { randomUUID } from "node:crypto";
import { OperationError, type Failure } from "#shared/contract/errors.ts";
import type { MethodName } from "#shared/contract/methods.ts";

export interface LoggedFault {
  /** The reference the person was shown. */
  reference: string;
  /** `worker`: it ended while nothing was asked of it. */
  method: MethodName | "worker";
  error: unknown;
}

/** Expected failures keep their code; anything else is a fault of the program: `internal`, with the cause in the log. */
export function failureOf(error: unknown, method: MethodName, log: (fault: LoggedFault) => void): Failure {
  if (error instanceof OperationError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  const reference = randomUUID().slice(0, 8);
  log({ reference, method, error });
  return { code: "internal", message: `internal ${reference} in ${method}`, details: { reference } };
}
