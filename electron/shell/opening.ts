/** Keeps the list of recent plans true: every plan the window opens or makes is remembered under its path. */
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodName, OpenPlan } from "#shared/contract/methods.ts";
import type { RecentPlans } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

const openingMethods: ReadonlySet<MethodName> = new Set([
  "plan.open",
  "plan.create",
  "plan.createSample",
  "plan.importPackage",
]);

/** @returns whether the call opened a plan. */
export function rememberOpened(
  name: MethodName,
  input: unknown,
  answer: Envelope<unknown>,
  { recent, tokens }: { recent: RecentPlans; tokens: Tokens },
): boolean {
  if (!answer.ok || !openingMethods.has(name)) return false;
  const { token } = input as { token: string };
  const { plan } = answer.value as { plan: OpenPlan };
  recent.remember(tokens.pathOf(token), plan.title);
  return true;
}
