/** Bounds on what a call may bring, looked at before anything else walks through it: a schema visits every part it is given. */

/** A 次第 is the deepest that the contract knows, with four levels of lines. */
const MAX_DEPTH = 40;
/** A transcript of 5,000 remarks with everything that a remark can have stays below a fifth of it. */
const MAX_PARTS = 500_000;

/**
 * Whether an input is made of plain objects, lists and single values, no deeper and of no more parts than any honest one.
 * Takes no longer for one that is not: what holds itself, or the same thing many times over, is walked no further.
 */
export function isModest(input: unknown): boolean {
  let left = MAX_PARTS;
  const fits = (part: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0) return false;
    if (typeof part !== "object" || part === null) return true;
    if (depth >= MAX_DEPTH) return false;
    if (Array.isArray(part)) {
      // Also one of nothing but holes.
      return part.length <= left && part.every((element) => fits(element, depth + 1));
    }
    // Bytes, maps and dates have no place in the contract, and millions of parts without a key.
    if (Object.prototype.toString.call(part) !== "[object Object]") return false;
    return Object.values(part).every((element) => fits(element, depth + 1));
  };
  return fits(input, 0);
}
