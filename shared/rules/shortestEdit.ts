/**
 * Which elements two sequences have in common, in order: Myers' O(ND) difference in linear space (E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986). Sequences that have next to nothing in common would take quadratic
 * time; there the search stops early and goes on from the furthest point it reached, as GNU diff does. The answer is
 * always a common subsequence, only not always the longest one.
 */

/** Elements `old[from…]` and `new[to…]` that are equal, `length` of them. */
export interface CommonRun {
  old: number;
  new: number;
  length: number;
}

/** Differences after which a search is cut short: enough for any page that people compare by eye. */
const COST_LIMIT = 600;

/** Runs of equal elements in order; no two of them touch on both sides. */
export function commonRuns(before: Int32Array, after: Int32Array): CommonRun[] {
  const runs: CommonRun[] = [];
  const found = (old: number, next: number, length: number): void => {
    const last = runs.at(-1);
    if (last && last.old + last.length === old && last.new + last.length === next) last.length += length;
    else if (length > 0) runs.push({ old, new: next, length });
  };
  const search = midpointSearch(before, after);
  // Boxes still to be compared, the next one last; what is found comes out from left to right.
  const boxes: Box[] = [{ left: 0, right: before.length, top: 0, bottom: after.length }];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { left, right, top, bottom, tail } = box;
    const begin = left;
    while (left < right && top < bottom && before[left] === after[top]) {
      left += 1;
      top += 1;
    }
    found(begin, top - (left - begin), left - begin);
    const end = right;
    while (left < right && top < bottom && before[right - 1] === after[bottom - 1]) {
      right -= 1;
      bottom -= 1;
    }
    const suffix: CommonRun = { old: right, new: bottom, length: end - right };
    const tails = tail ? [suffix, ...tail] : [suffix];
    if (left === right || top === bottom) {
      for (const one of tails) found(one.old, one.new, one.length);
    } else {
      const middle = search(left, right, top, bottom);
      boxes.push({ left: middle.old, right, top: middle.new, bottom, tail: tails });
      boxes.push({ left, right: middle.old, top, bottom: middle.new });
    }
  }
  return runs;
}

/** Part of the edit graph, and the equal runs that follow it once it is done. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  tail?: CommonRun[];
}

interface Point {
  old: number;
  new: number;
}

/** A point that a shortest (or, beyond the limit, a short) way through a box passes, other than its corners. */
function midpointSearch(before: Int32Array, after: Int32Array) {
  const size = before.length + after.length + 3;
  const forward = new Int32Array(size);
  const backward = new Int32Array(size);
  const zero = after.length + 1;

  return (left: number, right: number, top: number, bottom: number): Point => {
    const lowest = left - bottom;
    const highest = right - top;
    const start = left - top;
    const goal = right - bottom;
    const odd = ((start - goal) & 1) !== 0;
    let forwardLow = start;
    let forwardHigh = start;
    let backwardLow = goal;
    let backwardHigh = goal;
    forward[zero + start] = left;
    backward[zero + goal] = right;
    for (let cost = 1; ; cost += 1) {
      // One step on from the beginning, on every diagonal that can be reached.
      if (forwardLow > lowest) forward[zero + --forwardLow - 1] = -1;
      else forwardLow += 1;
      if (forwardHigh < highest) forward[zero + ++forwardHigh + 1] = -1;
      else forwardHigh -= 1;
      for (let diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2) {
        const fromLeft = at(forward, zero + diagonal - 1);
        const fromAbove = at(forward, zero + diagonal + 1);
        let x = fromLeft < fromAbove ? fromAbove : fromLeft + 1;
        let y = x - diagonal;
        while (x < right && y < bottom && before[x] === after[y]) {
          x += 1;
          y += 1;
        }
        forward[zero + diagonal] = x;
        const meets = odd && backwardLow <= diagonal && diagonal <= backwardHigh;
        if (meets && at(backward, zero + diagonal) <= x) return { old: x, new: y };
      }
      // One step back from the end.
      if (backwardLow > lowest) backward[zero + --backwardLow - 1] = NEVER;
      else backwardLow += 1;
      if (backwardHigh < highest) backward[zero + ++backwardHigh + 1] = NEVER;
      else backwardHigh -= 1;
      for (let diagonal = backwardHigh; diagonal >= backwardLow; diagonal -= 2) {
        const fromRight = at(backward, zero + diagonal + 1);
        const fromBelow = at(backward, zero + diagonal - 1);
        let x = fromBelow < fromRight ? fromBelow : fromRight - 1;
        let y = x - diagonal;
        while (left < x && top < y && before[x - 1] === after[y - 1]) {
          x -= 1;
          y -= 1;
        }
        backward[zero + diagonal] = x;
        const meets = !odd && forwardLow <= diagonal && diagonal <= forwardHigh;
        if (meets && x <= at(forward, zero + diagonal)) return { old: x, new: y };
      }
      if (cost >= COST_LIMIT) {
        return furthest(
          forward.subarray(zero + forwardLow, zero + forwardHigh + 1),
          backward.subarray(zero + backwardLow, zero + backwardHigh + 1),
          { forwardLow, backwardLow, left, right, top, bottom },
        );
      }
    }
  };
}

const NEVER = 0x7fffffff;

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/** The point where the search from the beginning or the one from the end has come furthest. */
function furthest(
  forward: Int32Array,
  backward: Int32Array,
  box: { forwardLow: number; backwardLow: number; left: number; right: number; top: number; bottom: number },
): Point {
  const { left, right, top, bottom } = box;
  let best: Point = { old: left, new: top };
  let progress = 0;
  const consider = (old: number, next: number, gained: number): void => {
    if (gained > progress) [best, progress] = [{ old, new: next }, gained];
  };
  for (let index = 0; index < forward.length; index += 2) {
    const old = Math.min(at(forward, index), right);
    const next = Math.min(old - (box.forwardLow + index), bottom);
    consider(old, next, old - left + next - top);
  }
  for (let index = 0; index < backward.length; index += 2) {
    const old = Math.max(at(backward, index), left);
    const next = Math.max(old - (box.backwardLow + index), top);
    consider(old, next, right - old + bottom - next);
  }
  return best;
}
