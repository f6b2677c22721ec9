/** Text areas are as high as their text (`TextInput`); long texts only up to a number of lines. */

/** @param most lines that are shown before it scrolls */
export function growing(most: number): object {
  return { "& textarea": { maxHeight: `${most * 1.4375}em` } };
}
