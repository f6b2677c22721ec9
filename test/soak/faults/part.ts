/** Faults of the disk, as many as there is time for. */
import type { Part } from "#test/soak/part.ts";
import { disturbPlans, disturbWriting } from "./faults.ts";

const WANTED = 2000;

export const faultPart: Part = {
  name: "faults",
  share: 2,
  async run({ seed, until }) {
    const writing = await disturbWriting();
    const plans = disturbPlans(WANTED, seed, until);
    return {
      figures: [
        ["faults injected under an open plan", plans.injected],
        ["faults injected into steps of writing a file", writing.injected],
      ],
      faults: [...writing.faults, ...plans.faults],
    };
  },
};
