/** `backup restore PLAN.hyoka --from …`: the content of a backup in place of the plan, which is kept as a backup first. */
import { resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";
import { option } from "#electron/backend/cli/values.ts";

export const backupRestore: Command = async (backend, given) => {
  const [file = ""] = given.files;
  const from = option(given, "from");
  await openPlan(backend, file);
  const { backups } = valueOf(await backend.call("backup.list", {}));
  const listed = backups.find(({ id, name }) => id === from || name === from);
  const { kept } = valueOf(
    await backend.call(
      "backup.restore",
      listed === undefined ? { token: backend.grantFile(resolve(from), "read") } : { id: listed.id },
    ),
  );
  return {
    lines: [`控えに戻しました: ${file}`, `戻す前の内容を控えに残しました: ${kept.id}`],
    value: { file: resolve(file), kept },
  };
};
