/** The indicator chosen in the table: its chart, how this year's rate came about, and the way to its sheet. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useRef, type ReactNode } from "react";
import { fieldKey } from "#shared/domain/field.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import type { RateRow } from "#shared/rules/indicatorRates.ts";
import { Ellipsis } from "#renderer/common/Ellipsis.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { CopyChart } from "#renderer/progress/CopyChart.tsx";
import { cellWords, rowName } from "#renderer/progress/rateLook.ts";
import { colors } from "#renderer/theme/theme.ts";

const TargetActualChart = lazy(() => import("#renderer/common/TargetActualChart.tsx"));

const HEIGHT = 132;
const legend = [
  { label: "目標", color: colors.accent, dashed: true },
  { label: "実績", color: colors.ok, dashed: false },
] as const;

export function ChosenIndicator({ row, years }: { row: RateRow; years: readonly number[] }): ReactNode {
  const { snapshot, go } = useWorkspace();
  const chart = useRef<HTMLDivElement>(null);
  const { indicator, cells } = row;
  const { fiscalYear, plan } = snapshot;
  const unit = indicator.unit === "" ? "" : `（${indicator.unit}）`;
  const title = `${rowName(row)}${unit}`;
  const names = years.map((year) =>
    year === plan.baselineFiscalYear ? "策定時" : fiscalYearLabel(year, "short"),
  );
  const cell = cells[years.indexOf(fiscalYear)];
  const value = (series: "targets" | "actuals"): string =>
    printIndicatorValue(indicator[series][String(fiscalYear)], indicator.unit) || "未記入";
  const focus = {
    key: fieldKey({ entity: "indicatorValue", id: indicator.id, series: "actual", fiscalYear }),
  };
  const drawable = [...Object.values(indicator.targets), ...Object.values(indicator.actuals)].some(
    ({ kind }) => kind === "number",
  );
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ minWidth: 0, minHeight: 0, overflowY: "auto", borderLeft: `1px solid ${colors.line}`, pl: 2 }}
    >
      <Box sx={{ display: "flex", fontSize: 12.5 }}>
        <Ellipsis text={title} bold />
      </Box>
      {drawable && (
        <Box ref={chart} aria-hidden sx={{ height: HEIGHT }}>
          <Suspense fallback={null}>
            <TargetActualChart indicator={indicator} years={years} names={names} height={HEIGHT} />
          </Suspense>
        </Box>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 0.5 }}>
        {drawable && (
          <Box aria-hidden sx={{ fontSize: 12, color: "text.secondary", flex: 1, whiteSpace: "nowrap" }}>
            ┄○┄ 目標　━●━ 実績
          </Box>
        )}
        <Button onClick={() => go({ screen: "sheets", sheet: { kind: "item", id: indicator.item }, focus })}>
          シートを開く
        </Button>
        {drawable && <CopyChart chart={chart} title={title} legend={legend} />}
      </Box>
      <Box sx={{ fontSize: 12, color: "text.secondary", lineHeight: 1.5 }}>
        {cell && (
          <div>
            {fiscalYearLabel(fiscalYear)}　目標 {value("targets")}　実績 {value("actuals")}
            {"　"}
            <Box component="span" sx={{ display: "inline-block" }}>
              {cell.kind === "rate" ? `達成率 ${cell.text}％` : `達成率なし（${cellWords(cell)}）`}
            </Box>
          </div>
        )}
      </Box>
    </Box>
  );
}
