/** Keeps the list of recent plans true: every plan the window opens or makes is remembered under its path. */
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodName, OpenPlan } from "#shared/contract/methods.ts";
import type { Saved } from "#shared/contract/method.ts";
import type { RecentPlans } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

type Opened = Saved & { plan: OpenPlan };

const openingMethods: ReadonlySet<MethodName> = new Set([
  "plan.open",
  "plan.create",
  "plan.createSample",
  "plan.importPackage",
]);

/** @returns the same answer; after an opening it also says that the recent list changed. */
export function rememberOpened(
  name: MethodName,
  input: unknown,
  answer: Envelope<unknown>,
  { recent, tokens }: { recent: RecentPlans; tokens: Tokens },
): Envelope<unknown> {
  if (!answer.ok || !openingMethods.has(name)) return answer;
  const { token } = input as { token: string };
  const opened = answer.value as Opened;
  recent.remember(tokens.pathOf(token), opened.plan.title);
  return { ok: true, value: { ...opened, changed: [...opened.changed, "recent"] } };
}
