/** `archive list PLAN.hyoka`: every archive of the plan file with its 照合番号. */
import { valueOf } from "#electron/backend/cli/failures.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { openYear, openPlan } from "#electron/backend/cli/planFile.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";

export const archiveList: Command = async (backend, { files: [file = ""] }) => {
  const { currentFiscalYear } = await openPlan(backend, file);
  const { archives } = await openYear(backend, file, currentFiscalYear);
  const { archives: named } = valueOf(await backend.call("archive.verify", {}));
  const meetings = new Map(named.map(({ sequence, meeting }) => [sequence, meeting]));
  const value = archives.map((archive) => ({
    ...archive,
    // Its name stands in the manifest; where that cannot be read any more, the id is left.
    meetingName: meetings.get(archive.sequence) ?? archive.meeting,
  }));
  const lines = value.map(({ sequence, sealedAt, meetingName, files, reason, manifest }) =>
    [
      `第${sequence}号　${momentLabel(sealedAt)}　${meetingName}　${files}ファイル`,
      `  照合番号 ${manifest}`,
      ...(reason === undefined ? [] : [`  理由 ${reason}`]),
    ].join("\n"),
  );
  return {
    lines: lines.length > 0 ? lines : ["会議記録の保存はありません。"],
    value: { archives: value },
  };
};
