/** 印刷プレビュー: the pages as they leave the printer. The elements on screen are the ones that are printed. */
import { textArea } from "#shared/forms/build.ts";
import { plainBlocks } from "#shared/forms/blocks.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { lookStyle, paperSize, PX_PER_TWIP, twips } from "#renderer/sheet/geometry.ts";
import { BlockView } from "#renderer/sheet/SheetView.tsx";
import { zoomPercent, useContentWidth, ZoomControl, type Zoom } from "#renderer/sheet/Zoom.tsx";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useCallback, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { PageView } from "./PageView.tsx";
import { pagesOf, type PrintedPage } from "./pages.ts";
import "./preview.css";

export interface PrintPreviewProps {
  tree: DocumentTree;
  /** What is previewed: 「施策評価シート（令和元年度）」. */
  title: string;
  onClose: () => void;
  /** Opens the system's print dialog; what it prints is exactly these pages. */
  onPrint: () => void;
}

export function PrintPreview({ tree, title, onClose, onPrint }: PrintPreviewProps): ReactNode {
  const titleId = useId();
  const [measured, setMeasured] = useState<{ tree: DocumentTree; pages: PrintedPage[] } | undefined>(
    undefined,
  );
  const pages = measured?.tree === tree ? measured.pages : undefined;

  const measure = useCallback(
    (node: HTMLElement | null) => {
      if (!node) return;
      const roots = [...node.children].filter((child) => child instanceof HTMLElement);
      setMeasured({ tree, pages: pagesOf(tree, roots) });
    },
    [tree],
  );

  const handleKey = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") {
      event.preventDefault();
      event.stopPropagation();
      onPrint();
    }
  };

  return (
    <Dialog
      open
      fullScreen
      hideBackdrop
      transitionDuration={0}
      onClose={onClose}
      onKeyDown={handleKey}
      className="print-preview"
      aria-labelledby={titleId}
      slotProps={{ paper: { className: "print-room" } }}
    >
      {pages === undefined ? (
        <>
          <p className="print-wait" id={titleId}>{`「${title}」のページを組んでいます。`}</p>
          <div className="sheet-measure" ref={measure} aria-hidden="true">
            {tree.sections.map((section, index) => (
              <div
                key={`${index}`}
                style={{ ...lookStyle(section), width: twips(textArea(section.page).width) }}
              >
                {plainBlocks(section.blocks).map((block, place) => (
                  <div key={`${place}`} data-block={place}>
                    <BlockView block={block} />
                  </div>
                ))}
              </div>
            ))}
          </div>
        </>
      ) : (
        <Pages {...{ pages, title, titleId, onClose, onPrint }} />
      )}
    </Dialog>
  );
}

function Pages(props: {
  pages: readonly PrintedPage[];
  title: string;
  titleId: string;
  onClose: () => void;
  onPrint: () => void;
}): ReactNode {
  const { pages, title, titleId, onClose, onPrint } = props;
  const room = useRef<HTMLDivElement>(null);
  const width = useContentWidth(room);
  const [zoom, setZoom] = useState<Zoom>("auto");
  const widest = useMemo(
    () => Math.max(1, ...pages.map((page) => paperSize(page.section.page).width)) * PX_PER_TWIP,
    [pages],
  );
  const percent = zoomPercent(zoom, width, widest);
  const scale = percent / 100;

  const turn = (by: 1 | -1): void => {
    const scroller = room.current;
    if (!scroller) return;
    const tops = [...scroller.querySelectorAll<HTMLElement>(".print-sheet")].map(
      (sheet) => sheet.offsetTop - 16,
    );
    const now = scroller.scrollTop;
    const next = by === 1 ? tops.find((top) => top > now + 1) : tops.findLast((top) => top < now - 1);
    if (next !== undefined) scroller.scrollTo({ top: next });
  };

  return (
    <>
      <header className="print-bar">
        <h2 id={titleId}>{`印刷プレビュー　${title}`}</h2>
        <output>{`全 ${pages.length} ページ`}</output>
        <Button size="small" color="inherit" onClick={() => turn(-1)}>
          前のページ
        </Button>
        <Button size="small" color="inherit" onClick={() => turn(1)}>
          次のページ
        </Button>
        <ZoomControl percent={percent} zoom={zoom} onZoom={setZoom} />
        <span className="print-space" />
        <Button variant="outlined" onClick={onClose}>
          閉じる
        </Button>
        <Button variant="contained" disabled={pages.length === 0} onClick={onPrint}>
          印刷
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a room that scrolls is reached by keyboard */}
      <section className="print-scroll" ref={room} tabIndex={0} aria-label="ページ">
        {pages.map((page, index) => {
          const paper = paperSize(page.section.page);
          return (
            <div
              key={`${index}`}
              className="print-sheet"
              style={{
                width: paper.width * PX_PER_TWIP * scale,
                height: paper.height * PX_PER_TWIP * scale,
              }}
            >
              {/* Scaled as a picture, so that no line breaks elsewhere than on paper. */}
              <div className="print-scale" style={{ transform: `scale(${scale})` }}>
                <PageView page={page} place={index + 1} total={pages.length} />
              </div>
            </div>
          );
        })}
      </section>
    </>
  );
}
