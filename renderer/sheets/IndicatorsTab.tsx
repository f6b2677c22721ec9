/** 指標: target and actual of the sheet's indicators as charts, with the same numbers as a table. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, type ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import type { Indicator } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
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

// The library of charts must not keep a plan from opening.
const TargetActualChart = lazy(() => import("#renderer/common/TargetActualChart.tsx"));
/** CSS px. */
const HEIGHT = 140;

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
  const rate = achievementRate(indicator, snapshot.fiscalYear, snapshot.plan.achievementRate);
  const hasLine = years.some((year) =>
    [indicator.targets, indicator.actuals].some((values) => values[String(year)]?.kind === "number"),
  );
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
        <Box aria-hidden sx={{ height: HEIGHT }}>
          <Suspense fallback={null}>
            <TargetActualChart indicator={indicator} years={years} names={names} height={HEIGHT} />
          </Suspense>
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
