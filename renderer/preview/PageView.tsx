/** One page of paper as it is printed: 資料番号 box, content, 「－ 1 －」. */
import { paragraph } from "#shared/forms/build.ts";
import type { Page } from "#shared/forms/documentTree.ts";
import { CELL_PADDING, CELL_PADDING_VERTICAL } from "#shared/forms/measure.ts";
import { footerEdge, headerEdge, printedPage } from "#shared/forms/pageEdges.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { lookStyle, paperSize, textStyle, twips } from "#renderer/sheet/geometry.ts";
import { ParagraphView, TableView } from "#renderer/sheet/SheetView.tsx";
import type { CSSProperties, ReactNode } from "react";
import type { PrintedPage } from "./pages.ts";

/** Points. */
const BOX_SIZE = 12;

function Box({ text, page }: { text: string; page: Page }): ReactNode {
  const look = paragraph(text, { font: "gothic", size: BOX_SIZE, align: "center", lineHeight: 16 });
  const style: CSSProperties = {
    ...textStyle(look),
    border: "0.75pt solid #000",
    padding: `${twips(CELL_PADDING_VERTICAL)} 0`,
    position: "absolute",
    right: twips(page.margin.right),
    top: twips(headerEdge(page)),
    width: twips(Math.ceil((textWidth(text) + 2) * BOX_SIZE * 20) + 2 * CELL_PADDING),
  };
  return <div style={style}>{text}</div>;
}

function PageNumber({ number, page }: { number: number; page: Page }): ReactNode {
  const style: CSSProperties = {
    ...textStyle(paragraph("", { size: 10, align: "center" })),
    bottom: twips(footerEdge(page)),
    left: 0,
    position: "absolute",
    right: 0,
  };
  return <div style={style}>{`－ ${number} －`}</div>;
}

export function PageView({
  page,
  place,
  total,
}: {
  page: PrintedPage;
  place: number;
  total: number;
}): ReactNode {
  const { section, number, blocks } = page;
  const { width, height } = paperSize(section.page);
  const { margin, size, orientation } = printedPage(section);
  return (
    <section
      className={`sheet-page sheet-page-${size}-${orientation}`}
      aria-label={`${place} ページ（全 ${total} ページ）`}
      style={{ ...lookStyle(section), width: twips(width), height: twips(height) }}
    >
      {section.handoutNumber !== undefined && <Box text={section.handoutNumber} page={section.page} />}
      <div style={{ padding: `${twips(margin.top)} ${twips(margin.right)} 0 ${twips(margin.left)}` }}>
        {blocks.map((block, index) =>
          block.kind === "paragraph" ? (
            <ParagraphView key={`${index}`} paragraph={block.paragraph} />
          ) : (
            <TableView key={`${index}`} table={block.table} rows={block.rows} />
          ),
        )}
      </div>
      {number !== undefined && <PageNumber number={number} page={section.page} />}
    </section>
  );
}
