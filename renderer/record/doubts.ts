/** Speakers that the record does not expect: absent on the day, or outside their term. Each is asked about once. */
import type { Even } from "#shared/contract/methods.ts";
import type { Doubt } from "#renderer/common/useAsked.tsx";
import type { Speaker } from "./speakers.ts";

type Doubtful = Pick<Speaker, "key" | "name" | "absent" | "ended">;

/** Speakers whose absence or ended term was agreed to, by meeting: asked once, not at every sentence. */
const agreed = new Set<string>();

/** What the store has to be told before it takes this person's words. */
export function doubtsAbout(speaker: Doubtful): Even[] {
  return [
    ...(speaker.ended ? (["term-ended"] as const) : []),
    ...(speaker.absent ? (["absent-speaker"] as const) : []),
  ];
}

/** What has to be asked before this person's words are recorded; undefined when nothing is left to ask. */
export function openDoubt(meeting: string, speaker: Doubtful): Doubt | undefined {
  const code = doubtsAbout(speaker).find((one) => !agreed.has(keyOf(meeting, speaker, one)));
  return code && { code, details: { member: speaker.name } };
}

/** The person wants this speaker's words in this meeting's record all the same. */
export function agree(meeting: string, speaker: Doubtful, { code }: Doubt): void {
  agreed.add(keyOf(meeting, speaker, code));
}

function keyOf(meeting: string, { key }: Doubtful, code: Doubt["code"]): string {
  return `${meeting}/${key}/${code}`;
}
