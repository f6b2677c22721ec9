/** `backup PLAN.hyoka`: a checked backup now, among those of the program or in a folder of its own. */
import { join, resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { makeFolder } from "#electron/backend/cli/folder.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";

export const backup: Command = async (backend, { files: [file = ""], options: { to } }) => {
  await openPlan(backend, file);
  if (to !== undefined) await makeFolder(resolve(to));
  const { name } = valueOf(
    await backend.call(
      "backup.now",
      to === undefined ? {} : { folder: backend.grantFile(resolve(to), "folder") },
    ),
  );
  const state = valueOf(await backend.call("backup.list", {}));
  const folder = to === undefined ? state.folder : resolve(to);
  const path = join(folder ?? "", name);
  return { lines: [`控えを作りました: ${path}`], value: { file: path } };
};
