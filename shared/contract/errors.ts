/**
 * Every way an operation can fail, as a closed union. Only `code` and `details` cross a boundary; the words a person
 * reads are made from them in `shared/messages`. Adding a code makes the compiler ask for its sentence.
 */
import { z } from "zod";

export const errorCodes = [
  /** The caller's input does not fit the contract. details: path */
  "invalid-input",
  /** No plan file is open. */
  "no-plan-open",
  /** The file is not a plan file at all. details: file */
  "not-a-plan",
  /** An SQLite database of another program. details: file */
  "foreign-database",
  /** A plan file whose end is missing or whose pages do not fit together. details: file */
  "damaged",
  /** Not one row can be read from the damaged file. details: file */
  "nothing-readable",
  /** Written by a newer version of this product. details: file */
  "newer-version",
  /** The plan file or its folder cannot be written. details: file */
  "read-only",
  /**
   * Another program has the file open or locked. details: file; when known owner (account), computer, since (a moment) and,
   * when the owner seems gone, stale: `ended` (its program on this PC) or `silent` (nothing heard for minutes). mark: name
   * of the small file that alone says that Word has the document open; a Word that crashed leaves it behind
   */
  "file-busy",
  "file-not-found",
  /** The account may not look at the file, or into the folder. details: file */
  "no-access",
  /** The folder disappeared (USB stick, server). details: folder */
  "folder-gone",
  /** A file stands where a folder is wanted. details: folder */
  "not-a-folder",
  "disk-full",
  /** A file of that name exists and may not be replaced without being asked. details: file */
  "already-exists",
  /** Any other failure of the file system. details: file, reason (system code such as EIO) */
  "io-failed",
  /** The package is not the JSON it should be. details: path, problem, value */
  "package-invalid",
  /** The package is larger than any real plan. details: size, limit */
  "package-too-large",
  /** Something the caller named does not exist. details: what, id */
  "not-found",
  /** An id, code or number is already taken. details: what, id */
  "duplicate",
  /** The item still has parts, evaluations or comments. details: what */
  "in-use",
  /** The year is not one of the plan's. details: year, from, to */
  "year-outside-plan",
  /** A table of a document would have more columns than Word opens. details: table, columns, limit */
  "too-many-columns",
  /** A file token the backend did not hand out, or one already used. */
  "token-unknown",
  /**
   * A file no longer is the one that was opened (replaced or removed while open). details: file; owner, computer and since
   * when somebody took it over
   */
  "file-replaced",
  /** An absent member is said to have spoken. Asked about; see `even`. details: member */
  "absent-speaker",
  /** A member is said to have spoken outside the term of office. Asked about. details: member, date */
  "term-ended",
  /** A meeting's day lies before the plan begins. Asked about. details: date, year */
  "meeting-before-plan",
  /** Comments of several speakers or meetings cannot become one. */
  "different-speakers",
  /** The committee's evaluation is empty. */
  "nothing-to-adopt",
  /** The meeting's record lacks something. details: count */
  "incomplete",
  /** A sealed record is no longer what it was. details: file, problems (sentences, one a line) */
  "archive-changed",
  /** What was fixed or sealed is only replaced with a reason. details: what */
  "reason-needed",
  /** The year is open already, or does not follow the latest open one. details: year, next */
  "already-open",
  /** The forms of the year are frozen. details: year, next (the latest open year) */
  "year-frozen",
  /** A review of an item that cannot be. details: problem (a sentence) */
  "revision-refused",
  /** The file is no text that can be read. details: file */
  "not-text",
  /** The file holds more than any record of a meeting. details: file, limit (letters) */
  "text-too-long",
  /** The user cancelled the task. */
  "cancelled",
  /** A fault of the program. details: reference */
  "internal",
  /** The worker that serves the plan ended during the call and was started again. details: reference */
  "interrupted",
  /** The worker ended again and again and is not started any more. details: reference */
  "stopped",
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;
export type ErrorDetails = Record<string, string | number>;

export const failureSchema = z.strictObject({
  code: errorCodeSchema,
  /** For logs and developers, never shown to people. */
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Failure = z.infer<typeof failureSchema>;

/** The one error class that operations throw on purpose. */
export class OperationError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.name = "OperationError";
    this.code = code;
    this.details = details;
  }
}

export type Envelope<T> = { ok: true; value: T } | { ok: false; error: Failure };
