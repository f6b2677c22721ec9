/** Lengths of the document tree as CSS: points stay points, so 100 % on screen is the true size of the paper. */
import type { Look } from "#shared/domain/look.ts";
import type { Border, FontRole, Page, Paragraph, Run, Section } from "#shared/forms/documentTree.ts";
import { PAPER, textArea } from "#shared/forms/build.ts";
import { greysOf } from "#shared/forms/greys.ts";
import { DEFAULT_SIZE, lineHeight } from "#shared/forms/measure.ts";
import type { CSSProperties } from "react";

/** CSS pixels in a twip. */
export const PX_PER_TWIP = 96 / 1440;

export function points(value: number): string {
  return `${value}pt`;
}

export function twips(value: number): string {
  return points(value / 20);
}

/** Width and height of the paper as it lies, twips. */
export function paperSize(page: Page): { width: number; height: number } {
  const upright = PAPER[page.size];
  return page.orientation === "portrait" ? upright : { width: upright.height, height: upright.width };
}

/** Widest margin that the paper keeps on the desk, twips (11 mm): room on screen belongs to the text. */
const DESK_MARGIN = 624;

/** Margins and width, in twips, of the one continuous paper that is edited; its text is as wide as on the page. */
export function deskPaper(page: Page): { width: number; vertical: number; horizontal: number } {
  const { margin } = page;
  const horizontal = Math.min(DESK_MARGIN, margin.left, margin.right);
  const vertical = Math.min(DESK_MARGIN, margin.top, margin.bottom);
  return { width: textArea(page).width + 2 * horizontal, vertical, horizontal };
}

/** The PC's own fonts; IPA stands in where there is no ＭＳ font, because its characters are exactly as wide. */
const families: Record<NonNullable<Look["fonts"]>, Record<FontRole, string>> = {
  ms: {
    mincho: '"ＭＳ 明朝", "MS Mincho", "IPAMincho", "IPA明朝", serif',
    gothic: '"ＭＳ ゴシック", "MS Gothic", "IPAGothic", "IPAゴシック", sans-serif',
  },
  yu: {
    mincho: '"游明朝", "Yu Mincho", YuMincho, "IPAMincho", "IPA明朝", serif',
    gothic: '"游ゴシック", "Yu Gothic", YuGothic, "IPAGothic", "IPAゴシック", sans-serif',
  },
  ud: {
    mincho: '"BIZ UD明朝 Medium", "BIZ UDMincho", "IPAMincho", "IPA明朝", serif',
    gothic: '"BIZ UDゴシック", "BIZ UDGothic", "IPAGothic", "IPAゴシック", sans-serif',
  },
};

/** A role's family: what the section's look chose, handed down from its paper as a variable. */
export const fontFamilies: Record<FontRole, string> = {
  mincho: `var(--sheet-mincho, ${families.ms.mincho})`,
  gothic: `var(--sheet-gothic, ${families.ms.gothic})`,
};

/** What a section's look hands down to everything drawn on its paper: families and greys. */
export function lookStyle({ look }: Pick<Section, "look">): CSSProperties {
  const style: Record<string, string> = {};
  if (look?.fonts !== undefined) {
    style["--sheet-mincho"] = families[look.fonts].mincho;
    style["--sheet-gothic"] = families[look.fonts].gothic;
  }
  const greys = greysOf(look?.grey);
  for (const shade of ["label", "heading", "mark"] as const) {
    style[`--sheet-${shade}`] = `#${greys[shade] ?? "FFFFFF"}`;
  }
  return style;
}

/** `1.5pt solid #000`; widths come in eighths of a point. */
export function borderStyle(border: Border): string {
  if (border.style === "none") return "none";
  return `${border.width / 8}pt ${border.style === "dotted" ? "dotted" : "solid"} #000`;
}

/** Font, size and line of a paragraph: what an editor in its place must share with it. */
export function textStyle(paragraph: Paragraph): CSSProperties {
  const style: CSSProperties = {
    fontFamily: fontFamilies[paragraph.font ?? "mincho"],
    fontSize: points(paragraph.size ?? DEFAULT_SIZE),
    lineHeight: points(lineHeight(paragraph)),
    textAlign: paragraph.align ?? "left",
  };
  if (paragraph.bold === true) style.fontWeight = "bold";
  return style;
}

/** A whole paragraph. Spaces before and after are padding, which does not collapse: Word adds them up. */
export function paragraphStyle(paragraph: Paragraph): CSSProperties {
  const style = textStyle(paragraph);
  style.minHeight = style.lineHeight as string;
  if (paragraph.before !== undefined) style.paddingTop = points(paragraph.before);
  if (paragraph.after !== undefined) style.paddingBottom = points(paragraph.after);
  if (paragraph.indent !== undefined) style.paddingLeft = `${paragraph.indent}em`;
  if (paragraph.firstLine !== undefined) style.textIndent = `${paragraph.firstLine}em`;
  return style;
}

/** undefined when the run looks like its paragraph. */
export function runStyle(run: Run): CSSProperties | undefined {
  const style: CSSProperties = {};
  // A run of another size must not make its line taller: lines are exact.
  if (run.font !== undefined) Object.assign(style, { fontFamily: fontFamilies[run.font], lineHeight: 0 });
  if (run.size !== undefined) Object.assign(style, { fontSize: points(run.size), lineHeight: 0 });
  if (run.bold !== undefined) style.fontWeight = run.bold ? "bold" : "normal";
  if (run.mark === true) style.backgroundColor = "var(--sheet-mark)";
  if (run.across === true) style.textCombineUpright = "all";
  const lines = [run.underline === true ? "underline" : "", run.strike === true ? "line-through" : ""];
  const decoration = lines.filter((line) => line !== "").join(" ");
  if (decoration !== "") style.textDecoration = decoration;
  return Object.keys(style).length > 0 ? style : undefined;
}
