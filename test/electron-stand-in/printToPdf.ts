/** Electron's options of `printToPDF` as Chromium's, which takes the same values under the same names but for sizes. */
import { unimplemented } from "./unimplemented.ts";

export interface PrintToPdfOptions {
  landscape?: boolean;
  printBackground?: boolean;
  preferCSSPageSize?: boolean;
  generateTaggedPDF?: boolean;
  displayHeaderFooter?: boolean;
  scale?: number;
  pageRanges?: string;
  pageSize?: string;
  margins?: { top?: number; bottom?: number; left?: number; right?: number };
}

export const pdfOptions = [
  "landscape",
  "printBackground",
  "preferCSSPageSize",
  "generateTaggedPDF",
  "displayHeaderFooter",
  "scale",
  "pageRanges",
  "pageSize",
  "margins",
] as const;
const known: ReadonlySet<string> = new Set(pdfOptions);
/** Inches. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  Letter: [8.5, 11],
};

export function printToPdfParameters(options: PrintToPdfOptions): Record<string, unknown> {
  for (const key of Object.keys(options))
    if (!known.has(key)) throw unimplemented(`printToPDF option ${key}`);
  const { pageSize = "Letter", margins = {}, ...same } = options;
  const size = sizes[pageSize];
  if (!size) throw unimplemented(`paper ${pageSize}`);
  return {
    ...same,
    paperWidth: size[0],
    paperHeight: size[1],
    ...(margins.top !== undefined && { marginTop: margins.top }),
    ...(margins.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins.left !== undefined && { marginLeft: margins.left }),
    ...(margins.right !== undefined && { marginRight: margins.right }),
  };
}
