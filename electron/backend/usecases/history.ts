/** 変更履歴, 元に戻す, やり直し. */
import { readHistory, restorable } from "#db/history.ts";
import {
  planTopics,
  readPlanFile,
  saveEdit,
  savedNow,
  type Context,
  type Handlers,
} from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Saved } from "#shared/contract/method.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { editLabel, setText, setValue } from "./setField.ts";

function step(context: Context, direction: "undo" | "redo"): Saved & { label: string } {
  return readPlanFile(context, (plan) => {
    const done = plan.journal[direction]();
    return { ...savedNow(context, done ? planTopics : []), label: done?.label ?? "" };
  });
}

export const historyHandlers = {
  "history.list": (context, query) => readPlanFile(context, (plan) => readHistory(plan.db, query)),
  "history.state": (context) => readPlanFile(context, (plan) => plan.journal.state()),
  "history.undo": (context) => step(context, "undo"),
  "history.redo": (context) => step(context, "redo"),

  "history.restore"(context, { id, to }) {
    const found = readPlanFile(context, (plan) => {
      const line = restorable(plan.db, id, to);
      return line && { ...line, label: `${editLabel(plan.db, line.field)}（履歴から復元）` };
    });
    if (!found) throw new OperationError("not-found", { what: "変更履歴", id });
    const { value: _, ...saved } = saveEdit(context, { label: found.label, topics: planTopics }, (tx) =>
      found.field.entity === "indicatorValue"
        ? setValue(tx, found.field, found.value as IndicatorValue | undefined)
        : setText(tx, found.field, (found.value as string | undefined) ?? ""),
    );
    return saved;
  },
} satisfies Handlers;
