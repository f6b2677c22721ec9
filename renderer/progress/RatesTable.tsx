/** One row for each indicator, one column for each year. It scrolls inside its card; heads and names stay in sight. */
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { memo, type ReactNode } from "react";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import type { RateCell, RateRow } from "#shared/rules/indicatorRates.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { cellText, cellWords, levelFills, rowName } from "#renderer/progress/rateLook.ts";
import { colors } from "#renderer/theme/theme.ts";

interface RatesTableProps {
  rows: readonly RateRow[];
  years: readonly number[];
  chosen: string;
  onChoose: (indicator: string) => void;
}

/** With more years than this their names are short: H23. */
const MANY = 7;
/** Narrowest columns, CSS px. */
const NAME = 230;
const YEAR = 72;
const SHORT_YEAR = 58;

export function RatesTable({ rows, years, chosen, onChoose }: RatesTableProps): ReactNode {
  const { snapshot } = useWorkspace();
  const { baselineFiscalYear } = snapshot.plan;
  const many = years.length > MANY;
  return (
    <Box
      component="section"
      tabIndex={0}
      aria-label="指標の達成率の表"
      sx={{ minHeight: 0, minWidth: 0, overflow: "auto", position: "relative" }}
    >
      <Box
        component="table"
        sx={{
          borderCollapse: "separate",
          borderSpacing: "3px 2px",
          width: "100%",
          tableLayout: "fixed",
          minWidth: NAME + years.length * (many ? SHORT_YEAR : YEAR),
          fontSize: 12,
          "& th": { fontWeight: 400, textAlign: "left", p: 0 },
          "& thead th": {
            position: "sticky",
            top: 0,
            bgcolor: "#fff",
            zIndex: 2,
            py: 0.25,
            textAlign: "center",
            whiteSpace: "nowrap",
          },
          "& tbody th": { position: "sticky", left: 0, bgcolor: "#fff", zIndex: 1 },
          "& td": { p: 0, height: 23, textAlign: "center", borderRadius: 0.75 },
        }}
      >
        <colgroup>
          <col style={{ width: NAME }} />
          {years.map((year) => (
            <col key={year} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: "left" }}>
              指標
            </th>
            {years.map((year) => (
              <Box
                component="th"
                scope="col"
                key={year}
                sx={{ fontWeight: year === snapshot.fiscalYear ? "700 !important" : undefined }}
              >
                {year === baselineFiscalYear
                  ? many
                    ? "策定時"
                    : "計画策定時"
                  : fiscalYearLabel(year, many ? "short" : "wareki")}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.indicator.id}
              row={row}
              years={years}
              year={snapshot.fiscalYear}
              on={row.indicator.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

interface RowProps {
  row: RateRow;
  years: readonly number[];
  /** The year on screen. */
  year: number;
  on: boolean;
  onChoose: (indicator: string) => void;
}

const Row = memo(function Row({ row, years, year, on, onChoose }: RowProps): ReactNode {
  const { indicator, item, cells } = row;
  const name = rowName(row);
  return (
    <tr>
      <Box component="th" scope="row">
        <ButtonBase
          aria-pressed={on}
          title={`${name}（${item.title}）`}
          onClick={() => onChoose(indicator.id)}
          sx={{
            width: "100%",
            justifyContent: "flex-start",
            borderRadius: 0.75,
            px: 0.75,
            height: 23,
            font: "inherit",
            fontWeight: on ? 700 : 400,
            bgcolor: on ? colors.accentWeak : "transparent",
            "&:hover": { bgcolor: colors.accentWeak },
            "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
          }}
        >
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {name}
          </Box>
        </ButtonBase>
      </Box>
      {cells.map((cell, index) => (
        <Cell key={years[index]} cell={cell} due={(years[index] ?? 0) <= year} />
      ))}
    </tr>
  );
});

/** @param due the year on screen or one before it: what is blank there is missing. */
function Cell({ cell, due }: { cell: RateCell; due: boolean }): ReactNode {
  const words = cellWords(cell);
  const look =
    cell.kind === "rate"
      ? { bgcolor: levelFills[cell.level], fontVariantNumeric: "tabular-nums" }
      : cell.kind === "blank"
        ? due
          ? { boxShadow: `inset 0 0 0 1px ${colors.line}` }
          : {}
        : { bgcolor: "#f1f3f6", color: colors.sub };
  return (
    <Box component="td" title={words} sx={look}>
      <span aria-hidden={cell.kind !== "rate"}>{cellText(cell)}</span>
      {cell.kind !== "rate" && <span style={visuallyHidden}>{words}</span>}
    </Box>
  );
}
