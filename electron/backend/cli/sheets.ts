/** Which sheet is meant by `--sheet`. */
import { OperationError } from "#shared/contract/errors.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { childrenOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** What people type on a keyboard that stands on Japanese: １－１, Ｐ１. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[‐‑–—―−ー]/gu, "-");
}

/** How a sheet is called on the command line and in file names: 1, 1-1, p1, pA. */
export function sheetName(snapshot: YearSnapshot, { kind, id }: Subject): string {
  if (kind === "item") return snapshot.items.find((item) => item.id === id)?.code ?? id;
  const project = snapshot.projects.find((one) => one.id === id);
  return project ? `p${project.label ?? project.number}` : id;
}

function named(snapshot: YearSnapshot, sheets: readonly Subject[], name: string): Subject | undefined {
  return sheets.find((sheet) => plain(sheetName(snapshot, sheet)) === plain(name));
}

/** A sheet of the year by the code of its item, or by `p` and the number of its project. @throws OperationError not-found */
export function sheetNamed(snapshot: YearSnapshot, name: string): Subject {
  const found = named(snapshot, sheetsOf(snapshot), name);
  if (found) return found;
  throw new OperationError("not-found", { what: "シート", id: name });
}

/** What the sheets of a form are about; the other forms print the whole plan, a document or a meeting. */
export function sheetsOfForm(snapshot: YearSnapshot, form: FormName): Subject[] | undefined {
  const top = childrenOf(snapshot, null);
  switch (form) {
    case "evaluation-sheet":
    case "chapter-summary":
      return top.map(({ id }) => ({ kind: "item", id }));
    case "section-sheet":
      return top.flatMap(({ id }) => childrenOf(snapshot, id)).map(({ id }) => ({ kind: "item", id }));
    case "project-sheet":
    case "roadmap":
      return snapshot.projects.map(({ id }) => ({ kind: "project", id }));
    case "progress-table":
    case "agenda":
    case "member-list":
    case "minutes":
    case "opinion-list":
    case "result-list":
    case "review-outline":
    case "comparison-table":
      return undefined;
  }
}

/** A sheet of this form. @throws OperationError not-found, with the names that there are */
export function sheetOfForm(snapshot: YearSnapshot, form: FormName, name: string): Subject {
  const sheets = sheetsOfForm(snapshot, form) ?? [];
  const found = named(snapshot, sheets, name);
  if (found) return found;
  const names = sheets.map((sheet) => sheetName(snapshot, sheet)).join("、");
  throw new OperationError("not-found", {
    what: `${formTitles[form]}${names === "" ? "" : `（${names}）`}の中に`,
    id: name,
  });
}
