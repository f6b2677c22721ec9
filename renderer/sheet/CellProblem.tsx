/** What is wrong with a cell, said beside it: a text that cannot be read, or one that could not be saved. */
import { failureSentences } from "#shared/messages/failure.ts";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import type { DraftStatus } from "./drafts.ts";

/** The sentence for a draft that the store does not hold; undefined when all is well. */
export function problemText(status: DraftStatus): string | undefined {
  switch (status.kind) {
    case "invalid":
      return status.problem;
    case "failed": {
      // The window's band says what to do about it, once for all fields.
      return failureSentences(status.failure).what;
    }
    case "same":
    case "waiting":
    case "saving":
    case "saved":
      return undefined;
  }
}

export function CellProblem(props: {
  id: string;
  status: DraftStatus;
  /** The cell stands in the right half of its table: the sentence opens to the left. */
  right: boolean;
  onRetry: () => void;
}): ReactNode {
  const text = problemText(props.status);
  if (text === undefined) return null;
  return (
    <>
      <span className="sheet-mark" aria-hidden="true">
        !
      </span>
      <div className={`sheet-problem ${props.right ? "sheet-problem-right" : ""}`}>
        <div id={props.id}>{text}</div>
        {props.status.kind === "failed" && (
          <Button size="small" variant="outlined" color="error" onClick={props.onRetry}>
            もう一度保存
          </Button>
        )}
      </div>
    </>
  );
}
