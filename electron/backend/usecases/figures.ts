/** The open plan in figures, for サポート情報. */
import { planFigures } from "#db/figures.ts";
import { readPlanFile, type Handlers } from "#electron/backend/context.ts";

export const figuresHandlers = {
  "plan.figures": (context) => (context.plan ? readPlanFile(context, planFigures) : null),
} satisfies Handlers;
