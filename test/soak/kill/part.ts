/** 300 kills at random moments: nothing that was answered as done may be lost. */
import type { Part } from "#test/soak/part.ts";
import { killManyTimes } from "./killing.ts";

const WANTED = 300;

export const killPart: Part = {
  name: "kill",
  share: 10,
  async run({ seed, until, progress }) {
    const kills = await killManyTimes({ kills: WANTED, seed, until, progress });
    const each = (counts: Record<string, number>, name: string): [string, number][] =>
      Object.entries(counts).map(([kind, count]) => [`${name} ${kind}`, count]);
    return {
      figures: [
        ["kills survived", kills.survived],
        ["of these while the plan was being opened", kills.whileOpening],
        ["of these while an older file was brought up to date", kills.whileUpdating],
        ...each(kills.amid, "of these amid"),
        ["acknowledged edits", kills.acknowledged],
        ...each(kills.kinds, "of these"),
        ["acknowledged edits lost", kills.lost],
        ["unfinished files left by kills, removed a day later", kills.unfinished],
      ],
      faults: kills.faults,
    };
  },
};
