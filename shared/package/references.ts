/** What several checks of a package ask: is the id new, does the subject exist, is the year the plan's. */
import type { Subject } from "#shared/domain/ids.ts";
import { invalid, type Path } from "./problem.ts";
import type { Package } from "./schema.ts";

/** Returns a function that throws when it sees an id for the second time. */
export function uniqueness(what: string): (id: string | undefined, path: Path) => void {
  const seen = new Set<string>();
  return (id, path) => {
    if (id === undefined) return;
    if (seen.has(id)) throw invalid(path, `${what}のid「${id}」が2つあります`, id);
    seen.add(id);
  };
}

export function checkSubject(
  { items, projects }: Package,
  { item, project }: { item?: string | undefined; project?: string | undefined },
  path: Path,
): void {
  if (item !== undefined && !items.some((one) => one.id === item)) {
    throw invalid([...path, "item"], `施策「${item}」がありません`, item);
  }
  if (project !== undefined && !projects.some((one) => one.id === project)) {
    throw invalid([...path, "project"], `プロジェクト「${project}」がありません`, project);
  }
}

/** As `checkSubject`, where the reference names its kind. */
export function checkSheet({ items, projects }: Package, { kind, id }: Subject, path: Path): void {
  const known: readonly { id: string }[] = kind === "item" ? items : projects;
  if (known.some((one) => one.id === id)) return;
  throw invalid(path, `${kind === "item" ? "施策" : "プロジェクト"}「${id}」がありません`, id);
}

export function checkYear({ plan }: Package, year: number, path: Path): void {
  if (year >= plan.firstFiscalYear && year <= plan.lastFiscalYear) return;
  throw invalid(
    path,
    `${year}年度は計画の期間（${plan.firstFiscalYear}〜${plan.lastFiscalYear}年度）の外です`,
    year,
  );
}
