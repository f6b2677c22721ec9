/** `next-year PLAN.hyoka [--year …]`: opens the next year; the forms of the one before it stay as they are. */
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";
import { yearOption } from "#electron/backend/cli/values.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

export const nextYear: Command = async (backend, given) => {
  const wanted = yearOption(given, "year", "next-year");
  const { latestOpenYear } = await openPlan(backend, given.files[0] ?? "");
  const fiscalYear = wanted ?? latestOpenYear + 1;
  const { plan } = valueOf(await backend.call("year.open", { fiscalYear }));
  return {
    lines: [
      `${fiscalYearLabel(fiscalYear)}を開きました。${fiscalYearLabel(fiscalYear - 1)}の様式は固定しました。`,
    ],
    value: { fiscalYear, latestOpenYear: plan.latestOpenYear },
  };
};
