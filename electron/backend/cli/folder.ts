/** The folder that `--out` names. */
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";

/**
 * Makes it, and those above it, where they do not exist. One level at a time: Node's recursive mkdir never returns where
 * the system refuses a folder with "no such file", as it does below /proc and on drives that are gone.
 * @throws OperationError `not-a-folder` where a file stands in its way, or in that of one above it
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await isFolder(path))) return;
    if (code === "EEXIST") throw new OperationError("not-a-folder", { folder }, error);
    if (["EACCES", "EPERM", "EROFS"].includes(code)) throw new OperationError("read-only", { file: folder });
    if (code === "ENOSPC") throw new OperationError("disk-full", { file: folder });
    if (code === "ENOENT") throw new OperationError("folder-gone", { folder }, error);
    throw new OperationError("io-failed", { file: folder, reason: code }, error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
