/** What papers print now, as one SHA-256: a 版 whose papers give another one has been changed since. */
import { sha256Of } from "#db/storedFiles.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { paperTree } from "#shared/forms/papers.ts";
import { handoutNumberFor } from "#shared/rules/handoutNumbers.ts";

/** Counts papers of one snapshot, each tree made once. */
export function treeHashes(snapshot: YearSnapshot): (papers: readonly Paper[], meeting?: string) => string {
  const known = new Map<string, string>();
  const hashOf = (paper: Paper): string => {
    const key = paperKey(paper);
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = treeHash(snapshot, paper)));
    return found;
  };
  return (papers, id) => {
    const meeting = snapshot.meetings.find((one) => one.id === id);
    const parts = papers.map((paper) => [
      paperKey(paper),
      // The number in the box at the top right is the meeting's.
      meeting ? handoutNumberFor(meeting, paper) : "",
      hashOf(paper),
    ]);
    return sha256Of(JSON.stringify(parts));
  };
}

/** Empty for a paper whose sheet, document or meeting is no longer there. */
function treeHash(snapshot: YearSnapshot, paper: Paper): string {
  try {
    return sha256Of(JSON.stringify(paperTree(snapshot, paper)));
  } catch (error) {
    if (error instanceof OperationError && error.code === "not-found") return "";
    throw error;
  }
}
