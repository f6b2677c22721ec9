/** What must hold for every file that somebody else made, however it was spoiled; empty when it holds. */
import { posix, win32 } from "node:path";
import { readZip } from "#electron/backend/archive/readZip.ts";
import { checkZip } from "#electron/backend/archive/verifyZip.ts";
import { decodeText } from "#electron/backend/decodeText.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { parsePackageWithNotes } from "#shared/package/parse.ts";

/** Milliseconds that one small file may take, on a machine that does other things besides. */
const PATIENCE = 5000;

function timed(what: string, work: () => string[]): string[] {
  const from = performance.now();
  try {
    const faults = work();
    const took = performance.now() - from;
    return took > PATIENCE ? [...faults, `${what} took ${Math.round(took)} ms`] : faults;
  } catch (error) {
    return [`${what} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** @param original what the zip was made from: only its very bytes may be found sound */
export function zipFaults(zip: Buffer, original: Uint8Array): string[] {
  return timed("a zip", () => {
    const { problems, entries } = checkZip(zip);
    const faults = entries.filter(({ path }) => leadsOutside(path)).map(({ path }) => `outside: ${path}`);
    if (problems.length === 0 && !zip.equals(original)) faults.push("a changed zip was found sound");
    const read = readZip(zip);
    const size = entries.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    if (size > 64_000_000 + 5 * zip.byteLength) faults.push(`${size} bytes came out of ${zip.byteLength}`);
    if (read.kind === "unreadable" && entries.length > 0) faults.push("entries of an unreadable zip");
    return faults;
  });
}

function leadsOutside(path: string): boolean {
  return (
    !posix.resolve("/folder", path).startsWith("/folder/") ||
    !win32.resolve("C:\\folder", path).startsWith("C:\\folder\\")
  );
}

/** Either a package or its refusal with place and cause. */
export function packageFaults(text: string): string[] {
  return timed("a package", () => {
    try {
      parsePackageWithNotes(text);
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      if (error.code === "package-too-large") return [];
      if (error.code !== "package-invalid" || error.details["problem"] === "")
        return [`refused as ${error.code}`];
    }
    const { prototype } = Object;
    return "x" in prototype ? ["the prototype of all objects was changed"] : [];
  });
}

/** Either a text that people can read or none. */
export function textFaults(bytes: Uint8Array): string[] {
  return timed("a text", () => {
    const text = decodeText(bytes);
    if (text === undefined) return [];
    // oxlint-disable-next-line no-control-regex -- finding control characters is the point
    if (/[\u0000-\u0008\u000e-\u001f\u007f]/u.test(text)) return ["a text with control characters"];
    return text.isWellFormed() ? [] : ["a text with half a letter"];
  });
}
