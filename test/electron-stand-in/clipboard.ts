/**
 * `clipboard`: one that belongs to the stand-in alone, so that a run never touches what a person has copied. What was
 * written can be read back, by the same names as in Electron.
 */
import { strict, unimplemented } from "./unimplemented.ts";

/** Kinds of content the stand-in carries; Electron knows more. */
const kinds: ReadonlySet<string> = new Set(["image/png", "text/plain"]);

export class ClipboardItem {
  readonly types: string[];
  readonly #items: Record<string, string | Blob>;

  constructor(items: Record<string, string | Blob>) {
    for (const kind of Object.keys(items)) if (!kinds.has(kind)) throw unimplemented(`clipboard of ${kind}`);
    this.types = Object.keys(items);
    this.#items = items;
  }

  getType(kind: string): Promise<Blob> {
    const item = this.#items[kind];
    if (item === undefined) return Promise.reject(new Error(`the clipboard has no ${kind}`));
    return Promise.resolve(typeof item === "string" ? new Blob([item], { type: kind }) : item);
  }
}

let content: ClipboardItem[] = [];

export const clipboard = strict("clipboard", {
  write(items: ClipboardItem[]): Promise<void> {
    content = [...items];
    return Promise.resolve();
  },
  read: (): Promise<ClipboardItem[]> => Promise.resolve(content),
});
