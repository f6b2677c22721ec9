/** 指標: target and actual of the sheet's indicators as charts, with the same numbers as a table. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { LineChart, lineClasses } from "@mui/x-charts/LineChart";
import type { ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import type { Indicator } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { ValuesByYear } from "#shared/domain/value.ts";
import { achievementRate } from "#shared/rules/achievementRate.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { isOnSheet, useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

/** Items whose indicators belong to the sheet: its own, or those a project relates to. */
function indicatorsOf(snapshot: YearSnapshot, sheet: Subject, part: string | undefined): Indicator[] {
  if (sheet.kind === "project") {
    const project = snapshot.projects.find((one) => one.id === sheet.id);
    const items = new Set(project?.related.map((one) => one.item));
    return snapshot.indicators.filter((one) => items.has(one.item));
  }
  const all = snapshot.indicators.filter((one) => isOnSheet(snapshot, { kind: "item", id: one.item }, sheet));
  return part === undefined ? all : all.filter((one) => one.item === part);
}

function yearsOf(snapshot: YearSnapshot): number[] {
  const [from, to] = snapshot.plan.indicatorFiscalYears;
  const base = snapshot.plan.baselineFiscalYear;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return base === null ? years : [base, ...years];
}

/** For drawing only: binary numbers are exact enough for a line of pixels. */
function drawn(values: ValuesByYear, years: number[]): (number | null)[] {
  return years.map((year) => {
    const value = values[String(year)];
    return value?.kind === "number" ? Number(value.number) : null;
  });
}

/** 12万, 1.5万, 900. */
function tick(value: number): string {
  return Math.abs(value) >= 10_000 ? `${value / 10_000}万` : value.toLocaleString("ja-JP");
}

export function IndicatorsTab({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, place } = useWorkspace();
  const indicators = indicatorsOf(snapshot, sheet, place.part);
  if (indicators.length === 0) {
    return <Empty>このシートには指標がありません。指標は「計画」の画面で施策ごとに加えます。</Empty>;
  }
  return (
    <Box component="section" tabIndex={0} aria-label="指標" sx={{ overflow: "auto", p: 1.5 }}>
      {indicators.map((indicator) => (
        <OneIndicator key={indicator.id} indicator={indicator} />
      ))}
    </Box>
  );
}

function OneIndicator({ indicator }: { indicator: Indicator }): ReactNode {
  const { snapshot } = useWorkspace();
  const years = yearsOf(snapshot);
  const names = years.map((year) =>
    year === snapshot.plan.baselineFiscalYear ? "策定時" : fiscalYearLabel(year, "short"),
  );
  const targets = drawn(indicator.targets, years);
  const actuals = drawn(indicator.actuals, years);
  const rate = achievementRate(indicator, snapshot.fiscalYear, snapshot.plan.achievementRate);
  const hasLine = [...targets, ...actuals].some((value) => value !== null);
  const title = `${indicator.name}${indicator.unit === "" ? "" : `（${indicator.unit}）`}`;

  return (
    <Box component="section" aria-label={title} sx={{ mb: 2.5 }}>
      <Typography component="h3" sx={{ fontSize: 12.5, fontWeight: 600 }}>
        {indicator.kind && (
          <Box component="span" sx={{ color: "text.secondary", fontWeight: 400, mr: 0.75 }}>
            {indicator.kind}
          </Box>
        )}
        {title}
        {indicator.externalSurvey && "※"}
      </Typography>
      {hasLine && (
        <Box aria-hidden>
          <LineChart
            height={140}
            skipAnimation
            hideLegend
            disableKeyboardNavigation
            margin={{ top: 8, right: 14, bottom: 0, left: 4 }}
            grid={{ horizontal: true }}
            xAxis={[{ scaleType: "band", data: names, tickLabelStyle: { fontSize: 10 }, height: 22 }]}
            yAxis={[
              {
                valueFormatter: tick,
                tickLabelStyle: { fontSize: 10 },
                width: 44,
                tickNumber: 3,
                disableLine: true,
              },
            ]}
            series={[
              {
                id: "target",
                data: targets,
                label: "目標",
                color: colors.accent,
                shape: "circle",
                showMark: true,
                curve: "linear",
                connectNulls: true,
              },
              {
                id: "actual",
                data: actuals,
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
              // A value without neighbours has no line: it shows as a point. Open and small, or full and large: a mono
              // copier keeps the two apart.
              [`& .${lineClasses.mark}[data-series="target"]`]: { r: "2.5px", strokeWidth: 1.4 },
              [`& .${lineClasses.mark}[data-series="actual"]`]: { r: "4px", fill: colors.ok },
            }}
          />
        </Box>
      )}
      <Box sx={{ fontSize: 12, color: "text.secondary", display: "flex", flexWrap: "wrap", columnGap: 1.5 }}>
        <span aria-hidden>┄○┄ 目標　━●━ 実績</span>
        <span>
          {fiscalYearLabel(snapshot.fiscalYear)}の達成率{" "}
          <Box component="b" sx={{ color: "text.primary" }}>
            {rate.kind === "rate" ? `${rate.text}%` : rate.text || "－"}
          </Box>
          {rate.kind === "none" && `（${rate.reason}）`}
        </span>
      </Box>
      <Box component="details" sx={{ fontSize: 12 }}>
        <Box component="summary" sx={{ cursor: "pointer", color: "text.secondary", py: 0.25 }}>
          数値の表
        </Box>
        <Box
          component="table"
          sx={{
            borderCollapse: "collapse",
            width: "100%",
            "& th, & td": { border: `1px solid ${colors.line}`, px: 0.75, py: 0.25, fontWeight: 400 },
            "& td": { textAlign: "right" },
          }}
        >
          <thead>
            <tr>
              <th scope="col">年度</th>
              <th scope="col">目標値</th>
              <th scope="col">実績値</th>
            </tr>
          </thead>
          <tbody>
            {years.map((year, index) => (
              <tr key={year}>
                <th scope="row">{names[index] === "策定時" ? "計画策定時" : fiscalYearLabel(year)}</th>
                <td>{printIndicatorValue(indicator.targets[String(year)], indicator.unit)}</td>
                <td>{printIndicatorValue(indicator.actuals[String(year)], indicator.unit)}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}
