/** All official forms by name. Adding a municipality's layout = one form file, one line here, and its tests. */
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { evaluationSheet } from "#shared/forms/evaluationSheet.ts";
import { projectSheet } from "#shared/forms/projectSheet.ts";
import type { SheetOptions } from "#shared/forms/sheetParts.ts";

/**
 * The document of one form. A plan without such sheets gives a document without sections.
 * @throws OperationError not-found for a sheet the plan does not have.
 */
export function buildForm(form: FormName, snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  switch (form) {
    case "evaluation-sheet":
      return evaluationSheet(snapshot, options);
    case "project-sheet":
      return projectSheet(snapshot, options);
  }
}

/** Several documents as one, section after section. Page numbers run on unless every document is to begin at 1. */
export function mergeTrees(
  trees: readonly DocumentTree[],
  title: string,
  options: { restartNumbers?: boolean } = {},
): DocumentTree {
  return {
    title,
    sections: trees.flatMap((tree) =>
      tree.sections.map((section, index) =>
        options.restartNumbers && index === 0 ? { ...section, startAt: 1 } : section,
      ),
    ),
    dropped: trees.flatMap((tree) => tree.dropped),
  };
}
