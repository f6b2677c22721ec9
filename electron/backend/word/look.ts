/** How a document looks in Word: the one place that turns roles into families, greys and line rules. */
import type { Align, FontRole, Paragraph as ParagraphNode, Run, Shade } from "#shared/forms/documentTree.ts";
import { DEFAULT_SIZE, lineHeight } from "#shared/forms/measure.ts";
import { AlignmentType, type IParagraphOptions, type IRunStylePropertiesOptions, LineRuleType } from "docx";

/**
 * Full-width ＭＳ is the family's own Japanese name; with ASCII letters no exact match finds it and another font with
 * other widths takes its place.
 */
const FAMILIES: Record<FontRole, string> = { mincho: "ＭＳ 明朝", gothic: "ＭＳ ゴシック" };

/** All four slots, and East Asian for characters that both scripts have (① … ― “”). */
export function fontSlots(role: FontRole): {
  ascii: string;
  hAnsi: string;
  eastAsia: string;
  cs: string;
  hint: string;
} {
  const family = FAMILIES[role];
  return { ascii: family, hAnsi: family, eastAsia: family, cs: family, hint: "eastAsia" };
}

/** Fills that stay apart on a mono copier. */
export const FILLS: Record<Exclude<Shade, "none">, string> = { label: "D9D9D9", heading: "F2F2F2" };

const ALIGNMENT: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

/** Word counts sizes in half points. */
const halfPoints = (points: number): number => Math.round(points * 2);

/** Looks of a run, the paragraph's where it has none of its own. */
export function runLook(node: ParagraphNode, run?: Run): IRunStylePropertiesOptions {
  return {
    font: fontSlots(run?.font ?? node.font ?? "mincho"),
    size: halfPoints(run?.size ?? node.size ?? DEFAULT_SIZE),
    ...((run?.bold ?? node.bold) ? { bold: true } : {}),
    ...(run?.underline ? { underline: {} } : {}),
    ...(run?.strike ? { strike: true } : {}),
  };
}

/** Looks of a paragraph. `run` is the paragraph mark's: without it an empty cell falls back to the default size. */
export function paragraphLook(node: ParagraphNode): Omit<IParagraphOptions, "children" | "text"> {
  const em = (node.size ?? DEFAULT_SIZE) * 20;
  const first = node.firstLine ?? 0;
  const indent = {
    ...(node.indent ? { left: Math.round(node.indent * em) } : {}),
    ...(first > 0 ? { firstLine: Math.round(first * em) } : {}),
    ...(first < 0 ? { hanging: Math.round(-first * em) } : {}),
  };
  return {
    spacing: {
      before: Math.round((node.before ?? 0) * 20),
      after: Math.round((node.after ?? 0) * 20),
      line: Math.max(20, Math.round(lineHeight(node) * 20)),
      lineRule: LineRuleType.EXACT,
    },
    ...(Object.keys(indent).length > 0 ? { indent } : {}),
    ...(node.align ? { alignment: ALIGNMENT[node.align] } : {}),
    ...(node.keepNext ? { keepNext: true } : {}),
    ...(node.pageBreakBefore ? { pageBreakBefore: true } : {}),
    run: runLook(node),
  };
}
