/** The same backup in a second folder, on a stick or a server: copied as a finished file and read back. */
import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeFileSafely } from "#electron/backend/files.ts";
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
 * @returns whether the copy is there and the same
 */
export async function copyToSecond(
  source: string,
  { root, folder, name, now }: SecondCopy,
): Promise<boolean> {
  try {
    if (!(await stat(root)).isDirectory()) return false;
    await mkdir(folder, { recursive: true });
    const bytes = await readFile(source);
    const target = join(folder, name);
    await writeFileSafely(target, bytes, { replace: true });
    if (sha256(await readFile(target)) !== sha256(bytes)) return false;
    rotate(folder, "second", now);
    return true;
  } catch {
    return false;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
