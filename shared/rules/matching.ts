/** Which rows of an older list are which of a newer one, and both lists as one. */

/** An entry of the older list with that of the newer one; one of them is absent where an entry came or went. */
export interface Match<T> {
  from?: T;
  to?: T;
}

/** Every pair of neighbouring letters of a text with how often it stands there. */
type LetterPairs = ReadonlyMap<string, number>;

/** Texts are compared by their beginnings: enough to know a passage again. */
const COMPARED_LENGTH = 2000;

function letterPairs(text: string): LetterPairs {
  const plain = text.slice(0, COMPARED_LENGTH).replaceAll(/\s/gu, "");
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Twice the pairs of letters that two texts share, divided by all of theirs: 1 for equal texts, 0 for nothing in common. */
function likeness(a: LetterPairs, b: LetterPairs): number {
  let shared = 0;
  let total = 0;
  for (const count of a.values()) total += count;
  for (const [pair, count] of b) {
    shared += Math.min(count, a.get(pair) ?? 0);
    total += count;
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

/** What two entries are known again by. */
export interface Recognition<T> {
  /** Names of an entry, the surest first; an empty one is no name. */
  names: readonly ((entry: T) => string)[];
  /** A text by which entries are known again whose names are all different. */
  text?: (entry: T) => string;
}

/** Texts at least this similar are the same entry with another name. */
const SIMILAR = 0.5;
/** Comparing more texts than this with each other would take seconds; beyond it only names count. */
const MOST_COMPARISONS = 40_000;

/** Both lists as one, in the order of the newer; what went away stands behind the entry it stood behind before. */
export function matched<T>(
  from: readonly T[],
  to: readonly T[],
  { names, text }: Recognition<T>,
): Match<T>[] {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (old: number, next: number): void => {
    partners.set(old, next);
    taken.add(next);
  };
  for (const name of names) {
    const known = new Map<string, number[]>();
    for (const [next, entry] of to.entries()) {
      if (!taken.has(next)) known.set(name(entry), [...(known.get(name(entry)) ?? []), next]);
    }
    for (const [old, entry] of from.entries()) {
      const called = name(entry);
      const next = partners.has(old) || called === "" ? undefined : known.get(called)?.shift();
      if (next !== undefined) pair(old, next);
    }
  }
  if (text) {
    for (const { old, next } of similarEntries(from, to, text, partners, taken)) {
      if (!partners.has(old) && !taken.has(next)) pair(old, next);
    }
  }
  return merged(from, to, partners);
}

/** Pairs of entries without a partner that are similar enough, the most similar first. */
function similarEntries<T>(
  from: readonly T[],
  to: readonly T[],
  text: (entry: T) => string,
  partners: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): { old: number; next: number; score: number }[] {
  const open = (entries: readonly T[], isOpen: (index: number) => boolean) =>
    entries.flatMap((entry, index) => (isOpen(index) ? [{ index, pairs: letterPairs(text(entry)) }] : []));
  const olds = open(from, (index) => !partners.has(index));
  const news = open(to, (index) => !taken.has(index));
  if (olds.length * news.length > MOST_COMPARISONS) return [];
  return olds
    .flatMap((old) =>
      news.map((next) => ({ old: old.index, next: next.index, score: likeness(old.pairs, next.pairs) })),
    )
    .filter(({ score }) => score >= SIMILAR)
    .toSorted((a, b) => b.score - a.score);
}

function merged<T>(from: readonly T[], to: readonly T[], partners: ReadonlyMap<number, number>): Match<T>[] {
  const oldOf = new Map([...partners].map(([oldIndex, newIndex]) => [newIndex, oldIndex]));
  /** What went away directly behind an entry of the older list; -1 is the beginning. */
  const gone = (behind: number): Match<T>[] => {
    const rows: Match<T>[] = [];
    for (let index = behind + 1; index < from.length && !partners.has(index); index += 1) {
      const old = from[index];
      if (old !== undefined) rows.push({ from: old });
    }
    return rows;
  };
  return [
    ...gone(-1),
    ...to.flatMap((next, newIndex): Match<T>[] => {
      const oldIndex = oldOf.get(newIndex);
      const old = oldIndex === undefined ? undefined : from[oldIndex];
      if (oldIndex === undefined || old === undefined) return [{ to: next }];
      return [{ from: old, to: next }, ...gone(oldIndex)];
    }),
  ];
}
