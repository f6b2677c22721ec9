/** Every page of a plan file overwritten, one after the other and several at once: a rescue gives a sound plan each time. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlanFile } from "#db/open.ts";
import { rescuePlanFile } from "#db/rescue.ts";
import type { Part } from "#test/soak/part.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

const PAGE = 4096;

export const rescuePart: Part = {
  name: "rescue",
  share: 1,
  async run({ until, progress }) {
    const folder = mkdtempSync(join(tmpdir(), "jimukyoku-soak-"));
    const faults: string[] = [];
    let tried = 0;
    let complete = 0;
    try {
      const whole = join(folder, "a.hyoka");
      createPlan(whole);
      const bytes = readFileSync(whole);
      const pages = bytes.length / PAGE;
      for (let width = 1; width <= 8 && Date.now() < until; width *= 2) {
        progress(`${width} pages at once`);
        for (let page = 0; page + width <= pages && Date.now() < until; page += 1) {
          const damaged = Buffer.from(bytes).fill(
            page % 2 === 0 ? 0 : 0xa7,
            page * PAGE,
            (page + width) * PAGE,
          );
          const path = join(folder, "b.hyoka");
          writeFileSync(path, damaged);
          tried += 1;
          try {
            const options = { replace: true, actor: "x", now: new Date() };
            if (rescuePlanFile(path, join(folder, "c.hyoka"), options).report.complete) complete += 1;
            openPlanFile(join(folder, "c.hyoka"), { actor: "x" }).close();
            if (!readFileSync(path).equals(damaged))
              faults.push(`the file was changed: page ${page}, ${width} wide`);
          } catch (error) {
            faults.push(`page ${page}, ${width} wide: ${String(error)}`);
          }
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return {
      figures: [
        ["damaged plans rescued", tried - faults.length],
        ["of these without any loss", complete],
      ],
      faults,
    };
  },
};
