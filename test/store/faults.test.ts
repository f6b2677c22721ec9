/** A disk that fills up, a folder that goes away or takes no files, a step of writing that fails; `npm run soak` does it for minutes. */
import { describe, expect, it } from "vitest";
import { disturbPlans, disturbWriting } from "#test/soak/faults/faults.ts";
import { canLimit, fillDisk } from "#test/soak/faults/fullDisk.ts";
import { canForbid, forbidWriting } from "#test/soak/faults/readOnly.ts";

describe("a fault of the disk", () => {
  it("under an open plan is said by its name, leaves the plan as it was, and a later edit works", () => {
    expect(disturbPlans(24, 20_261_121)).toEqual({ injected: 24, faults: [] });
  });

  it.skipIf(!canLimit)(
    "that is full for a whole process loses nothing, and saving goes on when there is room",
    async () => {
      expect(await fillDisk(100_000)).toEqual([]);
    },
  );

  it.skipIf(!canForbid)(
    "that lets nothing be made in a folder any more is said as that, with all that was saved kept",
    async () => {
      expect(await forbidWriting()).toEqual([]);
    },
  );

  it("in any step of writing a file leaves the file before it, and nothing beside it", async () => {
    const { injected, faults } = await disturbWriting();
    expect(faults).toEqual([]);
    expect(injected).toBeGreaterThanOrEqual(14);
  });
});
