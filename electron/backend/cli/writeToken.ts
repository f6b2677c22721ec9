/** Files that a command's arguments name for writing. */
import { basename, resolve } from "node:path";
import type { Backend, FileToken } from "#electron/backend/backend.ts";
import { nameProblem } from "#shared/text/fileName.ts";
import { UsageError } from "./usage.ts";

/**
 * The token of a file to write. A name that Windows takes for something else than a file of that name is refused on every
 * system: what is written under it would be gone there, or could not be copied there.
 * @throws UsageError
 */
export function writeToken(backend: Backend, target: string, force: boolean): FileToken {
  const name = basename(target);
  switch (nameProblem(name)) {
    case "character":
      throw new UsageError(
        `「${name}」には、Windowsのファイル名に使えない文字（: * ? " < > | \\ など）があります。`,
      );
    case "device":
      throw new UsageError(`「${name}」は、Windowsが機器の名前として使うため、ファイル名にできません。`);
    case "edge":
      throw new UsageError(`「${name}」は空白か「.」で終わるため、Windowsではファイル名にできません。`);
    case undefined:
      return backend.grantFile(resolve(target), "write", { replace: force });
  }
}
