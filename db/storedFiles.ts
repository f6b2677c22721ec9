/**
 * Files kept in the plan file for ever, found by the SHA-256 of what is in them: the same bytes are kept once, and a file
 * whose bytes were changed is no longer the one that its name says.
 */
import { createHash } from "node:crypto";
import type { Database } from "./sql.ts";

/** Lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Keeps the bytes; nothing happens when they are kept already. Returns their SHA-256. */
export function keepFile(db: Database, bytes: Uint8Array): string {
  const sha256 = sha256Of(bytes);
  db.prepare("insert into stored_file (sha256, bytes) values (?, ?) on conflict do nothing").run(
    sha256,
    bytes,
  );
  return sha256;
}

/** The bytes as they lie in the file, whether or not they still have this SHA-256; undefined when there are none. */
export function storedFile(db: Database, sha256: string): Uint8Array | undefined {
  const found = db.prepare("select bytes from stored_file where sha256 = ?").pluck().get(sha256);
  return found instanceof Uint8Array ? found : undefined;
}
