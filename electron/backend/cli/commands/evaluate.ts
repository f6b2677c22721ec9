/** `evaluate PLAN.hyoka --year … --sheet … --text …`: 推進委員会の評価 of a sheet. */
import { randomUUID } from "node:crypto";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openYear } from "#electron/backend/cli/planFile.ts";
import { sheetNamed } from "#electron/backend/cli/sheets.ts";
import { fiscalYearOption, option, textOption } from "#electron/backend/cli/values.ts";

export const evaluate: Command = async (backend, given) => {
  const fiscalYear = fiscalYearOption(given, "evaluate");
  const text = await textOption(given);
  const snapshot = await openYear(backend, given.files[0] ?? "", fiscalYear);
  const subject = sheetNamed(snapshot, option(given, "sheet"));
  const field: TextField = { entity: "evaluation", subject, fiscalYear, property: "committeeEvaluation" };
  // As one field, so that the links to the comments it was drafted from stay.
  const saved = valueOf(await backend.call("field.setText", { field, text, session: randomUUID() }));
  return {
    lines: [`保存しました: ${fieldLabel(snapshot, field)}`],
    value: { subject, fiscalYear, savedAt: saved.savedAt },
  };
};
