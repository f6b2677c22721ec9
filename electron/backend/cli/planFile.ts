/** Opening the plan file that a command names, and the files it writes. */
import { resolve } from "node:path";
import type { OpenPlan } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Backend } from "#electron/backend/backend.ts";
import type { CommandArguments, CommandName } from "./command.ts";
import { valueOf } from "./failures.ts";
import { yearOption } from "./values.ts";

/** @throws OperationError when it cannot be opened */
export async function openPlan(backend: Backend, file: string): Promise<OpenPlan> {
  return valueOf(await backend.call("plan.open", { token: backend.grantFile(resolve(file), "read") })).plan;
}

/** Opens the file and reads one of its years. @throws OperationError */
export async function openYear(backend: Backend, file: string, fiscalYear: number): Promise<YearSnapshot> {
  await openPlan(backend, file);
  return valueOf(await backend.call("plan.snapshot", { fiscalYear }));
}

/** The same with `--year`, or with the year that is open. @throws OperationError, UsageError */
export async function openShownYear(
  backend: Backend,
  given: CommandArguments,
  command: CommandName,
): Promise<YearSnapshot> {
  const wanted = yearOption(given, "year", command);
  const { latestOpenYear } = await openPlan(backend, given.files[0] ?? "");
  return valueOf(await backend.call("plan.snapshot", { fiscalYear: wanted ?? latestOpenYear }));
}
