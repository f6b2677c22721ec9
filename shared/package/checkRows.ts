/** As `check.ts`, for the lists that a package may have: rows of forms, documents, editions, looks, papers. */
import type { Paper } from "#shared/domain/paper.ts";
import { roadmapYears } from "#shared/domain/plan.ts";
import { invalid, type Path } from "./problem.ts";
import { checkSheet, checkSubject, checkYear, uniqueness } from "./references.ts";
import type { Package } from "./schema.ts";

/** 成果・課題, 取組, 重点事業 with their arrows, the plan's text. */
export function checkRows(contents: Package): void {
  const unique = {
    result: uniqueness("成果・課題"),
    initiative: uniqueness("取組"),
    undertaking: uniqueness("重点事業"),
    passage: uniqueness("計画の本文"),
  };
  for (const [index, { id, item, fiscalYear }] of (contents.results ?? []).entries()) {
    const path = ["results", index];
    unique.result(id, [...path, "id"]);
    checkSubject(contents, { item }, path);
    checkYear(contents, fiscalYear, [...path, "fiscalYear"]);
  }
  for (const [index, { id, project }] of (contents.initiatives ?? []).entries()) {
    unique.initiative(id, ["initiatives", index, "id"]);
    checkSubject(contents, { project }, ["initiatives", index]);
  }
  for (const [index, { id, project }] of (contents.undertakings ?? []).entries()) {
    unique.undertaking(id, ["undertakings", index, "id"]);
    checkSubject(contents, { project }, ["undertakings", index]);
    checkArrows(contents, index);
  }
  for (const [index, { id }] of (contents.passages ?? []).entries()) {
    unique.passage(id, ["passages", index, "id"]);
  }
}

function checkArrows(contents: Package, index: number): void {
  const [from, to] = roadmapYears(contents.plan);
  for (const [place, arrow] of (contents.undertakings?.[index]?.arrows ?? []).entries()) {
    for (const end of ["from", "to"] as const) {
      if (arrow[end] >= from && arrow[end] <= to) continue;
      const path = ["undertakings", index, "arrows", place, end];
      throw invalid(path, `${arrow[end]}年度はロードマップの期間（${from}〜${to}年度）の外です`, arrow[end]);
    }
  }
}

/** Documents, their rows, and editions. */
export function checkDocuments({ documents = [], documentRows = [], editions = [] }: Package): void {
  const unique = { document: uniqueness("文書"), row: uniqueness("文書の行"), edition: uniqueness("版") };
  for (const [index, { id, kind, settings }] of documents.entries()) {
    unique.document(id, ["documents", index, "id"]);
    if (kind !== "comparison" && settings) {
      throw invalid(
        ["documents", index, "settings"],
        "settings は新旧対照表（comparison）だけのものです",
        settings,
      );
    }
  }
  const known = new Set(documents.map((document) => document.id));
  for (const [index, { id, document }] of documentRows.entries()) {
    unique.row(id, ["documentRows", index, "id"]);
    if (!known.has(document))
      throw invalid(["documentRows", index, "document"], `文書「${document}」がありません`, document);
  }
  for (const [index, { id }] of editions.entries()) unique.edition(id, ["editions", index, "id"]);
}

/** One look for each form and year. */
export function checkLooks({ looks = [] }: Package): void {
  const seen = new Set<string>();
  for (const [index, { form, fiscalYear }] of looks.entries()) {
    const key = `${form}/${fiscalYear}`;
    if (seen.has(key))
      throw invalid(["looks", index], `${form} の${fiscalYear}年度の体裁が2つあります`, form);
    seen.add(key);
  }
}

/** What handouts are and what is printed for a meeting must be in the package. */
export function checkPapers(contents: Package): void {
  for (const [index, { handouts, output }] of contents.meetings.entries()) {
    const path = ["meetings", index];
    for (const [place, { paper }] of handouts.entries()) {
      if (paper) checkPaper(contents, paper, [...path, "handouts", place, "paper"]);
    }
    for (const [place, paper] of (output?.papers ?? []).entries()) {
      checkPaper(contents, paper, [...path, "output", "papers", place]);
    }
  }
}

/** Kind of document that a form prints. */
const kinds: { readonly [F in Paper["form"]]?: string } = {
  "comparison-table": "comparison",
  "review-outline": "outline",
};

function checkPaper(contents: Package, { form, subject, document, meeting }: Paper, path: Path): void {
  if (subject) checkSheet(contents, subject, [...path, "subject", "id"]);
  if (meeting !== undefined && !contents.meetings.some((one) => one.id === meeting)) {
    throw invalid([...path, "meeting"], `会議「${meeting}」がありません`, meeting);
  }
  if (document === undefined) return;
  const found = contents.documents?.find((one) => one.id === document);
  if (!found) throw invalid([...path, "document"], `文書「${document}」がありません`, document);
  if (found.kind !== kinds[form]) {
    throw invalid([...path, "document"], `文書「${document}」は ${form} の様式ではありません`, document);
  }
}
