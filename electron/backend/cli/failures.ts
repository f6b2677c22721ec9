/** Failures on the command line: `code: sentence`. */
import { randomUUID } from "node:crypto";
import type { Log } from "#electron/backend/support/log.ts";
import { OperationError, type Envelope, type Failure } from "#shared/contract/errors.ts";
import { failureSentences } from "#shared/messages/failure.ts";

/** The value of an answer. @throws OperationError when it is a failure */
export function valueOf<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new OperationError(envelope.error.code, envelope.error.details);
}

/** A fault of the program is told to the log, under the reference that the person is shown. */
export function failureOf(error: unknown, faults?: { log: Log }): Pick<Failure, "code" | "details"> {
  if (error instanceof OperationError) return { code: error.code, details: error.details };
  const reference = randomUUID().slice(0, 8);
  faults?.log.fault(reference, error);
  return { code: "internal", details: { reference } };
}

/** The line on stderr. */
export function failureLine(failure: Pick<Failure, "code" | "details">): string {
  return `${failure.code}: ${failureSentence(failure)}`;
}

/**
 * What happened and what to do. A command is one step or none, so what was kept is always everything; the sentences about a
 * window's input would make no sense here.
 */
export function failureSentence(failure: Pick<Failure, "code" | "details">): string {
  const { what, todo } = failureSentences(failure);
  return `${what}何も変更していません。${advice(failure) ?? todo}`;
}

/** What to do, where the command line has its own way of doing it. */
function advice({ code, details }: Pick<Failure, "code" | "details">): string | undefined {
  switch (code) {
    case "already-exists":
      return "別の名前にするか、上書きしてよければ --force を付けてください。";
    case "incomplete":
      return `足りないまま保存するには --incomplete を付けてください。\n${String(details["missing"] ?? "")}`;
    case "absent-speaker":
    case "term-ended":
    case "meeting-before-plan":
      return "このままでよければ --even を付けてください。";
    case "file-busy":
      return heldAdvice(details);
    case "internal":
      return "もう一度実行してください。続くときは、番号と下の記録を情報システムの担当に渡してください。";
    case "damaged":
      return "jimukyoku backup list で控えを調べるか、jimukyoku rescue で読める内容を新しい計画ファイルに移してください。";
    case "reason-needed":
      return "--reason に理由を書いてください。";
    default:
      return undefined;
  }
}

/** A plan that somebody has open in the window; other files are held by other programs. */
function heldAdvice({ computer, stale }: Failure["details"]): string | undefined {
  if (computer === undefined) return undefined;
  return stale === undefined
    ? "編集を終えて閉じてもらってから、もう一度実行してください。"
    : "編集している方がいないことを確かめ、画面から「引き継いで開く」で一度開いて閉じてから、もう一度実行してください。";
}
