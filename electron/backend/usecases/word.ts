/** Word export: forms of one year as one document, with progress, until it is written. */
import { basename } from "node:path";
import { readSnapshot } from "#db/snapshot.ts";
import { readPlanFile, savedNow, type Context, type Handlers } from "#electron/backend/context.ts";
import { writeFileSafely } from "#electron/backend/files.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { CheckedInput } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { requireSubject } from "./setField.ts";
import { requirePlanYear } from "./years.ts";

type Request = CheckedInput<"word.export">;

/** Throws `not-found` for a sheet the plan does not have, `year-outside-plan` for a year. */
function readYear(context: Context, { fiscalYear, forms }: Request): YearSnapshot {
  return readPlanFile(context, ({ db }) => {
    requirePlanYear(db, fiscalYear);
    for (const { subjects = [] } of forms) for (const subject of subjects) requireSubject(db, subject);
    return readSnapshot(db, fiscalYear);
  });
}

function documentOf(snapshot: YearSnapshot, forms: Request["forms"]): DocumentTree {
  const trees = forms.map(({ form, subjects, handoutNumber, meeting, numbering }) =>
    buildForm(form, snapshot, {
      ...(subjects ? { subjects } : {}),
      ...(handoutNumber === undefined ? {} : { handoutNumber }),
      ...(meeting === undefined ? {} : { meeting }),
      ...(numbering === undefined ? {} : { numbering }),
    }),
  );
  return mergeTrees(trees, `${snapshot.plan.title} ${fiscalYearLabel(snapshot.fiscalYear)}`);
}

export const wordHandlers = {
  async "word.export"(context, request) {
    const { path, replace } = context.tokens.require(request.token, "write");
    const tree = documentOf(readYear(context, request), request.forms);
    const task = { cancelled: false };
    context.tasks.set(request.task, task);
    const label = "Word文書を作成しています";
    try {
      // Loaded when first needed: opening a plan need not wait for it.
      const { wordFile } = await import("#electron/backend/word/writeWord.ts");
      const bytes = await wordFile(tree, {
        cancelled: () => task.cancelled,
        onProgress: (done, total) =>
          context.emit("task.progress", { task: request.task, done, total: Math.max(1, total), label }),
      });
      if (task.cancelled) throw new OperationError("cancelled");
      context.tasks.delete(request.task);
      await writeFileSafely(path, bytes, { replace });
      context.tokens.spend(request.token);
      const file = { name: basename(path), bytes: bytes.byteLength, dropped: tree.dropped };
      return { ...savedNow(context, []), file };
    } finally {
      context.tasks.delete(request.task);
    }
  },

  /** A task that is over cannot be cancelled any more: nothing happens. */
  "task.cancel"(context, { task }) {
    const running = context.tasks.get(task);
    if (running) running.cancelled = true;
    return savedNow(context, []);
  },
} satisfies Handlers;
