/** `backup list PLAN.hyoka`: the backups that the program keeps of a plan, latest first; of a damaged one, too. */
import { join, resolve } from "node:path";
import type { Backend } from "#electron/backend/backend.ts";
import type { Command, Outcome } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { backupReasons } from "#shared/domain/backup.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";

const none = "控えはありません。";

export const backupList: Command = async (backend, { files: [file = ""] }) => {
  const token = backend.grantFile(resolve(file), "read");
  const opened = await backend.call("plan.open", { token });
  if (!opened.ok && opened.error.code === "damaged") return backupsOfDamaged(backend, file);
  valueOf(opened);
  const state = valueOf(await backend.call("backup.list", {}));
  const lines = state.backups.map(
    ({ id, at, reason, bytes }) =>
      `${momentLabel(at)}　${backupReasons[reason]}　${bytes.toLocaleString("en")}バイト　${id}`,
  );
  return { lines: lines.length > 0 ? lines : [none], value: state };
};

/** Only the sound ones. The damaged file stays; a backup goes on as a plan file of its own. */
async function backupsOfDamaged(backend: Backend, file: string): Promise<Outcome> {
  const token = backend.grantFile(resolve(file), "read");
  const { folder, copies } = valueOf(await backend.call("plan.rescueReport", { token }));
  const backups = copies
    .filter(({ kept }) => kept)
    .map(({ name, at, bytes }) => ({ file: join(folder ?? "", name), at, bytes }));
  const lines = backups.map(
    ({ file: path, at, bytes }) => `${momentLabel(at)}　${bytes.toLocaleString("en")}バイト　${path}`,
  );
  return {
    lines: lines.length > 0 ? lines : [none],
    value: { damaged: true, backups },
    notes: [
      `「${file}」は壊れています。控えから続けるには jimukyoku rescue 控えのファイル 新しい計画.hyoka、` +
        `壊れたファイルの読める内容から続けるには jimukyoku rescue ${file} 新しい計画.hyoka を実行してください。`,
    ],
  };
}
