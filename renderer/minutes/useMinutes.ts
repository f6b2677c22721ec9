/** The minutes of a meeting, and saving a change to them. */
import type { Saved } from "#shared/contract/method.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Minutes, MinutesField } from "#shared/domain/minutes.ts";
import { minutesOf } from "#shared/rules/minutesHeader.ts";
import { call } from "#renderer/client/bridge.ts";
import { useNewest } from "#renderer/committee/useNewest.ts";

export interface MinutesEdit {
  minutes: Minutes & { header: MinutesField[] };
  /** What stays as it usually is is not stored: a header becomes the meeting's own with its first change. */
  change: (make: (now: Minutes) => Minutes) => Promise<Saved>;
  changeHeader: (make: (now: readonly MinutesField[]) => MinutesField[]) => Promise<Saved>;
}

export function useMinutes(meeting: Meeting): MinutesEdit {
  const save = useNewest(meeting.minutes, (minutes) =>
    call("meeting.update", { id: meeting.id, patch: { minutes: minutes ?? null } }),
  );
  const change: MinutesEdit["change"] = (make) =>
    save((now) => {
      const { header: _, ...usual } = minutesOf({});
      return make(now ?? usual);
    });
  return {
    minutes: minutesOf(meeting),
    change,
    changeHeader: (make) => change((now) => ({ ...now, header: make(minutesOf({ minutes: now }).header) })),
  };
}
