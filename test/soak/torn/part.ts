/** Torn copies of a plan file, as many as there is time for. */
import type { Part } from "#test/soak/part.ts";
import { tearCopies } from "./torn.ts";

const WANTED = 1000;

export const tornPart: Part = {
  name: "torn",
  share: 3,
  async run({ seed, until }) {
    const torn = tearCopies(WANTED, seed, until);
    return {
      figures: [
        ["torn copies opened", torn.tried],
        ["of these refused as damaged", torn.refused],
        ["of these sound, as the plan once was", torn.opened],
      ],
      faults: torn.faults,
    };
  },
};
