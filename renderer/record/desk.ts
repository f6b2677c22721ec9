/** What the person has before them: the place under discussion, who speaks, and the kind; kept while other screens are open. */
import { useState } from "react";
import type { Comment, CommentKind } from "#shared/domain/comment.ts";
import type { SpeakerRef } from "./speakers.ts";

export type Property = NonNullable<Comment["property"]>;

export interface Desk {
  /** Key of the place; absent: not chosen yet. */
  place?: string | undefined;
  /** Key of the part of its sheet; absent: the sheet as a whole. */
  part?: string | undefined;
  property?: Property | undefined;
  speaker?: SpeakerRef | undefined;
  kind: CommentKind;
}

const kept = new Map<string, Desk>();

/** Of one meeting. */
export function useDesk(meeting: string): [Desk, (change: Partial<Desk>) => void] {
  const [desk, setDesk] = useState<Desk>(() => kept.get(meeting) ?? { kind: "opinion" });
  const change = (to: Partial<Desk>) => {
    const next = { ...(kept.get(meeting) ?? desk), ...to };
    kept.set(meeting, next);
    setDesk(next);
  };
  return [desk, change];
}

const LARGE = "record-large-type";

/** Whether large type was chosen on this PC; it is no part of the plan. */
export function largeTypeChosen(): boolean {
  return localStorage.getItem(LARGE) === "on";
}

export function chooseLargeType(on: boolean): void {
  if (on) localStorage.setItem(LARGE, "on");
  else localStorage.removeItem(LARGE);
}
