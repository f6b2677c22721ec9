/** A text area as high as its text, whenever and however its room changes; the browser measures it itself. */

/** @param most lines that are shown before it scrolls */
export function growing(most: number): object {
  return {
    "& textarea:not([aria-hidden])": {
      fieldSizing: "content",
      height: "auto !important",
      maxHeight: `${most * 1.4375}em`,
      overflow: "auto !important",
    },
  };
}
