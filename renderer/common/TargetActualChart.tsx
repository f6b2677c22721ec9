/**
 * Target and actual of one indicator over the years, as lines. Loaded on its own (`lazy`) by what shows it. Dashed with open
 * points, and full with filled ones: a mono copier and colour-blind eyes keep the two apart.
 */
import { LineChart, lineClasses } from "@mui/x-charts/LineChart";
import type { ReactNode } from "react";
import type { Indicator } from "#shared/domain/plan.ts";
import type { ValuesByYear } from "#shared/domain/value.ts";
import { colors } from "#renderer/theme/theme.ts";

/** For drawing only: binary numbers are exact enough for a line of pixels. */
function drawn(values: ValuesByYear, years: readonly number[]): (number | null)[] {
  return years.map((year) => {
    const value = values[String(year)];
    return value?.kind === "number" ? Number(value.number) : null;
  });
}

/** 12万, 1.5万, 900. */
function tick(value: number): string {
  return Math.abs(value) >= 10_000 ? `${value / 10_000}万` : value.toLocaleString("ja-JP");
}

interface TargetActualChartProps {
  indicator: Pick<Indicator, "targets" | "actuals">;
  years: readonly number[];
  /** What each of them is called below the axis. */
  names: readonly string[];
  height: number;
}

export default function TargetActualChart({
  indicator,
  years,
  names,
  height,
}: TargetActualChartProps): ReactNode {
  return (
    <LineChart
      height={height}
      skipAnimation
      hideLegend
      disableKeyboardNavigation
      margin={{ top: 8, right: 14, bottom: 0, left: 4 }}
      grid={{ horizontal: true }}
      xAxis={[{ scaleType: "band", data: [...names], tickLabelStyle: { fontSize: 10 }, height: 22 }]}
      yAxis={[
        {
          valueFormatter: tick,
          tickLabelStyle: { fontSize: 10 },
          width: 56,
          tickNumber: 3,
          disableLine: true,
        },
      ]}
      series={[
        {
          id: "target",
          data: drawn(indicator.targets, years),
          label: "目標",
          color: colors.accent,
          shape: "circle",
          showMark: true,
          curve: "linear",
          connectNulls: true,
        },
        {
          id: "actual",
          data: drawn(indicator.actuals, years),
          label: "実績",
          color: colors.ok,
          shape: "circle",
          showMark: true,
          curve: "linear",
          connectNulls: true,
        },
      ]}
      sx={{
        [`& .${lineClasses.line}[data-series="target"]`]: { strokeDasharray: "4 3", strokeWidth: 1.6 },
        [`& .${lineClasses.line}[data-series="actual"]`]: { strokeWidth: 2.4 },
        // A value without neighbours has no line: it shows as a point.
        [`& .${lineClasses.mark}[data-series="target"]`]: { r: "2.5px", strokeWidth: 1.4 },
        [`& .${lineClasses.mark}[data-series="actual"]`]: { r: "4px", fill: colors.ok },
      }}
    />
  );
}
