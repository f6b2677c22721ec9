/** 300 kills at random moments: nothing that was answered as done may be lost. */
import type { Part } from "#test/soak/part.ts";
import { killManyTimes } from "./killing.ts";

const WANTED = 300;

export const killPart: Part = {
  name: "kill",
  share: 10,
  async run({ seed, until, progress }) {
    const kills = await killManyTimes({ kills: WANTED, seed, until, progress });
    const kinds = Object.entries(kills.kinds).map(([kind, count]): [string, number] => [
      `of these ${kind}`,
      count,
    ]);
    return {
      figures: [
        ["kills survived", kills.survived],
        ["of these while the plan was being opened (backup, migration)", kills.whileOpening],
        ["acknowledged edits", kills.acknowledged],
        ...kinds,
        ["acknowledged edits lost", kills.lost],
        ["unfinished files left by kills, removed a day later", kills.unfinished],
      ],
      faults: kills.faults,
    };
  },
};
