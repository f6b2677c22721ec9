/** Fields of every screen can be gone to by their key: the element that takes the words carries it. */

/** Attribute that holds a field's key, on the field itself or on the cell around it. */
export const FIELD_ATTRIBUTE = "data-field";

/** The element of a field, when it is on screen. */
export function fieldElement(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${FIELD_ATTRIBUTE}="${CSS.escape(key)}"]`);
}

/** Puts the keyboard into a field. @returns false while it is not on screen. */
export function focusField(key: string): boolean {
  const field = fieldElement(key);
  if (!field) return false;
  const input = "textarea, input, button, [role=textbox]";
  const target = field.matches(input) ? field : field.querySelector<HTMLElement>(input);
  if (!target) return false;
  // In a part that is folded away nothing can have the keyboard.
  field
    .closest(".MuiAccordion-root:not(.Mui-expanded)")
    ?.querySelector<HTMLElement>("[aria-expanded]")
    ?.click();
  target.focus();
  // A cell of the sheet puts its editor where the target was.
  if (document.activeElement !== target && !field.contains(document.activeElement)) return false;
  field.scrollIntoView({ block: "center" });
  return true;
}
