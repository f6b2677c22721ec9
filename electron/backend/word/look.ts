/** How a document looks in Word: the one place that turns roles into families, greys and line rules. */
import type { Look } from "#shared/domain/look.ts";
import type {
  Align,
  FontRole,
  Paragraph as ParagraphNode,
  Run,
  Section,
} from "#shared/forms/documentTree.ts";
import { type Greys, greysOf } from "#shared/forms/greys.ts";
import { DEFAULT_SIZE, lineHeight } from "#shared/forms/measure.ts";
import {
  AlignmentType,
  type IParagraphOptions,
  type IRunStylePropertiesOptions,
  LineRuleType,
  ShadingType,
} from "docx";

/**
 * The families' own Japanese names, ＭＳ with full-width letters: with ASCII letters no exact match finds it and another
 * font with other widths takes its place. 明朝 of BIZ UD comes in one weight, which is part of its name.
 */
const FAMILIES: Record<NonNullable<Look["fonts"]>, Record<FontRole, string>> = {
  ms: { mincho: "ＭＳ 明朝", gothic: "ＭＳ ゴシック" },
  yu: { mincho: "游明朝", gothic: "游ゴシック" },
  ud: { mincho: "BIZ UD明朝 Medium", gothic: "BIZ UDゴシック" },
};

interface FontSlots {
  ascii: string;
  hAnsi: string;
  eastAsia: string;
  cs: string;
  hint: string;
}

/** All four slots, and East Asian for characters that both scripts have (① … ― “”). */
function fontSlots(family: string): FontSlots {
  return { ascii: family, hAnsi: family, eastAsia: family, cs: family, hint: "eastAsia" };
}

/** What roles and shades become in one section. */
export interface WordLook {
  fonts: Record<FontRole, FontSlots>;
  /** Six hexadecimal digits; absent = white. */
  fills: Greys;
}

export function wordLook(look: Section["look"] = {}): WordLook {
  const { mincho, gothic } = FAMILIES[look.fonts ?? "ms"];
  return {
    fonts: { mincho: fontSlots(mincho), gothic: fontSlots(gothic) },
    fills: greysOf(look.grey),
  };
}

const ALIGNMENT: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

/** Word counts sizes in half points. */
const halfPoints = (points: number): number => Math.round(points * 2);

/** Looks of a run, the paragraph's where it has none of its own. */
export function runLook(look: WordLook, node: ParagraphNode, run?: Run): IRunStylePropertiesOptions {
  return {
    font: look.fonts[run?.font ?? node.font ?? "mincho"],
    size: halfPoints(run?.size ?? node.size ?? DEFAULT_SIZE),
    ...((run?.bold ?? node.bold) ? { bold: true } : {}),
    ...(run?.underline ? { underline: {} } : {}),
    ...(run?.strike ? { strike: true } : {}),
    ...(run?.mark ? { shading: { type: ShadingType.CLEAR, fill: look.fills.mark ?? "auto" } } : {}),
    ...(run?.across ? { eastAsianLayout: { horizontalInVertical: true } } : {}),
  };
}

/** Looks of a paragraph. `run` is the paragraph mark's: without it an empty cell falls back to the default size. */
export function paragraphLook(
  look: WordLook,
  node: ParagraphNode,
): Omit<IParagraphOptions, "children" | "text"> {
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
    run: runLook(look, node),
  };
}
