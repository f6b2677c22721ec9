/** A section of a form as every form has it: its page and look, the box with the 資料番号, page numbers. */
import type { TextGate } from "#shared/forms/build.ts";
import type { Block, Section } from "#shared/forms/documentTree.ts";
import type { FormLook } from "#shared/forms/formLook.ts";

interface SectionSource {
  gate: TextGate;
  look: Pick<FormLook, "page" | "section">;
}

/**
 * @param handoutNumber text of the box at the top right; absent or empty prints no box
 * @param pageNumbers false where the form has none
 */
export function formSection(
  { gate, look }: SectionSource,
  handoutNumber: string | undefined,
  blocks: Block[],
  pageNumbers = true,
): Section {
  return { page: look.page, ...handoutBox(gate, handoutNumber), pageNumbers, ...look.section, blocks };
}

/** The text of the box, or no box. */
function handoutBox(gate: TextGate, handoutNumber = ""): { handoutNumber?: string } {
  const text = gate.clean(handoutNumber, "資料番号").replaceAll(/\s+/gu, " ").trim();
  return text === "" ? {} : { handoutNumber: text };
}
