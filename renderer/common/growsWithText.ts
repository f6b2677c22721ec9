/**
 * A multi-line field that is as high as its text, by the browser's own measure: the component library measures a copy of the
 * text, whose lines can break elsewhere, and would cut off the last one.
 */
export const growsWithText = {
  "& textarea:not([aria-hidden])": { fieldSizing: "content", height: "auto !important" },
} as const;
