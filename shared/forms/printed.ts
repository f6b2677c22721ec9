/** The document of the forms that are asked for: the same for Word, PDF and page counts. */
import type { WordForm } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

/** @throws OperationError not-found for a sheet, a document or a meeting the plan does not have. */
export function formTree(snapshot: YearSnapshot, { form, ...options }: WordForm): DocumentTree {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return buildForm(form, snapshot, Object.fromEntries(given));
}

/** All forms as one document, named after the plan and the year. Every 資料番号 begins at page 1. */
export function documentOf(snapshot: YearSnapshot, forms: readonly WordForm[]): DocumentTree {
  const trees = forms.map((form, index) => {
    const tree = formTree(snapshot, form);
    const before = forms[index - 1];
    return before && before.handoutNumber !== form.handoutNumber ? begunAnew(tree) : tree;
  });
  return mergeTrees(trees, `${snapshot.plan.title} ${fiscalYearLabel(snapshot.fiscalYear)}`);
}

function begunAnew(tree: DocumentTree): DocumentTree {
  const [first, ...others] = tree.sections;
  return first ? { ...tree, sections: [{ ...first, startAt: 1 }, ...others] } : tree;
}
