/** 版 of printed papers: fixed once, given out byte for byte ever after. */
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { readMeeting } from "#db/meetings.ts";
import type { PlanFile } from "#db/open.ts";
import { insertPaperEdition, readPaperEdition, readPaperEditions } from "#db/paperEditions.ts";
import { readSnapshot } from "#db/snapshot.ts";
import type { Database } from "#db/sql.ts";
import { sha256Of, storedFile } from "#db/storedFiles.ts";
import { pdfBytes } from "#electron/backend/archive/pdf.ts";
import { treeHashes } from "#electron/backend/archive/printedTree.ts";
import { keptLabels } from "#electron/backend/archive/verifyPlan.ts";
import {
  editTopics,
  readPlanFile,
  requirePlan,
  savedNow,
  type Context,
  type Handlers,
} from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { CheckedInput } from "#shared/contract/methods.ts";
import type { PaperEdition } from "#shared/domain/paperEdition.ts";
import { documentOf } from "#shared/forms/printed.ts";
import { editionName } from "#shared/rules/archiveMissing.ts";
import { nextVersion } from "#shared/rules/paperVersions.ts";
import { writeMade } from "./madeFile.ts";
import { requirePapers } from "./papers.ts";
import { readYear } from "./wordYear.ts";
import { requirePlanYear } from "./years.ts";

/** Throws `read-only`: what takes a while to make must not be made for nothing. */
export function requireWritable(context: Context): PlanFile {
  const plan = requirePlan(context);
  if (plan.readOnly) throw new OperationError("read-only", { file: basename(plan.path) });
  return plan;
}

/** Runs the last step of something that took a while, unless another plan was opened in the meantime. */
export function finish<T>(context: Context, begun: PlanFile, work: (plan: PlanFile) => T): T {
  if (context.plan !== begun) throw new OperationError("cancelled");
  return readPlanFile(context, work);
}

/** Throws `reason-needed` for a further version without one. */
function versionOf(db: Database, input: CheckedInput<"paperEdition.fix">): number {
  const version = nextVersion(readPaperEditions(db, input.fiscalYear), input);
  if (version > 1 && input.reason === undefined)
    throw new OperationError("reason-needed", { what: input.name });
  return version;
}

function requireMeeting(db: Database, meeting: string | undefined): void {
  if (meeting !== undefined && !readMeeting(db, meeting))
    throw new OperationError("not-found", { what: "会議", id: meeting });
}

function requireEdition(db: Database, id: string): PaperEdition {
  const edition = readPaperEdition(db, id);
  if (!edition) throw new OperationError("not-found", { what: "配布版・公表版", id });
  return edition;
}

/** The kept bytes. Throws `damaged` when they are no longer what was kept. */
export function keptBytes(db: Database, sha256: string, name: string): Uint8Array {
  const bytes = storedFile(db, sha256);
  if (!bytes || sha256Of(bytes) !== sha256) throw new OperationError("damaged", { file: name });
  return bytes;
}

export const paperEditionHandlers = {
  async "paperEdition.fix"(context, input) {
    const plan = requireWritable(context);
    const { fiscalYear, forms, stage, meeting, papers, name, reason } = input;
    const pdf = pdfBytes(input.pdf);
    const snapshot = readYear(context, fiscalYear, forms);
    readPlanFile(context, ({ db }) => {
      requireMeeting(db, meeting);
      requirePapers(db, { output: { papers, files: "one", format: "word" } });
      versionOf(db, input);
    });
    const { wordFile } = await import("#electron/backend/word/writeWord.ts");
    const docx = await wordFile({ ...documentOf(snapshot, forms), title: name });
    const tree = treeHashes(snapshot)(papers, meeting);
    const id = finish(context, plan, ({ db, journal }) => {
      const edition = {
        id: randomUUID(),
        stage,
        fiscalYear,
        ...(meeting === undefined ? {} : { meeting }),
        papers,
        name,
        // Counted again: another version may have been fixed while this one was printed.
        version: versionOf(db, input),
        ...(reason === undefined ? {} : { reason }),
        fixedAt: context.now().toISOString(),
        actor: context.actor,
        tree,
      };
      const label = keptLabels.edition[stage];
      const line = { label, place: editionName(edition), fiscalYear, afterValue: sha256Of(docx) };
      journal.keep(line, () => insertPaperEdition(db, { ...edition, docx, ...(pdf ? { pdf } : {}) }));
      return edition.id;
    });
    return { ...savedNow(context, editTopics), id };
  },

  "paperEdition.write": (context, { id, format, token }) =>
    writeMade(context, token, () =>
      readPlanFile(context, ({ db }) => {
        const edition = requireEdition(db, id);
        const file = format === "word" ? edition.docx : edition.pdf;
        if (!file) throw new OperationError("not-found", { what: `${edition.name}のPDF`, id });
        return keptBytes(db, file.sha256, edition.name);
      }),
    ),

  "paperEdition.changed": (context, { fiscalYear }) =>
    readPlanFile(context, ({ db }) => {
      requirePlanYear(db, fiscalYear);
      const hashOf = treeHashes(readSnapshot(db, fiscalYear));
      const changed = readPaperEditions(db, fiscalYear).filter(
        ({ papers, meeting, tree }) => hashOf(papers, meeting) !== tree,
      );
      return { ids: changed.map(({ id }) => id) };
    }),
} satisfies Handlers;
