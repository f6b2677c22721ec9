/**
 * Pages laid out for a PDF without being shown: the same elements as in the preview, whose style sheet leaves nothing else of
 * the window on paper.
 */
import Portal from "@mui/material/Portal";
import { useCallback, useState, type ReactNode } from "react";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { LaidOut } from "#renderer/export/LaidOut.tsx";
import { PageView } from "#renderer/preview/PageView.tsx";

interface Job {
  tree: DocumentTree;
  ready: () => void;
}

export interface PdfRoom {
  /** What has to be drawn somewhere while pages are laid out. */
  element: ReactNode;
  /** Lays the document out, does the work while its pages are there, and takes them away again. */
  withPages: <T>(tree: DocumentTree, work: () => Promise<T>) => Promise<T>;
}

export function usePdfRoom(): PdfRoom {
  const [job, setJob] = useState<Job>();
  const withPages = useCallback(async <T,>(tree: DocumentTree, work: () => Promise<T>): Promise<T> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    setJob({ tree, ready: resolve });
    const title = document.title;
    try {
      await promise;
      await document.fonts.ready;
      // The file's own title, for people who hear it before they see it.
      document.title = tree.title;
      return await work();
    } finally {
      document.title = title;
      setJob(undefined);
    }
  }, []);
  const element = job && (
    <Portal>
      <Room job={job} />
    </Portal>
  );
  return { element, withPages };
}

/**
 * Out of sight on screen; print's style sheet overrules all of it. Not hidden from assistive technology: the file's own
 * structure is made from what it would read.
 */
const hidden = { position: "fixed", width: 0, height: 0, overflow: "hidden" } as const;

function Room({ job: { tree, ready } }: { job: Job }): ReactNode {
  return (
    <div className="print-preview" style={hidden}>
      <div className="MuiDialog-container">
        <LaidOut tree={tree}>
          {(pages) => (
            <div className="print-scroll" ref={(node) => void (node && ready())}>
              {pages.map((page, index) => (
                <div key={`${index}`} className="print-sheet">
                  <PageView page={page} place={index + 1} total={pages.length} />
                </div>
              ))}
            </div>
          )}
        </LaidOut>
      </div>
    </div>
  );
}
