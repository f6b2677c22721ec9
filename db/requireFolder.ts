/** The folder that a file is to be written into. */
import { accessSync, constants, statSync, type Stats } from "node:fs";
import { OperationError } from "#shared/contract/errors.ts";

/**
 * Throws `folder-gone` when nothing is there, `not-a-folder` where a file stands in its way, `no-access` when this account may
 * not look into it. Whether it takes files turns out when one is written.
 */
export function requireFolder(folder: string): void {
  const found = lookAt(folder);
  if (!found) throw new OperationError("folder-gone", { folder });
  if (!found.isDirectory()) throw new OperationError("not-a-folder", { folder });
  try {
    accessSync(folder, constants.X_OK);
  } catch (error) {
    throw new OperationError("no-access", { file: folder }, error);
  }
}

function lookAt(folder: string): Stats | undefined {
  try {
    return statSync(folder);
  } catch {
    return undefined;
  }
}
