import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Arrow } from "#shared/domain/rows.ts";
import { dragged, gripAt } from "#renderer/sheet/arrowEdits.ts";

const arrow = (from: number, to: number): Arrow => ({ from, to, start: "head", end: "none" });
const span = { from: 2018, to: 2022 };

describe("a press on a year of a ロードマップ", () => {
  it("grips an end of the arrow there, its middle, or nothing", () => {
    const arrows = [arrow(2018, 2020)];
    expect(gripAt(arrows, 2018)).toEqual({ kind: "from", index: 0 });
    expect(gripAt(arrows, 2019)).toEqual({ kind: "whole", index: 0 });
    expect(gripAt(arrows, 2020)).toEqual({ kind: "to", index: 0 });
    expect(gripAt(arrows, 2021)).toEqual({ kind: "new" });
  });

  it("grips the arrow that lies on top, and the end of one that takes a single year", () => {
    expect(gripAt([arrow(2018, 2022), arrow(2020, 2020)], 2020)).toEqual({ kind: "to", index: 1 });
  });
});

describe("a dragged arrow", () => {
  it("is drawn from the first year to the last, whichever way it was drawn", () => {
    const drawn = { from: 2019, to: 2021, start: "start", end: "head" };
    expect(dragged([], { kind: "new" }, 2019, 2021, span)).toEqual([drawn]);
    expect(dragged([], { kind: "new" }, 2021, 2019, span)).toEqual([drawn]);
  });

  it("keeps its marks, and its ends change places when they pass each other", () => {
    expect(dragged([arrow(2019, 2020)], { kind: "to", index: 0 }, 2020, 2018, span)).toEqual([
      arrow(2018, 2019),
    ]);
    expect(dragged([arrow(2019, 2020)], { kind: "from", index: 0 }, 2019, 2022, span)).toEqual([
      arrow(2020, 2022),
    ]);
  });

  it("keeps its length when it is moved, and stays within the years of the form", () => {
    expect(dragged([arrow(2018, 2020)], { kind: "whole", index: 0 }, 2019, 2022, span)).toEqual([
      arrow(2020, 2022),
    ]);
  });

  it("is always an arrow of whole years from left to right, whatever is done to it", () => {
    const year = fc.integer({ min: 2018, max: 2022 });
    const kind = fc.constantFrom("from" as const, "to" as const, "whole" as const);
    fc.assert(
      fc.property(year, year, kind, year, fc.integer({ min: 2000, max: 2040 }), (a, b, grip, start, end) => {
        const before = arrow(Math.min(a, b), Math.max(a, b));
        const [after] = dragged([before], { kind: grip, index: 0 }, start, end, span);
        expect(after && after.from <= after.to).toBe(true);
        expect(after && after.from >= span.from && after.to <= span.to).toBe(true);
        if (grip === "whole") expect(after && after.to - after.from).toBe(before.to - before.from);
      }),
    );
  });
});
