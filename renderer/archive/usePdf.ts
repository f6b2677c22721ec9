/** PDFs of documents for what is kept: laid out in the window out of sight, and given back instead of written. */
import type { ReactNode } from "react";
import type { WordForm } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentOf } from "#shared/forms/printed.ts";
import { call } from "#renderer/client/bridge.ts";
import { usePdfRoom } from "#renderer/export/PdfPages.tsx";

export interface PdfMaker {
  /** Has to be drawn somewhere while pages are laid out. */
  element: ReactNode;
  /** Base64 of the document as PDF, called `title`. */
  pdfOf: (snapshot: YearSnapshot, forms: readonly WordForm[], title: string) => Promise<string>;
}

export function usePdf(): PdfMaker {
  const { element, withPages } = usePdfRoom();
  return {
    element,
    pdfOf: async (snapshot, forms, title) => {
      const tree = { ...documentOf(snapshot, forms), title };
      const { pdf } = await withPages(tree, () => call("pdf.make", {}));
      return pdf;
    },
  };
}

/** Lets the window show what it is about to do before it is busy with it. */
export function nextPicture(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}
