/** Which plan is open after a call, by what the call answered: some files are named by the backend itself, not by a dialog. */
import { join } from "node:path";
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodName, OpenPlan } from "#shared/contract/methods.ts";

const openingMethods: ReadonlySet<MethodName> = new Set([
  "plan.open",
  "plan.create",
  "plan.createSample",
  "plan.importPackage",
  "plan.rescue",
]);

/** The plan that the call opened, and where it lies; undefined when it failed or opens none. */
export function openedPlan(
  name: MethodName,
  answer: Envelope<unknown>,
): { path: string; title: string } | undefined {
  if (!answer.ok || !openingMethods.has(name)) return undefined;
  const { plan } = answer.value as { plan: OpenPlan };
  return { path: join(plan.folder, plan.fileName), title: plan.title };
}
