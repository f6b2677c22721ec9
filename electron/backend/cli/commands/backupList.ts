/** `backup list PLAN.hyoka`: the backups that the program keeps of a plan, latest first. */
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";
import { backupReasons } from "#shared/domain/backup.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";

export const backupList: Command = async (backend, { files: [file = ""] }) => {
  await openPlan(backend, file);
  const state = valueOf(await backend.call("backup.list", {}));
  const lines = state.backups.map(
    ({ id, at, reason, bytes }) =>
      `${momentLabel(at)}　${backupReasons[reason]}　${bytes.toLocaleString("en")}バイト　${id}`,
  );
  return { lines: lines.length > 0 ? lines : ["控えはありません。"], value: state };
};
