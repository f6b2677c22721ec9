/**
 * The newest known value of a thing that is saved as a whole. What the window reads back may be older than what it has
 * saved since: such an echo is not taken, or the next edit would undo the one before it.
 */
export interface Newest<T> {
  get: () => T;
  /** This value is on its way to the store. */
  sending: (next: T) => void;
  /** The store has it. */
  sent: (next: T) => void;
  /** The store refused it. */
  refused: (next: T) => void;
  /** The window has read what the store holds. */
  read: (stored: T) => void;
}

export function createNewest<T>(stored: T): Newest<T> {
  let newest = stored;
  /** What was sent and not read back yet, oldest first. */
  let echoes: string[] = [];
  const keyOf = (value: T) => canonical(value);
  return {
    get: () => newest,
    sending: (next) => {
      echoes.push(keyOf(next));
    },
    sent: (next) => {
      newest = next;
    },
    refused: (next) => {
      echoes = echoes.toSpliced(echoes.lastIndexOf(keyOf(next)), 1);
    },
    read: (value) => {
      const at = echoes.lastIndexOf(keyOf(value));
      if (at !== -1 && at < echoes.length - 1) return;
      // Its own last one, or a change from elsewhere: undo, another screen.
      echoes = [];
      newest = value;
    },
  };
}

/** The same text for the same content, in whatever order its keys stand and whether or not what is absent is named. */
export function canonical(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) as string | undefined;
  return text ?? "";
}
