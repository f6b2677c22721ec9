/** 検索. */
import { findText } from "#db/search.ts";
import { readPlanFile, type Handlers } from "#electron/backend/context.ts";

export const searchHandlers = {
  "search.find": (context, { text, limit }) =>
    readPlanFile(context, (plan) => findText(plan.db, text, limit)),
} satisfies Handlers;
