/** The desk that the papers of a sheet lie on: a bar of tools, and a room that scrolls. */
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { useRef, useState, type CSSProperties, type ReactNode } from "react";
import { deskPaper, PX_PER_TWIP } from "./geometry.ts";
import { PaperView, type SheetContent } from "./SheetView.tsx";
import { zoomPercent, useContentWidth, ZoomControl, type Zoom } from "./Zoom.tsx";

/** The size chosen last holds for every sheet of this window. */
let chosenZoom: Zoom = "auto";

export function Desk(props: {
  tree: DocumentTree;
  content: SheetContent;
  focused: string | null;
  readOnly: boolean;
  tools: ReactNode;
  /** What can be done with the field that is being edited. */
  fieldTools: ReactNode;
}): ReactNode {
  const { tree, content, focused, readOnly, tools, fieldTools } = props;
  const room = useRef<HTMLDivElement>(null);
  const width = useContentWidth(room);
  const [zoom, setZoom] = useState<Zoom>(chosenZoom);
  const widest = Math.max(1, ...tree.sections.map((section) => deskPaper(section.page).width)) * PX_PER_TWIP;
  const percent = zoomPercent(zoom, width, widest);
  return (
    <div className="sheet-desk">
      <div className="sheet-tools">
        <div className="sheet-tools-field" aria-live="off">
          {readOnly ? "閲覧のみ" : "入力中の欄："}
          {!readOnly && <strong>{focused ?? "なし"}</strong>}
        </div>
        {fieldTools}
        {tools}
        <ZoomControl
          percent={percent}
          zoom={zoom}
          onZoom={(next) => {
            chosenZoom = next;
            setZoom(next);
          }}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a room that scrolls is reached by keyboard */}
      <section className="sheet-scroll" ref={room} aria-label="評価シート" tabIndex={0}>
        <div className="sheet-scaled" style={{ "--sheet-zoom": percent / 100 } as CSSProperties}>
          {tree.sections.length === 0 && (
            <p className="sheet-nothing">この様式に載せるものが、まだ計画にありません。</p>
          )}
          {tree.sections.map((section, index) => (
            <PaperView key={`${index}`} section={section} content={content} />
          ))}
        </div>
      </section>
    </div>
  );
}
