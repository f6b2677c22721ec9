/**
 * The document tree: what a form is made of before it becomes a Word file, a screen or a printed page.
 * Writers know nothing of municipalities; forms know nothing of Word. Everything here is plain data.
 *
 * Lengths are twips (1/20 pt, 1/1440 inch) unless a name says points; text is clean (see `shared/text`).
 * Trees are made with the helpers in `build.ts`, which guarantee the grid: every row of a table covers every column
 * exactly once, no span leaves the table or overlaps another.
 */
import type { Field } from "#shared/domain/field.ts";
import type { Look } from "#shared/domain/look.ts";
import type { MeasurePart, NewRow, RowTable } from "#shared/domain/rows.ts";

/** 明朝 for what people wrote, ゴシック for what the form says. Which family stands for each is the look's choice. */
export type FontRole = "mincho" | "gothic";

export interface Run {
  text: string;
  font?: FontRole;
  /** Points. */
  size?: number;
  bold?: boolean;
  underline?: boolean;
  strike?: boolean;
  /** Set across the line where text runs from top to bottom (縦中横). */
  across?: true;
  /** On the grey that draws the eye to it. */
  mark?: true;
}

export type Align = "left" | "center" | "right" | "justify";

export interface Paragraph {
  kind: "paragraph";
  runs: Run[];
  align?: Align;
  /** Defaults of the runs. */
  font?: FontRole;
  /** Points. */
  size?: number;
  bold?: boolean;
  /** Height of a line in points, exact; absent = 1.38 × size (see docs/word.md). */
  lineHeight?: number;
  /** Points. */
  before?: number;
  /** Points. */
  after?: number;
  /** Characters (em) by which the first line is moved in (positive) or hangs out (negative). */
  firstLine?: number;
  /** Characters (em) by which all lines are moved in. */
  indent?: number;
  keepNext?: boolean;
  pageBreakBefore?: boolean;
}

export interface Border {
  style: "single" | "dotted" | "none";
  /** Eighths of a point: 4 = 0.5 pt, 12 = 1.5 pt. */
  width: number;
}

/**
 * What a cell is for; looks decide the grey. `label` is the dark head cell, `heading` the light one, `mark` draws the eye
 * to one value among many.
 */
export type Shade = "label" | "heading" | "mark" | "none";

/** How a cell's field is edited in place; `choice`: one of the words that the field's list has. */
export type Editor = "text" | "rating" | "value" | "choice";

/** What is not a field but can be changed where it stands. */
export type Handle =
  | { kind: "grade"; indicator: string; fiscalYear: number }
  /** The year cell of a 重点事業: its arrows can be drawn here. */
  | { kind: "arrows"; undertaking: string; fiscalYear: number }
  /** One side of a row of a 新旧対照表: underlines, or a whole 施策; `part`: this text of it, with underlines of its own. */
  | { kind: "comparison"; row: string; side: "new" | "old"; part?: MeasurePart };

/** The row of the store that a row of a table (or a block of text) shows: it can be moved and removed there. */
export interface RecordRef {
  table: RowTable;
  id: string;
}

/** What the beginning or end of a line shows. */
export type LineEnd = "none" | "arrow" | "dot" | "diamond";

/** A line drawn over a row of cells, from left to right; it belongs to the cell it begins in. */
export interface DrawnLine {
  /** Twips from the left border of the cell to where it begins and ends. */
  from: number;
  to: number;
  start: LineEnd;
  end: LineEnd;
  /** What it says to people and programs that do not see it: 「2018年度から2022年度まで」. */
  alternative: string;
}

export interface Cell {
  /** Column where the cell starts, counted from 0. */
  column: number;
  colSpan: number;
  rowSpan: number;
  paragraphs: Paragraph[];
  shade: Shade;
  /** Vertical position of the content. */
  vertical: "top" | "center";
  /** Borders that differ from the table's. */
  borders?: Partial<Record<"top" | "bottom" | "left" | "right", Border>>;
  /** The value this cell shows; makes it editable on screen. */
  field?: Field;
  editor?: Editor;
  handle?: Handle;
  /** Text runs from top to bottom. */
  upright?: true;
  /** Lines that begin in this cell and may go on over the cells to its right. */
  lines?: DrawnLine[];
  /** What the cell is called for people who do not see the table: 「1-1 達成状況」. */
  label?: string;
}

export interface Row {
  /** Cells that start in this row, by column. */
  cells: Cell[];
  /** Repeats on every page; only the first rows of a table. */
  header: boolean;
  /** Least height in twips. */
  minHeight?: number;
  /** The row may not be divided between two pages. */
  cantSplit: boolean;
  /** Stays on the page of the next row. */
  keepNext: boolean;
  /** On screen, tools for this row of the store stand beside it. */
  record?: RecordRef;
  /** On screen, what is stored about this item and its indicator besides texts of their own opens beside it. */
  about?: { item: string; indicator?: string };
}

export interface Table {
  kind: "table";
  /** Name for tests and for people who do not see it: 「1-1 の指標」. */
  name: string;
  /** Width of every column in twips. */
  columns: number[];
  rows: Row[];
  /** The form wanted wider columns than the page has room for. */
  narrowed?: true;
  /** Space between text and the left and right borders of the cells, in twips; absent = 85 (1.5 mm). */
  padding?: number;
  outer: Border;
  inner: Border;
  /** On screen, what a button below the table adds to it. */
  adds?: NewRow;
}

/** Paragraphs outside a table that show one field: edited in place on screen, plain paragraphs everywhere else. */
export interface TextBlock {
  kind: "text";
  paragraphs: Paragraph[];
  field: Field;
  /** What it is called for people who do not see it. */
  label: string;
  record?: RecordRef;
  adds?: NewRow;
}

export type Block = Paragraph | Table | TextBlock;

export interface Page {
  size: "A4" | "A3";
  orientation: "portrait" | "landscape";
  margin: { top: number; right: number; bottom: number; left: number };
}

export interface Section {
  page: Page;
  /** Text of the box at the top right of every page, 「資料1」; absent = no box. */
  handoutNumber?: string;
  /** 「－ 1 －」 at the bottom centre. */
  pageNumbers: boolean;
  /** The first page number of this section; absent = runs on from the section before. */
  startAt?: number;
  /** Families and greys that differ from the usual ones. */
  look?: Pick<Look, "fonts" | "grey">;
  blocks: Block[];
}

/** Characters that cannot be carried into a document, and where they stood. */
export interface Dropped {
  place: string;
  /** As code points: 「U+FFFE」, separated by spaces. */
  characters: string;
}

export interface DocumentTree {
  /** Title in the file's properties. */
  title: string;
  sections: Section[];
  dropped: Dropped[];
  /** Its pages are counted apart: in a file of several documents, it and what follows it begin at page 1. */
  ownPages?: true;
}
