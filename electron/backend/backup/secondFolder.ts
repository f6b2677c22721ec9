/** The same backup in a second folder, on a stick or a server: copied as a finished file and read back. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { writeFileSafely } from "#electron/backend/files.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { rotate } from "./files.ts";

export interface SecondCopy {
  /** The folder the person chose; never made anew, so that a missing drive is not taken for an empty one. */
  root: string;
  /** Of this plan within it. */
  folder: string;
  name: string;
  now: Date;
}

/**
 * Slow places do not hold up what is being typed: every step waits outside of the program's own thread.
 *
 * @param source a finished backup, never a live plan file
 * @throws OperationError unless the copy is there and the same
 */
export async function copyToSecond(source: string, { root, folder, name, now }: SecondCopy): Promise<void> {
  const target = join(folder, name);
  try {
    if (!(await stat(root)).isDirectory()) throw new OperationError("folder-gone", { folder: root });
    await mkdir(folder, { recursive: true });
    const bytes = await readFile(source);
    await writeFileSafely(target, bytes, { replace: true });
    if (sha256(await readFile(target)) !== sha256(bytes)) {
      // It must not stand in the list as if somebody could go back to it.
      await rm(target, { force: true });
      throw new OperationError("io-failed", { file: name, reason: "COPY" });
    }
    rotate(folder, "second", now);
  } catch (error) {
    throw sqliteFailure(error, target);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
