/** All official forms by name. Adding a municipality's layout = one form file, one line here, and its tests. */
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentOptions } from "#shared/forms/documentParts.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { agenda, type AgendaOptions } from "#shared/forms/agenda.ts";
import { memberList, type MemberListOptions } from "#shared/forms/memberList.ts";
import { minutes, type MinutesOptions } from "#shared/forms/minutes.ts";
import { opinionList, type OpinionListOptions } from "#shared/forms/opinionList.ts";
import { resultList, type ResultListOptions } from "#shared/forms/resultList.ts";
import { evaluationSheet } from "#shared/forms/evaluationSheet.ts";
import { chapterSummary } from "#shared/forms/chapterSummary.ts";
import { comparisonTable } from "#shared/forms/comparisonTable.ts";
import { progressTable } from "#shared/forms/progressTable.ts";
import { projectSheet } from "#shared/forms/projectSheet.ts";
import { reviewOutline } from "#shared/forms/reviewOutline.ts";
import { roadmap } from "#shared/forms/roadmap.ts";
import { sectionSheet } from "#shared/forms/sectionSheet.ts";
import type { SheetOptions } from "#shared/forms/sheetParts.ts";

/** Options of all forms; each takes those it knows. */
export type FormOptions = SheetOptions &
  AgendaOptions &
  DocumentOptions &
  MemberListOptions &
  MinutesOptions &
  OpinionListOptions &
  ResultListOptions;

/**
 * The document of one form. A plan without such sheets gives a document without sections.
 * @throws OperationError not-found for a sheet or a meeting the plan does not have.
 */
export function buildForm(form: FormName, snapshot: YearSnapshot, options: FormOptions = {}): DocumentTree {
  switch (form) {
    case "agenda":
      return agenda(snapshot, options);
    case "member-list":
      return memberList(snapshot, options);
    case "opinion-list":
      return opinionList(snapshot, options);
    case "result-list":
      return resultList(snapshot, options);
    case "minutes":
      return minutes(snapshot, options);
    case "evaluation-sheet":
      return evaluationSheet(snapshot, options);
    case "project-sheet":
      return projectSheet(snapshot, options);
    case "progress-table":
      return progressTable(snapshot, options);
    case "chapter-summary":
      return chapterSummary(snapshot, options);
    case "section-sheet":
      return sectionSheet(snapshot, options);
    case "review-outline":
      return reviewOutline(snapshot, options);
    case "comparison-table":
      return comparisonTable(snapshot, options);
    case "roadmap":
      return roadmap(snapshot, options);
  }
}

/**
 * Several documents as one, section after section. Page numbers run on, except around a document whose pages are counted
 * apart, or when every document is to begin at 1.
 */
export function mergeTrees(
  trees: readonly DocumentTree[],
  title: string,
  options: { restartNumbers?: boolean } = {},
): DocumentTree {
  const printed = trees.filter((tree) => tree.sections.length > 0);
  return {
    title,
    sections: printed.flatMap((tree, at) => {
      const anew = options.restartNumbers || tree.ownPages || printed[at - 1]?.ownPages;
      return tree.sections.map((section, index) =>
        anew && index === 0 ? { ...section, startAt: 1 } : section,
      );
    }),
    dropped: trees.flatMap((tree) => tree.dropped),
  };
}
