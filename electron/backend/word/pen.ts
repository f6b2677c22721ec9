/** What the parts of one document share while it is written: the section's look, and what is numbered through the file. */
import { bookmarks, type Bookmarks } from "#electron/backend/word/bookmarks.ts";
import { wordLook, type WordLook } from "#electron/backend/word/look.ts";
import { type Looks, looks } from "#electron/backend/word/prepared.ts";

export interface Pen {
  look: WordLook;
  looks: Looks;
  marks: Bookmarks;
  /** Number of the next drawing, from 1: the library's own numbers count through the whole process. */
  nextDrawing(): number;
}

export function newPen(): Pen {
  let drawings = 0;
  return {
    look: wordLook(),
    looks: looks(),
    marks: bookmarks(),
    nextDrawing: () => {
      drawings += 1;
      return drawings;
    },
  };
}
