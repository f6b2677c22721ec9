/** A PDF that the window made, on its way into what is kept. */
import { OperationError } from "#shared/contract/errors.ts";

/** @throws OperationError `invalid-input` for what is no PDF file. */
export function pdfBytes(base64: string | undefined): Uint8Array | undefined {
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, "base64");
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-")
    throw new OperationError("invalid-input", { path: "pdf" });
  return bytes;
}
