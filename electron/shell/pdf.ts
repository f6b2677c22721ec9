/** The window's pages as a PDF file: the same HTML that is printed, each page in its own size. */
import path from "node:path";
import type { WebContents } from "electron";
import type { Finished, Place } from "#electron/backend/finished.ts";
import type { ExportedFile, PdfTarget } from "#shared/contract/methods.ts";
import { roomIn, safeFileName } from "#shared/text/fileName.ts";
import type { Tokens } from "./tokens.ts";

/**
 * @throws OperationError when the file cannot be written; what was there then stays. Nothing else of the window gets in: its
 * style sheet hides everything but the pages from print. What could not be written stays in `finished`.
 */
export async function writePdf(
  contents: WebContents,
  target: PdfTarget,
  tokens: Pick<Tokens, "require">,
  finished: Finished,
): Promise<ExportedFile> {
  const place = placeOf(target, tokens);
  return finished.write({ bytes: await makePdf(contents), dropped: [] }, place);
}

/** The same pages as the bytes of a PDF file, for what keeps it. */
export function makePdf(contents: WebContents): Promise<Buffer> {
  return contents.printToPDF({
    // A page without a size of its own would become US Letter.
    pageSize: "A4",
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  });
}

function placeOf(target: PdfTarget, tokens: Pick<Tokens, "require">): Place {
  if ("token" in target) return tokens.require(target.token, "write");
  const folder = tokens.require(target.folder, "folder").path;
  return {
    path: path.join(folder, safeFileName(target.name, "pdf", { room: roomIn(folder) })),
    replace: target.replace,
  };
}
