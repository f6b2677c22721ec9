/** Papers that a meeting hands out or prints: what they are of must be in the plan. */
import { readMeeting } from "#db/meetings.ts";
import { readRow } from "#db/rows.ts";
import type { Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { requireSubject } from "./setField.ts";

/** Form that prints each kind of document. */
const documentForms = { comparison: "comparison-table", outline: "review-outline" } as const;

/** Throws `not-found` for a paper of something that does not exist, `invalid-input` for a document of another form. */
export function requirePapers(
  db: Database,
  { handouts = [], output }: Partial<Pick<Meeting, "handouts">> & { output?: Meeting["output"] | null },
): void {
  for (const { paper } of handouts) if (paper) requirePaper(db, paper);
  for (const paper of output?.papers ?? []) requirePaper(db, paper);
}

function requirePaper(db: Database, { form, subject, document, meeting }: Paper): void {
  if (subject) requireSubject(db, subject);
  if (meeting !== undefined && !readMeeting(db, meeting)) {
    throw new OperationError("not-found", { what: "会議", id: meeting });
  }
  if (document === undefined) return;
  const found = readRow(db, "document", document);
  if (!found) throw new OperationError("not-found", { what: "文書", id: document });
  if (documentForms[found.kind] !== form)
    throw new OperationError("invalid-input", { path: "paper.document" });
}
