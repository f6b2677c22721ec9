/** The contract: every operation a window (or the command line) can ask for. Nothing else crosses the boundary. */
import { z } from "zod";
import { archiveReportSchema, archiveSchema } from "#shared/domain/archive.ts";
import {
  backupComparisonSchema,
  backupIdSchema,
  backupSchema,
  backupStateSchema,
} from "#shared/domain/backup.ts";
import { commentPatchSchema, newCommentSchema } from "#shared/domain/comment.ts";
import {
  committeePatchSchema,
  agendaNumberingSchema,
  meetingPatchSchema,
  meetingSchema,
  memberPatchSchema,
  memberSchema,
} from "#shared/domain/committee.ts";
import { priorRatingSchema } from "#shared/domain/evaluation.ts";
import { fieldSchema, textFieldSchema, valueFieldSchema } from "#shared/domain/field.ts";
import { historyEntrySchema } from "#shared/domain/history.ts";
import { fiscalYearSchema, idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { locationSchema } from "#shared/domain/location.ts";
import { lookSchema } from "#shared/domain/look.ts";
import { openModeSchema } from "#shared/domain/owner.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import { paperStageSchema } from "#shared/domain/paperEdition.ts";
import { rescueReportSchema } from "#shared/domain/rescue.ts";
import {
  formNameSchema,
  indicatorSchema,
  itemSchema,
  planPatchSchema,
  planSchema,
  projectSchema,
  textSchema,
  titleSchema,
} from "#shared/domain/plan.ts";
import { newRowSchema, rowPatchSchema, rowTableSchema } from "#shared/domain/rows.ts";
import { yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import { isoDateSchema } from "#shared/domain/time.ts";
import { indicatorValueSchema } from "#shared/domain/value.ts";
import { sampleIdSchema } from "#shared/sample/samples.ts";
import { failureSchema } from "#shared/contract/errors.ts";
import { command, query, shellCommand } from "#shared/contract/method.ts";

const nothing = z.strictObject({});
/** What the person was asked about and wants all the same; without it each is refused with the code of its name. */
export const evenSchema = z.enum(["absent-speaker", "term-ended", "meeting-before-plan"]);
export type Even = z.infer<typeof evenSchema>;
const even = z.array(evenSchema).max(10).optional();
/** Places that a row moves among its siblings, below 0 upwards; it stops at the first and the last. One step of undo. */
const placesSchema = z
  .number()
  .int()
  .min(-100_000)
  .max(100_000)
  .refine((by) => by !== 0);
/** Base64 of a PDF file, at most about 50 MB. */
const pdfTextSchema = z.base64().max(70_000_000);
/** Stands for a path the shell's dialog returned; a path itself never comes from a window. */
export const fileTokenSchema = z.uuid();
export const chosenFileSchema = z.strictObject({ token: fileTokenSchema, name: z.string() }).nullable();
export type ChosenFile = z.infer<typeof chosenFileSchema>;

/** Chosen by the caller, so that progress and cancelling can name a task before its answer arrives. */
export const taskIdSchema = z.uuid();

export const openPlanSchema = z.strictObject({
  /** File name without its folder. */
  fileName: z.string(),
  /** Folder as the user knows it; shown, never used to open anything. */
  folder: z.string(),
  title: z.string(),
  /** Elsewhere than on this PC the window says once what that means. */
  location: locationSchema,
  /** The file cannot be written: everything can be looked at and exported, nothing edited. */
  readOnly: z.boolean(),
  /** A copy is open, to look at, as it was saved at this moment; somebody else may be writing the file. */
  copiedAt: z.iso.datetime().optional(),
  /** Fiscal years a sheet can be written for, ascending. */
  fiscalYears: z.array(fiscalYearSchema),
  /**
   * The latest year that was opened. Until 翌年度へ進む: the latest that anything was written about when the file was made, or
   * that a meeting was about, or the plan's first. Later ones can be looked at and prepared.
   */
  latestOpenYear: fiscalYearSchema,
  /** The year to show first: the latest that was opened or has any evaluation, or that a meeting is about. */
  currentFiscalYear: fiscalYearSchema,
});
export type OpenPlan = z.infer<typeof openPlanSchema>;

const opened = { plan: openPlanSchema };
/** A backup of the list, or a file that a dialog named. */
const oneBackup = z.union([
  z.strictObject({ id: backupIdSchema }),
  z.strictObject({ token: fileTokenSchema }),
]);
/** Edits with the same session to the same field are one step of undo and one line of history. */
const session = z.string().min(1).max(100);

export const exportedFileSchema = z.strictObject({
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Characters the file format cannot carry and where they were left out. */
  dropped: z.array(z.strictObject({ place: z.string(), characters: z.string() })),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

/** Name of a file in a folder the person chose; made safe for every system where it is written. */
const fileNameSchema = z.string().min(1).max(200);

/** A file that could not be written, and why. */
export const unwrittenFileSchema = z.strictObject({ name: z.string(), failure: failureSchema });
export type UnwrittenFile = z.infer<typeof unwrittenFileSchema>;

/** Where a PDF goes: the file a dialog named, or a file of this name in the folder a dialog named. */
export const pdfTargetSchema = z.union([
  z.strictObject({ token: fileTokenSchema }),
  z.strictObject({
    folder: fileTokenSchema,
    name: fileNameSchema,
    /** The person agreed to replace a file of that name. */
    replace: z.boolean(),
  }),
]);
export type PdfTarget = z.infer<typeof pdfTargetSchema>;

/** Forms of a meeting. */
const meetingForms: ReadonlySet<string> = new Set(["agenda", "minutes", "opinion-list"]);

export const wordFormSchema = z
  .strictObject({
    form: formNameSchema,
    /** Sheets to print, in this order; absent prints every sheet of the form. The 次第 has none. */
    subjects: z.array(subjectSchema).min(1).max(500).optional(),
    /** Text of the box at the top right: 「資料1」; absent or empty prints no box. */
    handoutNumber: z.string().max(30).optional(),
    /**
     * Only of the 次第, the 会議録 and the list of opinions: the meeting. Absent prints the latest that evaluates the year; of
     * the list, all of the year.
     */
    meeting: idSchema.optional(),
    /** Only of the 次第: numbers its lines anew; absent prints the numbers as the meeting has them. */
    numbering: agendaNumberingSchema.optional(),
    /** Only of a 新旧対照表 or 概要: the document; absent prints every one of its kind. */
    document: idSchema.optional(),
    /** Only of a 会議録: 公開用; absent prints the 原本. */
    copy: z.literal("public").optional(),
  })
  .refine(
    ({ form, subjects, meeting, numbering, document, copy }) =>
      (meeting === undefined || meetingForms.has(form)) &&
      (form === "agenda" ? subjects === undefined : numbering === undefined) &&
      (document === undefined || form === "comparison-table" || form === "review-outline") &&
      (copy === undefined || form === "minutes"),
  );
export type WordForm = z.infer<typeof wordFormSchema>;

/**
 * `settings-elsewhere`: the program's own folder could not be used, settings are kept in a temporary one.
 * `disk-nearly-full`: there is hardly any room left where settings are kept.
 */
export const startNoteSchema = z.enum(["settings-elsewhere", "disk-nearly-full"]);
export type StartNote = z.infer<typeof startNoteSchema>;

export const planFiguresSchema = z.strictObject({
  /** The file's format (its migrations). */
  format: z.number().int(),
  bytes: z.number().int(),
  location: z.string(),
  readOnly: z.boolean(),
  sound: z.boolean(),
  /** How many problems 検査 found. */
  problems: z.number().int(),
  /** Rows by table. */
  rows: z.record(z.string(), z.number().int()),
});
export type PlanFigures = z.infer<typeof planFiguresSchema>;

export const methods = {
  // ── the plan file ────────────────────────────────────────────────────────────────────────────────────────────
  "plan.current": query("plan", nothing, openPlanSchema.nullable()),
  "plan.create": command(z.strictObject({ token: fileTokenSchema, plan: planSchema }), opened),
  /** Without `sample`: the first of the list. */
  "plan.createSample": command(
    z.strictObject({ token: fileTokenSchema, sample: sampleIdSchema.optional() }),
    opened,
  ),
  /**
   * `takeover` is for an owner that `file-busy` called stale, after a question; an owner that is there is never put out.
   */
  "plan.open": command(z.strictObject({ token: fileTokenSchema, mode: openModeSchema.optional() }), opened),
  "plan.close": command(nothing),
  /** What can still be read of a damaged plan file, and sound plan files that lie beside it, the latest first. */
  "plan.rescueReport": query(
    "plan",
    z.strictObject({ token: fileTokenSchema }),
    z.strictObject({
      report: rescueReportSchema,
      /** Where the program keeps the backups of this file on this PC; null where it keeps none. */
      folder: z.string().nullable(),
      copies: z.array(
        z.strictObject({
          token: fileTokenSchema,
          name: z.string(),
          /** A backup that the program keeps: its file is not worked in, a new plan is made from it. */
          kept: z.boolean(),
          /** When it was written last. */
          at: z.iso.datetime(),
          bytes: z.number().int().nonnegative(),
          title: z.string(),
        }),
      ),
    }),
  ),
  /** Makes a new plan file from what can be read of `source`, which stays as it is; a text report lies beside it. */
  "plan.rescue": command(z.strictObject({ source: fileTokenSchema, token: fileTokenSchema }), {
    ...opened,
    report: rescueReportSchema,
    /** Name of the text report; null where it could not be written, the plan is there all the same. */
    reportFile: z.string().nullable(),
  }),
  /** Makes a new plan file from a package; all or nothing. */
  "plan.importPackage": command(z.strictObject({ package: fileTokenSchema, token: fileTokenSchema }), opened),
  "plan.exportPackage": command(z.strictObject({ token: fileTokenSchema }), { file: exportedFileSchema }),
  "plan.snapshot": query("snapshot", z.strictObject({ fiscalYear: fiscalYearSchema }), yearSnapshotSchema),
  /** The state of the open plan in figures, for サポート情報: nothing of what it says. null when none is open. */
  "plan.figures": query("plan", nothing, planFiguresSchema.nullable()),
  "plan.verify": query(
    "plan",
    nothing,
    z.strictObject({ sound: z.boolean(), problems: z.array(z.string()), rows: z.number().int() }),
  ),

  // ── 控え ─────────────────────────────────────────────────────────────────────────────────────────────────────
  "backup.list": query("backups", nothing, backupStateSchema),
  /** A checked backup now: in the usual places, or in the folder a dialog named. */
  "backup.now": command(z.strictObject({ folder: fileTokenSchema.optional() }), { name: z.string() }),
  /** What is in the open plan and what is in the backup. */
  "backup.compare": query("backups", oneBackup, backupComparisonSchema),
  /** Puts the content of the backup in place of the open plan, which is kept as a backup first: `kept`. */
  "backup.restore": command(oneBackup, { ...opened, kept: backupSchema }),
  /** Chooses the second folder for backups of every plan; null: none any more. */
  "backup.setSecond": command(z.strictObject({ folder: fileTokenSchema.nullable() })),

  // ── fields edited on the sheet ───────────────────────────────────────────────────────────────────────────────
  /** An empty text clears the field. */
  "field.setText": command(z.strictObject({ field: textFieldSchema, text: textSchema, session })),
  /** null makes the cell blank (not yet). */
  "field.setValue": command(
    z.strictObject({ field: valueFieldSchema, value: indicatorValueSchema.nullable(), session }),
  ),
  /** Sets 推進委員会の評価 together with the comments it came from. */
  "evaluation.setCommittee": command(
    z.strictObject({
      subject: subjectSchema,
      fiscalYear: fiscalYearSchema,
      text: textSchema,
      sources: z.array(idSchema).max(1000),
    }),
  ),

  // ── the plan's structure ─────────────────────────────────────────────────────────────────────────────────────
  "structure.updatePlan": command(z.strictObject({ patch: planPatchSchema })),
  "structure.addItem": command(z.strictObject({ item: itemSchema.omit({ id: true }) }), { id: idSchema }),
  "structure.updateItem": command(
    z.strictObject({
      id: idSchema,
      /** Its life (from, until, succeeds, formerNames) is changed by `structure.reviseItem` alone. */
      patch: itemSchema
        .omit({ id: true, parent: true, from: true, until: true, succeeds: true, formerNames: true })
        .partial(),
    }),
  ),
  "structure.addIndicator": command(
    z.strictObject({
      indicator: indicatorSchema.omit({ id: true, targets: true, actuals: true, years: true }),
    }),
    { id: idSchema },
  ),
  "structure.updateIndicator": command(
    z.strictObject({
      id: idSchema,
      /** null takes the direction away. */
      patch: indicatorSchema
        .omit({ id: true, item: true, targets: true, actuals: true, years: true })
        .extend({ direction: indicatorSchema.shape.direction.nullable() })
        .partial(),
    }),
  ),
  "structure.addProject": command(z.strictObject({ project: projectSchema.omit({ id: true }) }), {
    id: idSchema,
  }),
  "structure.updateProject": command(
    z.strictObject({
      id: idSchema,
      /** null takes the label away. */
      patch: projectSchema
        .omit({ id: true })
        .extend({ label: projectSchema.shape.label.nullable() })
        .partial(),
    }),
  ),
  /** Moves up or down among its siblings. */
  "structure.move": command(
    z.strictObject({
      what: z.enum(["item", "indicator", "project", "member"]),
      id: idSchema,
      by: placesSchema,
    }),
  ),
  /** Refused (`in-use`) while anything was written about it; otherwise it goes with its parts and can be undone. */
  "structure.remove": command(
    z.strictObject({ what: z.enum(["item", "indicator", "project"]), id: idSchema }),
  ),

  // ── rows that forms list, the looks of forms, editions ───────────────────────────────────────────────────────
  /** Below its owner, behind the row `after`, or last. */
  "row.add": command(z.strictObject({ row: newRowSchema, after: idSchema.optional() }), { id: idSchema }),
  "row.update": command(z.strictObject({ id: idSchema, change: rowPatchSchema })),
  /** Moves up or down among the rows of its owner. */
  "row.move": command(z.strictObject({ table: rowTableSchema, id: idSchema, by: placesSchema })),
  /** A document goes with its rows. */
  "row.remove": command(z.strictObject({ table: rowTableSchema, id: idSchema })),
  /** 評価 of an indicator in one year, set by a person over the computed one; null goes back to the computed one. */
  "indicator.setGrade": command(
    z.strictObject({
      id: idSchema,
      fiscalYear: fiscalYearSchema,
      grade: z
        .strictObject({ code: z.string().min(1).max(10), reason: z.string().min(1).max(2000) })
        .nullable(),
    }),
  ),
  /** The look of a form from this year on, or only in it; earlier years keep theirs. null: as its own document has it. */
  "look.set": command(
    z.strictObject({
      form: formNameSchema,
      fiscalYear: fiscalYearSchema,
      look: lookSchema.nullable(),
      years: z.enum(["from", "only"]),
    }),
  ),
  /** Keeps what the plan says now as an edition. */
  "edition.fix": command(z.strictObject({ name: z.string().min(1).max(100) }), { id: idSchema }),
  "edition.remove": command(z.strictObject({ id: idSchema })),
  /** A 新旧対照表 of two editions; without `to`, of an edition and the plan as it is now. */
  "document.compare": command(
    z.strictObject({ title: titleSchema, from: idSchema, to: idSchema.optional() }),
    { id: idSchema },
  ),

  // ── committee, meetings, comments ────────────────────────────────────────────────────────────────────────────
  "committee.rename": command(z.strictObject({ name: z.string().max(200) })),
  "committee.update": command(z.strictObject({ patch: committeePatchSchema })),
  "member.add": command(z.strictObject({ member: memberSchema.omit({ id: true }) }), { id: idSchema }),
  "member.update": command(z.strictObject({ id: idSchema, patch: memberPatchSchema })),
  /** Refused (`in-use`) while a comment names the member. */
  "member.remove": command(z.strictObject({ id: idSchema })),
  /** Refused (`duplicate`) for a number its 開催年度 already has. */
  "meeting.add": command(z.strictObject({ meeting: meetingSchema.omit({ id: true }), even: even }), {
    id: idSchema,
  }),
  /**
   * The next meeting that evaluates this year: the next free number of its 開催年度 (the year after, when absent), and place,
   * times, openness, staff, agenda and handouts as a start from the latest meeting before it, this year's or last year's.
   */
  "meeting.addNext": command(
    z.strictObject({ evaluates: fiscalYearSchema, fiscalYear: fiscalYearSchema.optional() }),
    { id: idSchema },
  ),
  /** Agenda and handouts are replaced as a whole. */
  "meeting.update": command(z.strictObject({ id: idSchema, patch: meetingPatchSchema, even: even })),
  /** Refused (`in-use`) while it has comments. */
  "meeting.remove": command(z.strictObject({ id: idSchema })),
  /** Last, or behind the comment `after`. */
  "comment.add": command(
    z.strictObject({ comment: newCommentSchema, after: idSchema.optional(), even: even }),
    { id: idSchema },
  ),
  /** Several at once, in this order (a transcript): all or none. */
  "comment.addMany": command(
    z.strictObject({
      comments: z.array(newCommentSchema).min(1).max(5000),
      /** Which 回答 of the list answers which remark of it, by their places counted from 0. */
      answered: z
        .array(
          z.strictObject({
            answer: z.number().int().nonnegative(),
            question: z.number().int().nonnegative(),
          }),
        )
        .max(5000)
        .optional(),
      even: even,
    }),
    { ids: z.array(idSchema) },
  ),
  "comment.update": command(z.strictObject({ id: idSchema, patch: commentPatchSchema, even: even })),
  /** 担当課 and 対応区分 of several opinions at once: all or none, one step of undo. */
  "comment.answerMany": command(
    z.strictObject({
      ids: z.array(idSchema).min(1).max(5000),
      /** An empty text takes it away. */
      patch: z.strictObject({ department: z.string().max(100), disposition: z.string().max(50) }).partial(),
    }),
  ),
  /** Moves up or down among the comments of its meeting. */
  "comment.move": command(z.strictObject({ id: idSchema, by: placesSchema })),
  /** Into two at this place of its text (UTF-16 units); `id` is the new second one. Both stay linked to evaluations. */
  "comment.split": command(z.strictObject({ id: idSchema, at: z.number().int().positive() }), {
    id: idSchema,
  }),
  /** Into the first of them, line below line; refused (`different-speakers`) unless one person of one meeting said them. */
  "comment.merge": command(z.strictObject({ ids: z.array(idSchema).min(2).max(100) })),
  "comment.remove": command(z.strictObject({ id: idSchema })),

  // ── evaluation by the committee ──────────────────────────────────────────────────────────────────────────────
  /** 採択 of the text as it stands now; null takes it back. Refused (`nothing-to-adopt`) while the field is empty. */
  "evaluation.adopt": command(
    z.strictObject({
      subject: subjectSchema,
      fiscalYear: fiscalYearSchema,
      adopted: z.strictObject({ meeting: idSchema, date: isoDateSchema }).nullable(),
    }),
  ),
  /** Without rating and note the entry goes. */
  "priorRating.set": command(z.strictObject({ prior: priorRatingSchema })),

  // ── 版 of papers, and the archive ────────────────────────────────────────────────────────────────────────────
  /** Prints these papers and keeps the file for ever. A further version of the same papers and stage needs a reason. */
  "paperEdition.fix": command(
    z.strictObject({
      fiscalYear: fiscalYearSchema,
      stage: paperStageSchema,
      meeting: idSchema.optional(),
      name: fileNameSchema,
      forms: z.array(wordFormSchema).min(1).max(1000),
      papers: z.array(paperSchema).min(1).max(1000),
      reason: z.string().min(1).max(500).optional(),
      /** Base64 of the same pages as PDF, made by `pdf.make`. */
      pdf: pdfTextSchema.optional(),
    }),
    { id: idSchema },
  ),
  /** The kept file, byte for byte. */
  "paperEdition.write": command(
    z.strictObject({ id: idSchema, format: z.enum(["word", "pdf"]), token: fileTokenSchema }),
    { file: exportedFileSchema },
  ),
  /** Which of these editions' papers print differently now. */
  "paperEdition.changed": query(
    "snapshot",
    z.strictObject({ fiscalYear: fiscalYearSchema }),
    z.strictObject({ ids: z.array(idSchema) }),
  ),
  /** What an archive of the meeting would lack, as sentences, each with the place to go on at. */
  "archive.missing": query(
    "snapshot",
    z.strictObject({ meeting: idSchema }),
    z.array(
      z.strictObject({
        text: z.string(),
        what: z.enum([
          "comments",
          "evaluation",
          "adoption",
          "reply",
          "minutes",
          "edition",
          "pdf",
          "attendance",
        ]),
        subject: subjectSchema.optional(),
        comment: idSchema.optional(),
      }),
    ),
  ),
  /**
   * 会議記録の保存. Refused (`incomplete`) while something is missing, unless `incomplete` says to seal all the same; a further
   * archive of the same meeting needs a reason (`reason-needed`). Reports progress.
   */
  "archive.seal": command(
    z.strictObject({
      task: taskIdSchema,
      meeting: idSchema,
      incomplete: z.boolean(),
      reason: z.string().min(1).max(500).optional(),
      /** Papers beside the fixed editions of the meeting: its 次第, minutes, lists. */
      documents: z
        .array(
          z.strictObject({
            name: fileNameSchema,
            forms: z.array(wordFormSchema).min(1).max(100),
            pdf: pdfTextSchema.optional(),
          }),
        )
        .max(1000),
    }),
    { archive: archiveSchema },
  ),
  /** The kept zip, byte for byte. */
  "archive.write": command(z.strictObject({ id: idSchema, token: fileTokenSchema }), {
    file: exportedFileSchema,
  }),
  /** Of the open plan file's archives; with a token, of a zip that a dialog named, against them. */
  "archive.verify": query(
    "snapshot",
    z.strictObject({ token: fileTokenSchema.optional() }),
    archiveReportSchema,
  ),

  // ── from year to year ────────────────────────────────────────────────────────────────────────────────────────
  /** 翌年度へ進む: opens the year after the latest open one and freezes that. Refused (`already-open`) for any other. */
  "year.open": command(z.strictObject({ fiscalYear: fiscalYearSchema }), opened),
  /** A review of the plan: from this year on an item has another name, ends, or gives way to others. */
  "structure.reviseItem": command(
    z.strictObject({
      fiscalYear: fiscalYearSchema,
      change: z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("rename"),
          id: idSchema,
          code: z.string().max(30),
          title: titleSchema,
        }),
        z.strictObject({ kind: z.literal("end"), id: idSchema }),
        /** One into several, or several into one: `ids` end, `into` begin in the place of the first. */
        z.strictObject({
          kind: z.literal("succeed"),
          ids: z.array(idSchema).min(1).max(50),
          into: z
            .array(z.strictObject({ code: z.string().max(30), title: titleSchema }))
            .min(1)
            .max(50),
        }),
      ]),
    }),
    { ids: z.array(idSchema) },
  ),

  // ── history ──────────────────────────────────────────────────────────────────────────────────────────────────
  "history.list": query(
    "history",
    z.strictObject({
      /** Only lines about this field. */
      field: fieldSchema.optional(),
      /** Only lines about this sheet and its parts. */
      subject: subjectSchema.optional(),
      fiscalYear: fiscalYearSchema.optional(),
      /** Only lines older than this id, for reading on. */
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(500),
    }),
    z.array(historyEntrySchema),
  ),
  "history.state": query(
    "history",
    nothing,
    z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() }),
  ),
  /** The label is empty when there was nothing to take back. */
  "history.undo": command(nothing, { label: z.string() }),
  "history.redo": command(nothing, { label: z.string() }),
  /** Puts the field back to what it was before (or after) that line; itself an edit, so it can be undone. */
  "history.restore": command(
    z.strictObject({ id: z.number().int().positive(), to: z.enum(["before", "after"]) }),
  ),

  // ── search ───────────────────────────────────────────────────────────────────────────────────────────────────
  "search.find": query(
    "snapshot",
    z.strictObject({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(100) }),
    z.array(
      z.strictObject({
        place: z.string(),
        excerpt: z.string(),
        /** Where in the excerpt the text stands, in UTF-16 units. */
        from: z.number().int(),
        to: z.number().int(),
        fiscalYear: fiscalYearSchema.optional(),
        subject: subjectSchema.optional(),
        comment: idSchema.optional(),
        /** The 新旧対照表 or 概要 that it stands in. */
        document: idSchema.optional(),
        /** The member, meeting or line of a 次第 that it is; a meeting's `fiscalYear` is the one it evaluates. */
        committee: z.strictObject({ part: z.enum(["member", "meeting", "agenda"]), id: idSchema }).optional(),
      }),
    ),
  ),

  // ── documents ────────────────────────────────────────────────────────────────────────────────────────────────
  /** All forms as sections of one Word file. Reports progress; can be cancelled until the file is written. */
  "word.export": command(
    z.strictObject({
      task: taskIdSchema,
      token: fileTokenSchema,
      fiscalYear: fiscalYearSchema,
      forms: z.array(wordFormSchema).min(1).max(100),
    }),
    { file: exportedFileSchema },
  ),
  /**
   * A file that was made and could not be written (a document, a kept edition, an archive, a package), under another name and
   * without making it again. `kept` stands in the details of the failure; throws `token-unknown` when it is not kept any more.
   */
  "file.saveAgain": command(z.strictObject({ kept: z.uuid(), token: fileTokenSchema }), {
    file: exportedFileSchema,
  }),
  /**
   * A Word file for each document, in the folder the person chose. A file that cannot be written does not stop the
   * others; after a cancel the files written before it stay.
   */
  "word.exportMany": command(
    z.strictObject({
      task: taskIdSchema,
      folder: fileTokenSchema,
      fiscalYear: fiscalYearSchema,
      documents: z
        .array(z.strictObject({ name: fileNameSchema, forms: z.array(wordFormSchema).min(1).max(100) }))
        .min(1)
        .max(1000),
      /** The person agreed to replace files of these names. */
      replace: z.boolean(),
    }),
    { written: z.array(exportedFileSchema), notWritten: z.array(unwrittenFileSchema) },
  ),
  /** Pages that a document will have, and what a person should know before it is printed. */
  "word.pages": query(
    "snapshot",
    z.strictObject({ fiscalYear: fiscalYearSchema, form: wordFormSchema }),
    z.strictObject({
      pages: z.number().int().nonnegative(),
      /** False: Word may make some more or fewer. */
      exact: z.boolean(),
      /** Sections of the document; where it has one for each sheet, a problem's section tells its sheet. */
      sections: z.number().int().nonnegative(),
      problems: z.array(
        z.strictObject({
          section: z.number().int().nonnegative(),
          /** As a sentence: 「…の欄が、評価する内容と別のページになります。」 */
          text: z.string(),
        }),
      ),
    }),
  ),
  /** Which of these names are taken in the folder the person chose. */
  "folder.existing": query(
    "plan",
    z.strictObject({ folder: fileTokenSchema, names: z.array(fileNameSchema).max(1000) }),
    z.strictObject({ names: z.array(z.string()) }),
  ),
  /** The text of a file a dialog named: UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP. */
  "text.read": query(
    "plan",
    z.strictObject({ token: fileTokenSchema }),
    z.strictObject({ text: textSchema }),
  ),
  "task.cancel": command(z.strictObject({ task: taskIdSchema })),

  // ── the desktop shell ────────────────────────────────────────────────────────────────────────────────────────
  "dialog.openPlan": shellCommand(nothing, chosenFileSchema),
  "dialog.openPackage": shellCommand(nothing, chosenFileSchema),
  "dialog.savePlan": shellCommand(z.strictObject({ name: z.string().max(200) }), chosenFileSchema),
  "dialog.savePackage": shellCommand(z.strictObject({ name: z.string().max(200) }), chosenFileSchema),
  "dialog.saveWord": shellCommand(z.strictObject({ name: z.string().max(200) }), chosenFileSchema),
  "dialog.saveArchive": shellCommand(z.strictObject({ name: z.string().max(200) }), chosenFileSchema),
  "dialog.openArchive": shellCommand(nothing, chosenFileSchema),
  /** A text file: a transcript. */
  "dialog.openText": shellCommand(nothing, chosenFileSchema),
  "dialog.savePdf": shellCommand(z.strictObject({ name: z.string().max(200) }), chosenFileSchema),
  "dialog.saveSupport": shellCommand(nothing, chosenFileSchema),
  /** A folder to write several files into. */
  "dialog.saveFolder": shellCommand(nothing, chosenFileSchema),
  /** A second folder for backups. */
  "dialog.backupFolder": shellCommand(nothing, chosenFileSchema),
  /** Shows a file written with this token (of a folder: the file of this name in it) in the system's file window. */
  "shell.showInFolder": shellCommand(
    z.strictObject({ token: fileTokenSchema, name: fileNameSchema.optional() }),
    nothing,
  ),
  /** The pages that the window has laid out for printing, as a PDF file of their own sizes. */
  "pdf.write": shellCommand(
    z.strictObject({ target: pdfTargetSchema }),
    z.strictObject({ file: exportedFileSchema }),
  ),
  /** As `file.saveAgain`, for what `pdf.write` made. */
  "pdf.saveAgain": shellCommand(
    z.strictObject({ kept: z.uuid(), token: fileTokenSchema }),
    z.strictObject({ file: exportedFileSchema }),
  ),
  /** The pages as base64, for what keeps them. */
  "pdf.make": shellCommand(nothing, z.strictObject({ pdf: pdfTextSchema })),
  /** A picture (base64 of a PNG file) into the clipboard. */
  "clipboard.writePicture": shellCommand(z.strictObject({ png: z.base64().max(20_000_000) }), nothing),
  "recent.list": {
    kind: "query",
    runsIn: "shell",
    topic: "recent",
    input: nothing,
    output: z.array(
      z.strictObject({
        token: fileTokenSchema,
        name: z.string(),
        folder: z.string(),
        title: z.string(),
        openedAt: z.iso.datetime(),
        /** false: the file is not there now (removed, or its drive is not connected). */
        available: z.boolean(),
      }),
    ),
  },
  "recent.forget": shellCommand(z.strictObject({ token: fileTokenSchema }), nothing),
  /** Prints the window's page through the system's print dialog; false when the person cancelled. */
  "print.window": shellCommand(nothing, z.strictObject({ printed: z.boolean() })),
  "app.info": {
    kind: "query",
    runsIn: "shell",
    topic: "recent",
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(["electron", "stand-in"]),
      /** The file named when the program was started could not be opened; absent when there was none or it is open. */
      startFailure: z
        .strictObject({
          file: z.string(),
          /** To open the same file again. */
          token: fileTokenSchema.optional(),
          failure: failureSchema,
        })
        .optional(),
      /** What the person should know about this start; absent when all is well. */
      startNotes: z.array(startNoteSchema).optional(),
    }),
  },
  /** サポート情報: a zip of versions, settings, log and the state of the open plan, without anything that people wrote. */
  "app.writeSupport": shellCommand(
    z.strictObject({ token: fileTokenSchema }),
    z.strictObject({ file: exportedFileSchema }),
  ),
  /** A fault of the page for the log: its stack, of which only places in the program are kept. */
  "app.reportFault": shellCommand(
    z.strictObject({ stack: z.string().max(20_000) }),
    z.strictObject({ reference: z.string() }),
  ),
  /** Answer to the `app.closing` event: everything is saved (or the person chose to leave), the window may go. */
  "app.closeNow": shellCommand(nothing, nothing),
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodInput<N extends MethodName> = z.input<Methods[N]["input"]>;
/** The input as a handler receives it, after the contract has checked it. */
export type CheckedInput<N extends MethodName> = z.output<Methods[N]["input"]>;
export type MethodOutput<N extends MethodName> = z.output<Methods[N]["output"]>;

export const methodNames = Object.keys(methods) as MethodName[];
