/** Faults of the disk, as many as there is time for. */
import type { Part } from "#test/soak/part.ts";
import { disturbPlans, disturbWriting } from "./faults.ts";
import { canLimit, fillDisk } from "./fullDisk.ts";
import { canForbid, forbidWriting } from "./readOnly.ts";

const WANTED = 2000;
/** Bytes of room on disks that fill up under a real process: within the first saves, within the log, after many. */
const ROOMS = [20_000, 50_000, 120_000, 300_000, 700_000, 1_500_000];

export const faultPart: Part = {
  name: "faults",
  share: 2,
  async run({ seed, until }) {
    const writing = await disturbWriting();
    const full: string[][] = [];
    for (const room of canLimit ? ROOMS : []) full.push(await fillDisk(room));
    const forbidden = canForbid ? [await forbidWriting()] : [];
    const plans = disturbPlans(WANTED, seed, until);
    return {
      figures: [
        ["faults injected under an open plan", plans.injected],
        ["faults injected into steps of writing a file", writing.injected],
        ["disks filled up under a process", full.length],
        ["folders that took no files any more from a process", forbidden.length * 3],
      ],
      faults: [...full.flat(), ...forbidden.flat(), ...writing.faults, ...plans.faults],
    };
  },
};
