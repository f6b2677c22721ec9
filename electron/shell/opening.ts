/** Keeps the list of recent plans true: every plan the window opens or makes is remembered under its path. */
import { join } from "node:path";
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodName, OpenPlan } from "#shared/contract/methods.ts";
import type { RecentPlans } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

const openingMethods: ReadonlySet<MethodName> = new Set([
  "plan.open",
  "plan.create",
  "plan.createSample",
  "plan.importPackage",
  "plan.rescue",
]);

/** @returns whether the call opened a plan. */
export function rememberOpened(
  name: MethodName,
  input: unknown,
  answer: Envelope<unknown>,
  { recent, tokens }: { recent: RecentPlans; tokens: Tokens },
): boolean {
  /** The backend itself names copies beside a damaged plan; the shell learns where they lie from the answer. */
  function pathOf(token: string): string {
    try {
      return tokens.pathOf(token);
    } catch {
      return join(plan.folder, plan.fileName);
    }
  }
  if (!answer.ok || !openingMethods.has(name)) return false;
  const { token } = input as { token: string };
  const { plan } = answer.value as { plan: OpenPlan };
  recent.remember(pathOf(token), plan.title);
  return true;
}
