/** Work that takes a while: it tells how far it is, and `task.cancel` stops it between its steps. */
import { otherWork } from "#electron/backend/word/otherWork.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Context } from "./context.ts";

export interface Task {
  cancelled(): boolean;
  /** How much of the whole is done, and what is done now. Throws `cancelled` once the person stopped it. */
  step(done: number, total: number, label: string): Promise<void>;
}

/** @param id chosen by the caller of the method */
export async function runTask<T>(context: Context, id: string, work: (task: Task) => Promise<T>): Promise<T> {
  const state = { cancelled: false };
  context.tasks.set(id, state);
  try {
    return await work({
      cancelled: () => state.cancelled,
      async step(done, total, label) {
        context.emit("task.progress", { task: id, done, total: Math.max(1, total), label });
        await otherWork();
        if (state.cancelled) throw new OperationError("cancelled");
      },
    });
  } finally {
    context.tasks.delete(id);
  }
}
