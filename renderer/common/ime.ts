/**
 * What a key press means while a Japanese input method is converting: nothing for us. The Enter that accepts a
 * conversion must never commit, send or close anything.
 */

/** The parts of a keyboard event (the browser's own or React's) that tell whether an input method is at work. */
export interface KeyPress {
  key: string;
  keyCode: number;
  timeStamp: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing: boolean };
}

/** The key code browsers report for every key that an input method is handling. */
const IME_KEY_CODE = 229;

/**
 * Milliseconds within which an Enter after the end of a conversion is still the one that accepted it: both come from
 * one key press, a second press by hand takes ten times as long.
 */
const ACCEPTING_ENTER = 5;

let lastCompositionEnd = Number.NEGATIVE_INFINITY;

/** Every text field of the product tells here when a conversion ended (`onCompositionEnd`). */
export function noteCompositionEnd(event: { timeStamp: number }): void {
  lastCompositionEnd = event.timeStamp;
}

/**
 * Whether this key belongs to the input method. Besides the two signs of the standard it knows old input methods
 * (and Safari) that end the conversion first and only then report the Enter that accepted it.
 */
export function isComposing(event: KeyPress): boolean {
  if (event.isComposing === true || event.nativeEvent?.isComposing === true) return true;
  if (event.keyCode === IME_KEY_CODE) return true;
  const sinceEnd = event.timeStamp - lastCompositionEnd;
  return event.key === "Enter" && sinceEnd >= 0 && sinceEnd < ACCEPTING_ENTER;
}
