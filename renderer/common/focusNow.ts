/** Puts the keyboard where a dialog's work begins: a ref for its first field or its answer. */

/** As `ref` or `inputRef`; acts once, when the element appears. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
