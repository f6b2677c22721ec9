/** Times as the head of the record shows them: on the clock of this PC. */
import { useEffect, useState } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel, timeLabel } from "#shared/rules/dateLabel.ts";

/** 「8月7日（金）午前10時～」; empty without a day. */
export function meetingTime({ date, startTime }: Pick<Meeting, "date" | "startTime">): string {
  if (date === undefined) return "";
  const day = dateLabel(date, { weekday: true }).replace(/^.*年/u, "");
  return startTime === undefined ? day : `${day}${timeLabel(startTime)}～`;
}

/** Whole minutes since the meeting began; undefined before it, on other days, and when its time is not known. */
export function elapsedMinutes(
  { date, startTime }: Pick<Meeting, "date" | "startTime">,
  now: Date,
): number | undefined {
  if (date === undefined || startTime === undefined) return undefined;
  const start = new Date(`${date}T${startTime}:00`);
  if (start.toDateString() !== now.toDateString()) return undefined;
  const minutes = Math.floor((now.getTime() - start.getTime()) / 60_000);
  return minutes < 0 ? undefined : minutes;
}

/** Milliseconds between two looks at the clock. */
const TICK = 10_000;

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
