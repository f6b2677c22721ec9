/** `meeting add PLAN.hyoka [--year …] [--held …]`: the next meeting, started from the one before it. */
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openShownYear } from "#electron/backend/cli/planFile.ts";
import { yearOption } from "#electron/backend/cli/values.ts";
import { meetingName } from "#shared/rules/meetingName.ts";

export const meetingAdd: Command = async (backend, given) => {
  const held = yearOption(given, "held", "meeting add");
  const { fiscalYear } = await openShownYear(backend, given, "meeting add");
  const { id } = valueOf(
    await backend.call("meeting.addNext", {
      evaluates: fiscalYear,
      ...(held === undefined ? {} : { fiscalYear: held }),
    }),
  );
  const added = meetingNamed(valueOf(await backend.call("plan.snapshot", { fiscalYear })), id);
  return { lines: [`加えました: ${meetingName(added)}（${id}）`], value: { meeting: added } };
};
