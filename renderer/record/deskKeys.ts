/** The keys of the record, wherever on its desk the keyboard is. */
import type { KeyboardEvent } from "react";

export type DeskKey =
  /** Alt+↑ Alt+↓: another place of the 次第. */
  | { kind: "place"; by: 1 | -1 }
  /** Alt+← Alt+→: another part of the sheet. */
  | { kind: "part"; by: 1 | -1 }
  /** F4: the whole sheet. */
  | { kind: "sheet" }
  /** F2, Shift+F2: the next kind, the one before. */
  | { kind: "turn"; by: 1 | -1 }
  /** F3: the search for a speaker. */
  | { kind: "search" }
  /** F7: another field of the sheet. */
  | { kind: "property" }
  /** Alt+0 … Alt+9. */
  | { kind: "digit"; digit: string }
  /** Alt and a letter, in lower case. */
  | { kind: "letter"; letter: string };

/** What the key means here; undefined where it means nothing. The keys' places count, not what Alt makes of them. */
export function deskKey(
  event: Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
): DeskKey | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (!event.altKey) {
    switch (event.key) {
      case "F2":
        return { kind: "turn", by: event.shiftKey ? -1 : 1 };
      case "F3":
        return { kind: "search" };
      case "F4":
        return { kind: "sheet" };
      case "F7":
        return { kind: "property" };
      default:
        return undefined;
    }
  }
  switch (event.key) {
    case "ArrowUp":
      return { kind: "place", by: -1 };
    case "ArrowDown":
      return { kind: "place", by: 1 };
    case "ArrowLeft":
      return { kind: "part", by: -1 };
    case "ArrowRight":
      return { kind: "part", by: 1 };
    default: {
      const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
      if (digit !== undefined) return { kind: "digit", digit };
      const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
      return letter === undefined ? undefined : { kind: "letter", letter: letter.toLowerCase() };
    }
  }
}
