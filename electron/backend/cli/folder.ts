/** The folder that `--out` names. */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";

/** Makes it, and those above it, where they do not exist. @throws OperationError */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(resolve(folder), { recursive: true });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["EACCES", "EPERM", "EROFS"].includes(code)) throw new OperationError("read-only", { file: folder });
    if (code === "ENOSPC") throw new OperationError("disk-full", { file: folder });
    throw new OperationError("io-failed", { file: folder, reason: code }, error);
  }
}
