/** Divides a document into its pages without showing how: drawn out of sight, measured, then handed on as pages. */
import { useCallback, useState, type ReactNode } from "react";
import { plainBlocks } from "#shared/forms/blocks.ts";
import { textArea } from "#shared/forms/build.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { pagesOf, type PrintedPage } from "#renderer/preview/pages.ts";
import { lookStyle, twips } from "#renderer/sheet/geometry.ts";
import { BlockView } from "#renderer/sheet/SheetView.tsx";
import "#renderer/preview/preview.css";

interface LaidOutProps {
  tree: DocumentTree;
  /** Draws the pages. */
  children: (pages: readonly PrintedPage[]) => ReactNode;
}

export function LaidOut({ tree, children }: LaidOutProps): ReactNode {
  const [measured, setMeasured] = useState<{ tree: DocumentTree; pages: PrintedPage[] }>();
  const measure = useCallback(
    (node: HTMLElement | null) => {
      if (!node) return;
      const roots = [...node.children].filter((child) => child instanceof HTMLElement);
      setMeasured({ tree, pages: pagesOf(tree, roots) });
    },
    [tree],
  );
  if (measured?.tree === tree) return children(measured.pages);
  return (
    <div className="sheet-measure" ref={measure} aria-hidden="true">
      {tree.sections.map((section, index) => (
        <div key={`${index}`} style={{ ...lookStyle(section), width: twips(textArea(section.page).width) }}>
          {plainBlocks(section.blocks).map((block, place) => (
            <div key={`${place}`} data-block={place}>
              <BlockView block={block} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
