/** The greys of cells, the same in Word, on screen and in the printed window. */
import type { Look } from "#shared/domain/look.ts";
import type { Shade } from "#shared/forms/documentTree.ts";

/** Six hexadecimal digits by shade; absent = white. */
export type Greys = Partial<Record<Shade, string>>;

/** One value among many is marked with the same grey whatever the labels have. */
const mark = "E6E6E6";

const chosen: Record<NonNullable<Look["grey"]>, Greys> = {
  none: { mark },
  light: { label: "F2F2F2", heading: "FAFAFA", mark },
  dark: { label: "BFBFBF", heading: "D9D9D9", mark },
};

/** Greys that stay apart on a mono copier, or those that the look chose. */
export function greysOf(grey: Look["grey"]): Greys {
  return grey === undefined ? { label: "D9D9D9", heading: "F2F2F2", mark } : chosen[grey];
}
