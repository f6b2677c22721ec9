/** Which 版 of papers follow each other: what is fixed again of the same papers, for the same meeting, is a further version. */
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { PaperEdition } from "#shared/domain/paperEdition.ts";

export interface EditionOf extends Pick<PaperEdition, "stage" | "fiscalYear"> {
  meeting?: string | undefined;
  papers: readonly Paper[];
}

function lineOf({ stage, fiscalYear, meeting, papers }: EditionOf): string {
  return JSON.stringify([stage, fiscalYear, meeting ?? "", papers.map(paperKey).toSorted()]);
}

/** The number of the next version; 1 where these papers were not fixed in this stage yet. */
export function nextVersion(editions: readonly PaperEdition[], next: EditionOf): number {
  const line = lineOf(next);
  const before = editions.filter((edition) => lineOf(edition) === line);
  return Math.max(0, ...before.map(({ version }) => version)) + 1;
}

/** Whether a later version was fixed in its place. */
export function isReplaced(editions: readonly PaperEdition[], edition: PaperEdition): boolean {
  const line = lineOf(edition);
  return editions.some((other) => other.version > edition.version && lineOf(other) === line);
}
