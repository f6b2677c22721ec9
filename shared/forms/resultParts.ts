/** What the parts of 評価結果一覧 have in common. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { type CellInput, paragraph, type TextGate } from "#shared/forms/build.ts";
import type { Align } from "#shared/forms/documentTree.ts";
import type { FormLook } from "#shared/forms/formLook.ts";

export interface ResultSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
}

/** A cell that the form fills: nothing in it is typed here. */
export function resultCell(
  { look, gate }: ResultSource,
  text: string,
  { align = "left", place, size = 9.5 }: { align?: Align; place: string; size?: number },
): CellInput {
  return {
    paragraphs: gate
      .clean(text, place)
      .split("\n")
      .map((line) => paragraph(line, { font: look.body, size: look.size(size), align })),
  };
}
