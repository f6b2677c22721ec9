/** The document tree drawn as HTML at the true size of the paper. Knows nothing of editing or of pages. */
import type {
  Block,
  Border,
  Cell,
  Paragraph,
  Row,
  Section,
  Table,
  TextBlock,
} from "#shared/forms/documentTree.ts";
import { CELL_PADDING, CELL_PADDING_VERTICAL } from "#shared/forms/measure.ts";
import { Fragment, memo, type CSSProperties, type ReactNode } from "react";
import { borderStyle, deskPaper, lookStyle, paperSize, paragraphStyle, runStyle, twips } from "./geometry.ts";
import { LineView } from "./LineView.tsx";
import "./sheet.css";

/** What an editor draws in the place of what the tree says, and beside it. */
export interface SheetContent {
  /** What a cell holds; where people may type it is an editor. */
  cell(this: void, cell: Cell, plain: ReactNode): ReactNode;
  /** A text outside the tables. */
  text(this: void, block: TextBlock, plain: ReactNode): ReactNode;
  /** Stands in the last cell of a row: the tools of its record. */
  row(this: void, table: Table, row: Row): ReactNode;
  /** Stands below a block: what adds to it. */
  below(this: void, block: Table | TextBlock): ReactNode;
}

/** What the tree says and nothing else. */
export const plainContent: SheetContent = {
  cell: (_cell, plain) => plain,
  text: (_block, plain) => plain,
  row: () => null,
  below: () => null,
};

/** A row of a page: a whole row of the table, or the part of it that stands on that page. */
export interface PlacedRow {
  /** Index of the row in its table. */
  index: number;
  row: Row;
  /** The header row stands here again, on a later page. */
  repeated?: boolean;
  /** Paragraphs of each cell that stand on this page, when the row is divided between pages. */
  parts?: Paragraph[][];
}

export function ParagraphView({ paragraph, line }: { paragraph: Paragraph; line?: number }): ReactNode {
  return (
    <p className="sheet-paragraph" style={paragraphStyle(paragraph)} data-line={line}>
      {paragraph.runs.map((run, index) => {
        const style = runStyle(run);
        const key = `${index}`;
        return style ? (
          <span key={key} style={style}>
            {run.text}
          </span>
        ) : (
          <Fragment key={key}>{run.text}</Fragment>
        );
      })}
    </p>
  );
}

function Paragraphs({ paragraphs }: { paragraphs: readonly Paragraph[] }): ReactNode {
  // Paragraphs have no identity of their own; their place is what they are.
  return paragraphs.map((paragraph, index) => (
    <ParagraphView key={`${index}`} paragraph={paragraph} line={index} />
  ));
}

interface Edges {
  top: Border;
  bottom: Border;
  left: Border;
  right: Border;
}

/** The border of each side: the cell's own, else the table's outer or inner one. */
function cellEdges(table: Table, rowIndex: number, cell: Cell): Edges {
  const side = (name: keyof Edges, atEdge: boolean): Border =>
    cell.borders?.[name] ?? (atEdge ? table.outer : table.inner);
  return {
    top: side("top", rowIndex === 0),
    bottom: side("bottom", rowIndex + cell.rowSpan === table.rows.length),
    left: side("left", cell.column === 0),
    right: side("right", cell.column + cell.colSpan === table.columns.length),
  };
}

function cellStyle(table: Table, edges: Edges, cell: Cell): CSSProperties {
  const padding = table.padding ?? CELL_PADDING;
  // Word measures a cell from the middle of its borders, CSS from their inner edge.
  const inset = (border: Border) => `max(0pt, ${twips(padding)} - ${border.width / 16}pt)`;
  return {
    borderTop: borderStyle(edges.top),
    borderBottom: borderStyle(edges.bottom),
    borderLeft: borderStyle(edges.left),
    borderRight: borderStyle(edges.right),
    padding: `${twips(CELL_PADDING_VERTICAL)} ${inset(edges.right)} ${twips(CELL_PADDING_VERTICAL)} ${inset(edges.left)}`,
    verticalAlign: cell.vertical === "center" ? "middle" : "top",
  };
}

function hasText(cell: Cell): boolean {
  return cell.paragraphs.some((paragraph) => paragraph.runs.some((run) => run.text.trim() !== ""));
}

function CellView(props: {
  table: Table;
  placed: PlacedRow;
  /** Place among the row's cells. */
  order: number;
  cell: Cell;
  edges: Edges;
  rowSpan: number;
  content: SheetContent;
}): ReactNode {
  const { table, placed, order, cell, edges, rowSpan, content } = props;
  const { lines = [] } = cell;
  const paragraphs = placed.parts?.[order] ?? cell.paragraphs;
  const common = {
    className: `sheet-cell sheet-shade-${cell.shade}`,
    colSpan: cell.colSpan,
    rowSpan,
    style: cellStyle(table, edges, cell),
  };
  const text = <Paragraphs paragraphs={paragraphs} />;
  const plain = cell.upright ? <div className="sheet-upright">{text}</div> : text;
  const inside = (
    <>
      {content.cell(cell, plain)}
      {lines.map((line, place) => (
        <LineView key={`${place}`} line={line} place={place} of={lines.length} />
      ))}
      {order === placed.row.cells.length - 1 && content.row(table, placed.row)}
    </>
  );
  // A head cell without words is only a corner.
  if (!hasText(cell) || (!placed.row.header && (cell.shade !== "label" || cell.field !== undefined))) {
    return <td {...common}>{inside}</td>;
  }
  const scope = placed.row.header ? (cell.colSpan > 1 ? "colgroup" : "col") : "row";
  return (
    <th {...common} scope={scope}>
      {inside}
    </th>
  );
}

function RowView(props: {
  table: Table;
  placed: PlacedRow;
  /** Rows of this table that stand on the same page, this one included, from here on down. */
  below: number;
  first: boolean;
  last: boolean;
  content: SheetContent;
}): ReactNode {
  const { table, placed, below, first, last, content } = props;
  const { row, index } = placed;
  const style = row.minHeight !== undefined && !placed.parts ? { height: twips(row.minHeight) } : undefined;
  return (
    <tr className="sheet-row" data-row={index} style={style}>
      {row.cells.map((cell, order) => {
        const edges = cellEdges(table, index, cell);
        // Where a page cuts the table, the outer border closes it.
        const closed = {
          ...edges,
          top: first ? table.outer : edges.top,
          bottom: last ? table.outer : edges.bottom,
        };
        return (
          <CellView
            key={cell.column}
            table={table}
            placed={placed}
            order={order}
            cell={cell}
            edges={closed}
            rowSpan={Math.min(cell.rowSpan, below)}
            content={content}
          />
        );
      })}
    </tr>
  );
}

/** A table, or those of its rows that stand on one page. */
export function TableView(props: {
  table: Table;
  rows?: readonly PlacedRow[];
  content?: SheetContent;
}): ReactNode {
  const { table, content = plainContent } = props;
  const rows = props.rows ?? table.rows.map((row, index): PlacedRow => ({ index, row }));
  const width = table.columns.reduce((sum, column) => sum + column, 0);
  const draw = (placed: PlacedRow, place: number) => (
    <RowView
      key={`${placed.index}`}
      table={table}
      placed={placed}
      below={rows.length - place}
      first={place === 0}
      last={place === rows.length - 1}
      content={content}
    />
  );
  const headers = rows.filter((placed) => placed.row.header).length;
  return (
    <table className="sheet-table" aria-label={table.name} style={{ width: twips(width) }}>
      <colgroup>
        {table.columns.map((column, index) => (
          <col key={`${index}`} style={{ width: twips(column) }} />
        ))}
      </colgroup>
      {headers > 0 && <thead>{rows.slice(0, headers).map((placed, place) => draw(placed, place))}</thead>}
      <tbody>{rows.slice(headers).map((placed, place) => draw(placed, headers + place))}</tbody>
    </table>
  );
}

export function BlockView({
  block,
  content = plainContent,
}: {
  block: Block;
  content?: SheetContent;
}): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <ParagraphView paragraph={block} />;
    case "table":
      return <TableView table={block} content={content} />;
    case "text":
      return (
        <div className="sheet-text">{content.text(block, <Paragraphs paragraphs={block.paragraphs} />)}</div>
      );
  }
}

/** Whether a block begins a page of its own. */
function turnsPage(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
      return block.pageBreakBefore === true;
    case "text":
      return block.paragraphs[0]?.pageBreakBefore === true;
    case "table":
      return false;
  }
}

/** One continuous paper for a section: its text as wide as on the page, as long as it needs to be. */
export const PaperView = memo(function PaperView({
  section,
  content = plainContent,
}: {
  section: Section;
  content?: SheetContent;
}): ReactNode {
  const { width, vertical, horizontal } = deskPaper(section.page);
  return (
    <div
      className="sheet-paper"
      style={{
        ...lookStyle(section),
        width: twips(width),
        minHeight: twips(paperSize(section.page).height / 2),
        padding: `${twips(vertical)} ${twips(horizontal)}`,
      }}
    >
      {section.blocks.map((block, index) => (
        <Fragment key={`${index}`}>
          {index > 0 && turnsPage(block) && <div className="sheet-turn" />}
          <BlockView block={block} content={content} />
          {block.kind !== "paragraph" && content.below(block)}
        </Fragment>
      ))}
    </div>
  );
});
