/** The bars of 判定の分布. Loaded on its own: see where it is used. Each part carries its grade and number as text. */
import { BarChart } from "@mui/x-charts/BarChart";
import type { ReactNode } from "react";
import type { RatingScale } from "#shared/domain/plan.ts";
import { fillOf } from "#renderer/common/GradeChip.tsx";
import { barHeight, type GradeBar } from "#renderer/progress/gradeBars.ts";
import { colors } from "#renderer/theme/theme.ts";

/** A part narrower than this (CSS px) has no room for its label; the line below has its number. */
const ROOM = 24;
const UNRATED = "未判定";

export default function GradesChart({
  bars,
  scale,
}: {
  bars: readonly GradeBar[];
  scale: RatingScale;
}): ReactNode {
  const codes = [...new Set(bars.flatMap(({ counts }) => counts.map(({ code }) => code)))];
  const counts = (code: string): number[] =>
    bars.map((bar) =>
      code === UNRATED ? bar.unrated : (bar.counts.find((one) => one.code === code)?.count ?? 0),
    );
  return (
    <BarChart
      height={barHeight(bars)}
      layout="horizontal"
      skipAnimation
      hideLegend
      disableKeyboardNavigation
      margin={{ top: 2, right: 2, bottom: 2, left: 2 }}
      borderRadius={3}
      xAxis={[{ position: "none", min: 0, max: 100 }]}
      yAxis={[
        {
          scaleType: "band",
          data: bars.map(({ label }) => label),
          width: 100,
          disableLine: true,
          disableTicks: true,
          categoryGapRatio: 0.22,
          tickLabelStyle: { fontSize: 11, fill: colors.ink },
        },
      ]}
      series={[...codes, UNRATED].map((code) => {
        const numbers = counts(code);
        return {
          id: code,
          label: code,
          stack: "grades",
          color: code === UNRATED ? "#e3e7ed" : fillOf(scale, code),
          data: numbers.map((count, index) => (100 * count) / (bars[index]?.total || 1)),
          valueFormatter: (_, { dataIndex }) => `${numbers[dataIndex] ?? 0}`,
          barLabel: ({ dataIndex }, { bar: { width } }) =>
            width < ROOM ? null : `${code} ${numbers[dataIndex] ?? 0}`,
        };
      })}
      slotProps={{
        barLabel: ({ seriesId }) => ({
          style: { fontSize: 11.5, fontWeight: 700, fill: seriesId === UNRATED ? colors.ink : "#fff" },
        }),
      }}
    />
  );
}
