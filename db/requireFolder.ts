/** The folder that a file is to be written into. */
import { statSync, type Stats } from "node:fs";
import { OperationError } from "#shared/contract/errors.ts";

/** Throws `folder-gone` when nothing is there or it cannot be looked at, `not-a-folder` where a file stands in its way. */
export function requireFolder(folder: string): void {
  const found = lookAt(folder);
  if (!found) throw new OperationError("folder-gone", { folder });
  if (!found.isDirectory()) throw new OperationError("not-a-folder", { folder });
}

function lookAt(folder: string): Stats | undefined {
  try {
    return statSync(folder);
  } catch {
    return undefined;
  }
}
