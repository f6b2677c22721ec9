/**
 * 「目標指標の達成状況」 of a 総括表: the indicators of every section over the periods of the plan. Target and actual of a
 * period's last year stand above each other in two cells without a line between them: one cell on paper, two values to
 * be typed into on screen.
 */
import type { ValueField } from "#shared/domain/field.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { Series } from "#shared/domain/value.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import {
  bodyParagraphs,
  type CellInput,
  paragraph,
  type RowInput,
  table,
  textArea,
} from "#shared/forms/build.ts";
import type { Block, Page, Paragraph, Table } from "#shared/forms/documentTree.ts";
import { CELL_PADDING_VERTICAL, LINE_HEIGHT, lineCount } from "#shared/forms/measure.ts";
import {
  entryCell,
  evaluationField,
  head,
  keepsTogether,
  leftHead,
  levelName,
  NO_LINE,
  ordinalTitle,
  proseCell,
  type SummarySource,
} from "#shared/forms/summaryParts.ts";
import {
  type Column,
  type ColumnGroup,
  columnGroups,
  columnHead,
  HEAD_SMALLER,
  type MeasuredItem,
  PADDING,
  rateText,
  type Setting,
  settingFor,
  shownSeries,
  sum,
} from "#shared/forms/periodColumns.ts";
import { fieldLabel, fieldText, fieldValue } from "#shared/rules/fieldText.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";

const directions = { up: "↗", down: "↘", keep: "→" } as const;

/** Height of an empty 理由・分析, twips: room for two lines by hand. */
const ANALYSIS = 640;

/** Sections below a chapter in the plan's order with all indicators at and below each; those of the chapter first. */
export function measuredItems(source: SummarySource, chapter: Item): MeasuredItem[] {
  const { snapshot } = source;
  const own = (item: Item): Indicator[] => snapshot.indicators.filter((one) => one.item === item.id);
  const below = (item: Item): Indicator[] => [
    ...own(item),
    ...childrenOf(snapshot, item.id).flatMap((child) => below(child)),
  ];
  const sections = childrenOf(snapshot, chapter.id).map((item) => ({ item, indicators: below(item) }));
  return [{ item: chapter, indicators: own(chapter) }, ...sections].filter(
    ({ item, indicators }) =>
      indicators.length > 0 ||
      (item !== chapter && fieldText(snapshot, evaluationField(source, item, "analysis")) !== ""),
  );
}

/**
 * The table and what stands under it, with the page it needs: the form's own, or that page turned when so many periods
 * would not be read on it. A page that the municipality chose is never turned.
 */
export function periodTable(
  source: SummarySource,
  measured: readonly MeasuredItem[],
): { page: Page; blocks: Block[] } {
  const groups = columnGroups(source);
  const setting = settingFor(source, measured, groups);
  const small = { ...source, size: setting.size };
  const rows = measured.flatMap((one) => itemRows(small, one, groups, setting));
  const built: Table = table(
    {
      name: "目標指標の達成状況",
      columns: setting.columns,
      padding: PADDING,
      rows: [...headRows(small, groups), ...rows],
    },
    textArea(setting.page).width,
  );
  const indicators = measured.flatMap((one) => one.indicators);
  return { page: setting.page, blocks: [built, ...notes(source, indicators, groups)] };
}

// ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function headRows(source: SummarySource, groups: readonly ColumnGroup[]): RowInput[] {
  const size = source.size - HEAD_SMALLER;
  const small = (text: string, look: Partial<CellInput> = {}): CellInput => {
    const cell = head(source, text, look);
    return { ...cell, paragraphs: cell.paragraphs.map((one) => ({ ...one, size })) };
  };
  return [
    {
      header: true,
      keepNext: true,
      cells: [
        small(levelName(source, 1) || "区分", { rowSpan: 2 }),
        small("目標指標", { rowSpan: 2 }),
        small("単位", { rowSpan: 2 }),
        small("指標の\nめざす\n方向", { rowSpan: 2 }),
        ...groups.map((group) => small(group.heading, { colSpan: group.columns.length })),
      ],
    },
    {
      header: true,
      keepNext: true,
      cells: groups.flatMap((group) =>
        group.columns.map((column) => small(columnHead(source, column), { shade: "heading" })),
      ),
    },
  ];
}

/**
 * The indicators of one section with its name merged down beside them, and why targets were missed. Rows beside one name
 * stay on one page; a section longer than a page has its name again and again.
 */
function itemRows(
  source: SummarySource,
  { item, indicators }: MeasuredItem,
  groups: readonly ColumnGroup[],
  setting: Setting,
): RowInput[] {
  const pairs = indicators.map((indicator) => pair(source, indicator, groups, setting));
  const analysis = analysisRow(source, item, setting.columns, pairs.length === 0);
  const parts = together(pairs, textArea(setting.page).height);
  return [
    ...parts.flatMap((part, at) => {
      const name = nameCell(source, item, 2 * part.length);
      const { field: _field, editor: _editor, ...repeated } = name;
      const rows = part.flat();
      return rows.map((row, index): RowInput => ({
        ...row,
        // The reasons stand on the page of the last indicator while they are short enough.
        keepNext: index < rows.length - 1 || (at === parts.length - 1 && analysis.cantSplit === true),
        cells: index === 0 ? [at === 0 ? name : repeated, ...row.cells] : row.cells,
      }));
    }),
    analysis,
  ];
}

/** All of a section while it fits on a page with the heads and the reasons; else parts of less than half a page. */
function together<T extends readonly RowInput[]>(pairs: readonly T[], page: number): T[][] {
  const height = (pair: T): number => sum(pair.map((row) => (row.minHeight ?? 0) + RULE));
  if (sum(pairs.map(height)) <= page * 0.7) return pairs.length === 0 ? [] : [[...pairs]];
  const parts: T[][] = [];
  let filled = 0;
  for (const one of pairs) {
    const part = parts.at(-1);
    if (part && filled + height(one) <= page * 0.4) {
      part.push(one);
      filled += height(one);
    } else {
      parts.push([one]);
      filled = height(one);
    }
  }
  return parts;
}
/** What the border between two rows adds, twips. */
const RULE = 10;

function nameCell(source: SummarySource, item: Item, rowSpan: number): CellInput {
  const title = ordinalTitle(source, item, item.parent === null ? 0 : 1);
  const [number = "", ...rest] = title.split(" ");
  const lines = rest.length === 0 ? [number] : [number, rest.join(" ")];
  const field = { entity: "item", id: item.id, property: "title" } as const;
  return {
    paragraphs: lines.map((line) => paragraph(line, { font: "gothic", size: source.size, align: "center" })),
    rowSpan,
    shade: "heading",
    field,
    editor: "text",
    label: fieldLabel(source.snapshot, field),
  };
}

/** Two rows with half of the needed height each, or the lower one would take all the surplus. */
function pair(
  source: SummarySource,
  indicator: Indicator,
  groups: readonly ColumnGroup[],
  setting: Setting,
): [RowInput, RowInput] {
  const name = entryCell(source, { entity: "indicator", id: indicator.id, property: "name" }, { rowSpan: 2 });
  const marked = indicator.externalSurvey ? withMark(name) : name;
  const line = source.size * LINE_HEIGHT * 20;
  const room = (setting.columns[1] ?? 1) - 2 * PADDING;
  const needed = sum(marked.paragraphs.map((one) => lineCount(one, room))) * line + 2 * CELL_PADDING_VERTICAL;
  const minHeight = Math.ceil(Math.max(needed / 2, line + 2 * CELL_PADDING_VERTICAL));
  const columns = groups.flatMap((group) => group.columns);
  return [
    {
      minHeight,
      keepNext: true,
      about: { item: indicator.item, indicator: indicator.id },
      cells: [
        marked,
        entryCell(
          source,
          { entity: "indicator", id: indicator.id, property: "unit" },
          { rowSpan: 2, align: "center" },
        ),
        directionCell(source, indicator),
        ...columns.map((column) => upperCell(source, indicator, column)),
      ],
    },
    {
      minHeight,
      cells: columns
        .filter((column) => column.kind === "result")
        .map(({ fiscalYear }) =>
          valueCell(source, indicator, "actual", fiscalYear, { borders: { top: NO_LINE } }),
        ),
    },
  ];
}

/** Large and in ゴシック, so that ↗ and ↘ are told apart on a copy. */
function directionCell(source: SummarySource, { direction = "up" }: Indicator): CellInput {
  const look = { font: "gothic", size: source.size + 1.5, align: "center" } as const;
  return { paragraphs: [paragraph(directions[direction], look)], rowSpan: 2 };
}

/** ※ behind a name refers to the note under the table. */
function withMark(cell: CellInput): CellInput {
  const last = cell.paragraphs.length - 1;
  return {
    ...cell,
    paragraphs: cell.paragraphs.map((one, index) =>
      index === last ? { ...one, runs: [...one.runs, { text: "※" }] } : one,
    ),
  };
}

function upperCell(source: SummarySource, indicator: Indicator, column: Column): CellInput {
  const { fiscalYear } = column;
  switch (column.kind) {
    case "baseline":
      return valueCell(source, indicator, "actual", fiscalYear, { rowSpan: 2 });
    case "result":
      return valueCell(source, indicator, "target", fiscalYear, { borders: { bottom: NO_LINE } });
    case "rate":
      return rateCell(source, indicator, fiscalYear);
    case "target": {
      // The target of the last period again: it is typed into above the actual, where it first stands.
      const value = indicator.targets[String(fiscalYear)];
      return centred(source, printIndicatorValue(value, ""), { rowSpan: 2 });
    }
  }
}

function valueCell(
  source: SummarySource,
  indicator: Indicator,
  series: Series,
  fiscalYear: number,
  look: Partial<CellInput>,
): CellInput {
  const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
  const text = printIndicatorValue(fieldValue(source.snapshot, field), "");
  const label = fieldLabel(source.snapshot, field);
  return { ...centred(source, text, look), field, editor: "value", label };
}

/**
 * What is typed into it stands in the place of the computed rate; taken away, the rate is computed again. A period that
 * the indicator does not have has nothing to type over.
 */
function rateCell(source: SummarySource, indicator: Indicator, fiscalYear: number): CellInput {
  const text = rateText(source, indicator, fiscalYear);
  const cell = centred(source, text, { rowSpan: 2 });
  const year = String(fiscalYear);
  if (text === "" && !indicator.targets[year] && !indicator.actuals[year]) return cell;
  const field = { entity: "indicatorYear", id: indicator.id, fiscalYear, property: "printedRate" } as const;
  return { ...cell, field, editor: "text", label: fieldLabel(source.snapshot, field) };
}

function centred(source: SummarySource, text: string, look: Partial<CellInput>): CellInput {
  return {
    paragraphs: [paragraph(text, { font: source.look.body, size: source.size, align: "center" })],
    ...look,
  };
}

/**
 * 「後期基本計画に係る未達成指標の理由・分析」 of one section, for the plan's last period.
 * @param alone no indicator stands above it: the section's name stands beside it.
 */
function analysisRow(
  source: SummarySource,
  item: Item,
  columns: readonly number[],
  alone: boolean,
): RowInput {
  const period = source.snapshot.plan.periods?.at(-1)?.name;
  const name = period === undefined ? "" : `${source.gate.clean(period, "計画の期間")}に係る`;
  const text = proseCell(source, evaluationField(source, item, "analysis"), {
    colSpan: columns.length - LABEL_SPAN,
  });
  const label = leftHead(source, `${name}未達成指標の理由・分析`, {
    colSpan: alone ? LABEL_SPAN - 1 : LABEL_SPAN,
    shade: "heading",
  });
  return {
    minHeight: ANALYSIS,
    cantSplit: keepsTogether(source, text, sum(columns.slice(LABEL_SPAN))),
    cells: [
      ...(alone ? [nameCell(source, item, 1)] : []),
      { ...label, paragraphs: label.paragraphs.map((one) => ({ ...one, size: source.size })) },
      text,
    ],
  };
}
/** Columns of section, name, unit and direction. */
const LABEL_SPAN = 4;

// ── notes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Under the table: what ※ refers to, and why a value is 「－」. */
function notes(
  source: SummarySource,
  indicators: readonly Indicator[],
  groups: readonly ColumnGroup[],
): Paragraph[] {
  const { snapshot, gate } = source;
  const look = { size: source.look.size(8), font: source.look.body };
  const hanging = (text: string): Paragraph[] =>
    bodyParagraphs(text, look).map((line, index) => ({
      ...line,
      indent: 1,
      firstLine: index === 0 ? -1 : 0,
      before: index === 0 ? 3 : 0,
    }));
  const survey = indicators.some((one) => one.externalSurvey)
    ? gate.clean(snapshot.plan.externalSurveyNote, "※の注記")
    : "";
  const reasons = indicators.flatMap((indicator) =>
    groups
      .flatMap((group) => group.columns)
      .flatMap((column) => shownSeries(column).map((series) => ({ series, fiscalYear: column.fiscalYear })))
      .flatMap(({ series, fiscalYear }) => {
        const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
        const value = fieldValue(snapshot, field);
        if (value?.kind !== "reason") return [];
        const label = fieldLabel(snapshot, field);
        return [gate.clean(`（注）${label}：${value.reason}`, label)];
      }),
  );
  return [...(survey === "" ? [] : hanging(survey)), ...reasons.flatMap(hanging)];
}
