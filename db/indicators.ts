/** Indicators and their values by year. */
import type { Database } from "better-sqlite3";
import type { Indicator } from "#shared/domain/plan.ts";
import type { IndicatorValue, Series, ValuesByYear } from "#shared/domain/value.ts";
import { present, type Patched } from "./optional.ts";
import { all, one } from "./sql.ts";
import { readIndicatorYears, writeIndicatorYear } from "./indicatorYears.ts";
import type { IndicatorRow, ValueRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** In the plan's order within each item, items in the order given. */
export function readIndicators(db: Database, items: readonly { id: string }[]): Indicator[] {
  const values = Map.groupBy(
    all<ValueRow>(db, "select * from indicator_value order by fiscal_year"),
    (row) => row.indicator_id,
  );
  const years = readIndicatorYears(db);
  const rows = Map.groupBy(
    all<IndicatorRow>(db, "select * from indicator order by position, id"),
    (row) => row.item_id,
  );
  return items
    .flatMap((item) => rows.get(item.id) ?? [])
    .map((row) => indicatorOf(row, values.get(row.id) ?? [], years.get(row.id)));
}

export function indicatorRow(db: Database, id: string): IndicatorRow | undefined {
  return one<IndicatorRow>(db, "select * from indicator where id = ?", id);
}

function indicatorOf(row: IndicatorRow, values: readonly ValueRow[], years: Indicator["years"]): Indicator {
  return {
    id: row.id,
    item: row.item_id,
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    externalSurvey: row.external_survey === 1,
    cumulative: row.cumulative === 1,
    ...present({ direction: row.direction }),
    targets: valuesOf(values, "target"),
    actuals: valuesOf(values, "actual"),
    ...(years ? { years } : {}),
  };
}

function valuesOf(rows: readonly ValueRow[], series: Series): ValuesByYear {
  const entries = rows
    .filter((row) => row.series === series)
    .map((row): [string, IndicatorValue] => [String(row.fiscal_year), valueOf(row)]);
  return Object.fromEntries(entries);
}

function valueOf(row: ValueRow): IndicatorValue {
  switch (row.kind) {
    case "number":
      return { kind: "number", number: row.number ?? "" };
    case "dash":
      return { kind: "dash" };
    case "reason":
      return { kind: "reason", reason: row.reason ?? "" };
  }
}

/** The value of one cell; undefined = blank. */
export function readValue(
  db: Database,
  indicator: string,
  series: Series,
  fiscalYear: number,
): IndicatorValue | undefined {
  const row = one<ValueRow>(
    db,
    "select * from indicator_value where id = ?",
    valueId(indicator, series, fiscalYear),
  );
  return row && valueOf(row);
}

function valueId(indicator: string, series: Series, fiscalYear: number): string {
  return `${series}/${fiscalYear}/${indicator}`;
}

/** Sets one cell; undefined makes it blank. */
export function writeValue(
  writer: Writer,
  indicator: string,
  series: Series,
  fiscalYear: number,
  value: IndicatorValue | undefined,
): void {
  const id = valueId(indicator, series, fiscalYear);
  const known = one<ValueRow>(writer.db, "select * from indicator_value where id = ?", id);
  if (!value) {
    if (known) writer.remove("indicator_value", id);
    return;
  }
  const columns = {
    kind: value.kind,
    number: value.kind === "number" ? value.number : null,
    reason: value.kind === "reason" ? value.reason : null,
  };
  const row: ValueRow = { id, indicator_id: indicator, series, fiscal_year: fiscalYear, ...columns };
  if (!known) return writer.insert("indicator_value", row);
  if (known.kind === value.kind) return writer.update("indicator_value", id, columns);
  // The columns of another kind of value hold only together (see the table's checks): the row is replaced as one.
  writer.remove("indicator_value", id);
  writer.insert("indicator_value", row);
}

/** The columns of the properties that are given. */
export function indicatorColumns(
  indicator: Patched<Omit<Indicator, "id" | "item" | "targets" | "actuals" | "years">>,
): Partial<IndicatorRow> {
  const { externalSurvey, cumulative, direction, kind, name, unit } = indicator;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
    ...(unit === undefined ? {} : { unit }),
    ...(externalSurvey === undefined ? {} : { external_survey: Number(externalSurvey) }),
    ...(cumulative === undefined ? {} : { cumulative: Number(cumulative) }),
    ...(direction === undefined ? {} : { direction }),
  };
}

export function insertIndicator(writer: Writer, indicator: Indicator, position: number): void {
  writer.insert("indicator", {
    id: indicator.id,
    item_id: indicator.item,
    position,
    kind: indicator.kind,
    name: indicator.name,
    unit: indicator.unit,
    external_survey: Number(indicator.externalSurvey),
    cumulative: Number(indicator.cumulative),
    direction: indicator.direction ?? null,
  });
  for (const [series, values] of [
    ["target", indicator.targets] as const,
    ["actual", indicator.actuals] as const,
  ]) {
    for (const [year, value] of Object.entries(values)) {
      writeValue(writer, indicator.id, series, Number(year), value);
    }
  }
  for (const [year, set] of Object.entries(indicator.years ?? {})) {
    writeIndicatorYear(writer, indicator.id, Number(year), set);
  }
}

/** Removes the indicator with all that its years hold. */
export function removeIndicatorRows(writer: Writer, indicator: string): void {
  for (const table of ["indicator_value", "indicator_year"] as const) {
    const query = `select id from ${table} where indicator_id = ? order by id`;
    for (const { id } of all<{ id: string }>(writer.db, query, indicator)) writer.remove(table, id);
  }
  writer.remove("indicator", indicator);
}
