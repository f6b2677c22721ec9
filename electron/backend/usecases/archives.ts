/** 会議記録の保存: sealing what a meeting left behind, giving it out, and saying whether it was changed since. */
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { archiveRow, archiveRows, endOfChain, insertArchive, readArchives } from "#db/archives.ts";
import { requireFile } from "#db/header.ts";
import { readMeeting } from "#db/meetings.ts";
import { readPaperEditions } from "#db/paperEditions.ts";
import { readSnapshot } from "#db/snapshot.ts";
import type { Database } from "#db/sql.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { sha256Of } from "#db/storedFiles.ts";
import { sealed, type Collection, type PrintedDocument } from "#electron/backend/archive/collect.ts";
import { commentsCsv } from "#electron/backend/archive/commentsCsv.ts";
import { pdfBytes } from "#electron/backend/archive/pdf.ts";
import { keptLabels, verifyKept } from "#electron/backend/archive/verifyPlan.ts";
import { zipReport } from "#electron/backend/archive/verifyZip.ts";
import { MAX_ZIP_BYTES } from "#electron/backend/archive/zipFile.ts";
import {
  editTopics,
  readPlanFile,
  savedNow,
  type Context,
  type Handlers,
} from "#electron/backend/context.ts";
import { runTask, type Task } from "#electron/backend/task.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { CheckedInput } from "#shared/contract/methods.ts";
import type { Archive } from "#shared/domain/archive.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentOf } from "#shared/forms/printed.ts";
import { archiveMissing, type Missing } from "#shared/rules/archiveMissing.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { writeMade } from "./madeFile.ts";
import { finish, keptBytes, requireWritable } from "./paperEditions.ts";
import { packageText } from "./planFile.ts";
import { requireSubject } from "./setField.ts";

type Documents = CheckedInput<"archive.seal">["documents"];

interface Gathered {
  snapshot: YearSnapshot;
  missing: Missing[];
  collection: Omit<Collection, "documents">;
}

function requireMeeting(db: Database, id: string): Meeting {
  const meeting = readMeeting(db, id);
  if (!meeting) throw new OperationError("not-found", { what: "会議", id });
  return meeting;
}

/** Everything that is in the plan file already, of one moment. */
function gather(db: Database, id: string, documents: Documents): Gathered {
  const meeting = requireMeeting(db, id);
  for (const { subjects = [] } of documents.flatMap(({ forms }) => forms))
    for (const subject of subjects) requireSubject(db, subject);
  const snapshot = readSnapshot(db, meeting.evaluates);
  const missing = [...archiveMissing(snapshot, meeting), ...withoutPdf(documents)];
  const editions = readPaperEditions(db).filter((edition) => edition.meeting === id);
  return {
    snapshot,
    missing,
    collection: {
      plan: snapshot.plan.title,
      meeting: {
        id,
        name: `${meetingName(meeting)} ${snapshot.committee.name || snapshot.plan.committeeName}`.trim(),
        date: meeting.date,
      },
      editions: editions.map((edition) => ({
        edition,
        docx: keptBytes(db, edition.docx.sha256, edition.name),
        pdf: edition.pdf && keptBytes(db, edition.pdf.sha256, edition.name),
      })),
      package: packageText(db),
      comments: commentsCsv(snapshot, meeting),
      missing: missing.map(({ text }) => text),
    },
  };
}

function withoutPdf(documents: Documents): Missing[] {
  return documents
    .filter(({ pdf }) => pdf === undefined)
    .map(({ name }) => ({ what: "pdf", text: `「${name}」にPDFがありません。` }));
}

/** Progress of one document among several, in parts of a hundred. */
const PARTS = 100;

/** The last of the steps builds the zip and keeps it. */
async function print(snapshot: YearSnapshot, documents: Documents, task: Task): Promise<PrintedDocument[]> {
  const total = (documents.length + 1) * PARTS;
  const printed: PrintedDocument[] = [];
  for (const [index, { name, forms, pdf }] of documents.entries()) {
    await task.step(index * PARTS, total, `「${name}」を作成しています（${index + 1}/${documents.length}）`);
    const { wordFile } = await import("#electron/backend/word/writeWord.ts");
    const docx = await wordFile({ ...documentOf(snapshot, forms), title: name }, task);
    printed.push({ name, docx, pdf: pdfBytes(pdf) });
  }
  await task.step(documents.length * PARTS, total, "目録を作って保存しています");
  return printed;
}

async function seal(context: Context, input: CheckedInput<"archive.seal">): Promise<Archive> {
  const plan = requireWritable(context);
  const { meeting, reason, incomplete, documents } = input;
  const { snapshot, missing, collection } = readPlanFile(context, ({ db }) => {
    const gathered = gather(db, meeting, documents);
    const before = readArchives(db).some((archive) => archive.meeting === meeting);
    if (before && reason === undefined)
      throw new OperationError("reason-needed", { what: gathered.collection.meeting.name });
    return gathered;
  });
  if (missing.length > 0 && !incomplete) throw new OperationError("incomplete", { count: missing.length });
  return runTask(context, input.task, async (task) => {
    const printed = await print(snapshot, documents, task);
    return finish(context, plan, ({ db, journal }) => {
      const sealedAt = context.now().toISOString();
      const { actor } = context;
      const { sequence, previous } = endOfChain(db);
      const made = sealed(
        { ...collection, documents: printed },
        { sequence, previous, sealedAt, actor, reason },
      );
      if (made.zip.byteLength > MAX_ZIP_BYTES)
        throw new OperationError("io-failed", { file: "会議記録の保存", reason: "EFBIG" });
      const line = {
        label: keptLabels.archive,
        place: `第${sequence}号 ${collection.meeting.name}`,
        afterValue: sha256Of(made.manifest),
      };
      const archive = { id: randomUUID(), sequence, meeting, sealedAt, actor, reason, previous, ...made };
      journal.keep(line, () => insertArchive(db, archive));
      return {
        id: archive.id,
        meeting,
        sequence,
        sealedAt,
        actor,
        ...(reason === undefined ? {} : { reason }),
        manifest: line.afterValue,
        files: made.files,
        bytes: made.zip.byteLength,
      };
    });
  });
}

/** Throws `file-not-found` and the like; a file that is larger than any archive is not read at all. */
async function readArchiveFile(path: string): Promise<Uint8Array> {
  requireFile(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_ZIP_BYTES)
      throw new OperationError("io-failed", { file: basename(path), reason: "EFBIG" });
    return await readFile(path);
  } catch (error) {
    throw sqliteFailure(error, path);
  }
}

export const archiveHandlers = {
  "archive.missing": (context, { meeting }) =>
    readPlanFile(context, ({ db }) => {
      const found = requireMeeting(db, meeting);
      return archiveMissing(readSnapshot(db, found.evaluates), found);
    }),

  async "archive.seal"(context, input) {
    const archive = await seal(context, input);
    return { ...savedNow(context, editTopics), archive };
  },

  "archive.write": (context, { id, token }) =>
    writeMade(context, token, () =>
      readPlanFile(context, ({ db }) => {
        const row = archiveRow(db, id);
        if (!row) throw new OperationError("not-found", { what: "会議記録の保存", id });
        return keptBytes(db, row.zip, `第${row.sequence}号の会議記録`);
      }),
    ),

  async "archive.verify"(context, { token }) {
    if (token === undefined) return readPlanFile(context, ({ db }) => verifyKept(db));
    const bytes = await readArchiveFile(context.tokens.require(token, "read").path);
    const chain = context.plan
      ? readPlanFile(context, ({ db }) =>
          archiveRows(db).map((row) => ({ sequence: row.sequence, manifest: row.manifest_sha256 })),
        )
      : undefined;
    return zipReport(bytes, chain);
  },
} satisfies Handlers;
