/** The year on screen: which years are open, which are only planned, and the way to open the next one. */
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { ReactNode } from "react";
import type { OpenPlan } from "#shared/contract/methods.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Value of the line that opens the next year. */
const NEXT = 0;

/** What a year is to the plan: 「様式は当時のまま」 for one whose next was opened, 「評価中」, 「予定」. */
function yearState({ latestOpenYear }: Pick<OpenPlan, "latestOpenYear">, year: number): string {
  if (year === latestOpenYear) return "評価中";
  return year < latestOpenYear ? "済（様式は当時のまま）" : "予定";
}

export function YearMenu(): ReactNode {
  const { plan, place, go, show, readOnly } = useWorkspace();
  const canAdvance = !readOnly && plan.latestOpenYear < Math.max(...plan.fiscalYears);
  return (
    <Select
      value={place.fiscalYear}
      onChange={({ target: { value } }) =>
        value === NEXT ? show("next-year") : go({ fiscalYear: value, comment: undefined })
      }
      renderValue={(year) => `${fiscalYearLabel(year)} 評価`}
      inputProps={{ "aria-label": "年度" }}
      sx={{ flex: "none", fontWeight: 600, "& .MuiSelect-select": { py: 0.5 } }}
    >
      {plan.fiscalYears.map((year) => (
        <MenuItem key={year} value={year} sx={{ display: "flex", gap: 2, justifyContent: "space-between" }}>
          {fiscalYearLabel(year, "both")}
          <Box component="span" sx={{ fontSize: 12, color: "text.secondary" }}>
            {yearState(plan, year)}
          </Box>
        </MenuItem>
      ))}
      {canAdvance && (
        <MenuItem value={NEXT} sx={{ borderTop: "1px solid", borderColor: "divider", mt: 0.5, pt: 1 }}>
          翌年度へ進む…
        </MenuItem>
      )}
    </Select>
  );
}
