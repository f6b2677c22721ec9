/** Chance that can be had again: everything random in the soak comes from one printed number. */

export interface Random {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** One of them. */
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, even enough for choosing moments and places, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (list) => list[below(list.length)] ?? list[0] };
}
