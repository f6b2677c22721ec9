/**
 * A bookmark around the text of every field, so that a file that comes back can be read again: bookmarks survive Word and
 * LibreOffice, content controls do not. The name is made from the field's key, because Word allows 40 letters, digits and
 * underlines and the keys hold anything.
 */
import { createHash } from "node:crypto";
import { type Field, fieldKey } from "#shared/domain/field.ts";
import { BookmarkEnd, BookmarkStart, type ParagraphChild } from "docx";

/** `f_` and 32 hexadecimal digits; equal fields have equal names, in every file. */
export function bookmarkName(field: Field): string {
  return `f_${createHash("sha256").update(fieldKey(field)).digest("hex").slice(0, 32)}`;
}

export interface Bookmarks {
  /** A pair with a number of its own; nothing the second time a field is shown in one file. */
  around(field: Field): { before: ParagraphChild[]; after: ParagraphChild[] };
}

export function bookmarks(): Bookmarks {
  const used = new Set<string>();
  return {
    around(field) {
      const name = bookmarkName(field);
      if (used.has(name)) return { before: [], after: [] };
      used.add(name);
      return {
        before: [asChild(new BookmarkStart(name, used.size))],
        after: [asChild(new BookmarkEnd(used.size))],
      };
    },
  };
}

/**
 * The library's own Bookmark numbers from a counter of the whole process, which would make two equal documents differ;
 * its two halves are written as they are but missing from the type of a paragraph's children.
 */
function asChild(half: BookmarkStart | BookmarkEnd): ParagraphChild {
  return half as unknown as ParagraphChild;
}
