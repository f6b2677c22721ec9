/** Word export: forms of one year as one document or several, with progress, until they are written. */
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { savedNow, type Context, type Handlers } from "#electron/backend/context.ts";
import type { Finished, Place } from "#electron/backend/finished.ts";
import { runTask, type Task } from "#electron/backend/task.ts";
import { OperationError, type Failure } from "#shared/contract/errors.ts";
import type { CheckedInput, ExportedFile, UnwrittenFile } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentOf, formTree } from "#shared/forms/printed.ts";
import { roomIn, safeFileName } from "#shared/text/fileName.ts";
import { printedPages } from "./wordPages.ts";
import { readYear } from "./wordYear.ts";

type Forms = CheckedInput<"word.export">["forms"];
type ManyDocuments = CheckedInput<"word.exportMany">["documents"];

interface OneFile {
  snapshot: YearSnapshot;
  forms: Forms;
  place: Place;
  finished: Finished;
  task: Task;
  onProgress: (done: number, total: number) => void;
}

/** Makes one document and writes it; nothing is written once the task is cancelled. */
async function writeDocument({ snapshot, forms, place, finished, task, onProgress }: OneFile) {
  if (task.cancelled()) throw new OperationError("cancelled");
  const tree = documentOf(snapshot, forms);
  // Loaded when first needed: opening a plan need not wait for it.
  const { wordFile } = await import("#electron/backend/word/writeWord.ts");
  const bytes = await wordFile(tree, { cancelled: () => task.cancelled(), onProgress });
  if (task.cancelled()) throw new OperationError("cancelled");
  return finished.write({ bytes, dropped: tree.dropped }, place);
}

/** Progress of one document among several, in parts of a hundred. */
const PARTS = 100;

/** Names of the files in the folder, each once: two documents of one name would be one file. */
function namesOf(documents: ManyDocuments, folder: string): string[] {
  const taken = new Set<string>();
  const room = roomIn(folder);
  return documents.map(({ name }) => {
    let unique = safeFileName(name, "docx", { room });
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      unique = safeFileName(name, "docx", { room, suffix: `（${copy}）` });
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof OperationError)) throw error;
  return { code: error.code, message: error.message, details: error.details };
}

async function writeMany(
  context: Context,
  { task: id, folder, fiscalYear, documents, replace }: CheckedInput<"word.exportMany">,
): Promise<{ written: ExportedFile[]; notWritten: UnwrittenFile[] }> {
  const { path } = context.tokens.require(folder, "folder");
  const snapshot = readYear(
    context,
    fiscalYear,
    documents.flatMap(({ forms }) => forms),
  );
  const names = namesOf(documents, path);
  return runTask(context, id, async (task) => {
    const written: ExportedFile[] = [];
    const notWritten: UnwrittenFile[] = [];
    for (const [index, { forms }] of documents.entries()) {
      const name = names[index] ?? "";
      const label = `「${name}」を作成しています（${index + 1}/${documents.length}）`;
      const onProgress = (done: number, total: number): void =>
        context.emit("task.progress", {
          task: id,
          done: index * PARTS + Math.floor((PARTS * done) / Math.max(1, total)),
          total: documents.length * PARTS,
          label,
        });
      try {
        written.push(
          await writeDocument({
            snapshot,
            forms,
            place: { path: join(path, name), replace },
            finished: context.finished,
            task,
            onProgress,
          }),
        );
      } catch (error) {
        notWritten.push({ name, failure: failureOf(error) });
      }
    }
    return { written, notWritten };
  });
}

export const wordHandlers = {
  async "word.export"(context, request) {
    const { path, replace } = context.tokens.require(request.token, "write");
    const snapshot = readYear(context, request.fiscalYear, request.forms);
    const label = "Word文書を作成しています";
    const file = await runTask(context, request.task, (task) =>
      writeDocument({
        snapshot,
        forms: request.forms,
        place: { path, replace },
        finished: context.finished,
        task,
        onProgress: (done, total) =>
          context.emit("task.progress", { task: request.task, done, total: Math.max(1, total), label }),
      }),
    );
    context.tokens.spend(request.token);
    return { ...savedNow(context, []), file };
  },

  async "word.exportMany"(context, request) {
    return { ...savedNow(context, []), ...(await writeMany(context, request)) };
  },

  "word.pages"(context, { fiscalYear, form }) {
    return printedPages(formTree(readYear(context, fiscalYear, [form]), form));
  },

  async "folder.existing"(context, { folder, names }) {
    const { path } = context.tokens.require(folder, "folder");
    const found = await Promise.all(
      names.map((name) =>
        stat(join(path, basename(name))).then(
          () => [name],
          () => [],
        ),
      ),
    );
    return { names: found.flat() };
  },

  /** A task that is over cannot be cancelled any more: nothing happens. */
  "task.cancel"(context, { task }) {
    const running = context.tasks.get(task);
    if (running) running.cancelled = true;
    return savedNow(context, []);
  },
} satisfies Handlers;
