/** The papers of a year: every document that can be opened, handed out or printed, and the tree of each. */
import type { Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { formsOf, type PlanForm } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, type FormOptions } from "#shared/forms/forms.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { opinionsOf } from "#shared/rules/dispositions.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** What decides which papers a year has. */
type Papers = Pick<
  YearSnapshot,
  "plan" | "items" | "projects" | "documents" | "committee" | "meetings" | "comments"
>;

/**
 * Every paper of the year in the order it is handed out: the plan's forms, sheet by sheet (a chapter's sections behind
 * their 総括表), then its documents, then what belongs to the committee: 委員名簿, 次第 and 会議録 of every meeting, the list
 * of opinions and 評価結果一覧.
 */
export function papersOf(snapshot: Papers): Paper[] {
  const { plan, documents, meetings } = snapshot;
  const forms = formsOf(plan);
  return [
    ...forms
      .filter((form) => form !== "section-sheet" || !forms.includes("chapter-summary"))
      .flatMap((form) => sheetsOfForm(snapshot, form, forms)),
    ...documents.map((document): Paper => ({
      form: document.kind === "comparison" ? "comparison-table" : "review-outline",
      document: document.id,
    })),
    ...(snapshot.committee.members.length > 0 ? [{ form: "member-list" } as const] : []),
    ...meetings.flatMap((meeting) => meetingPapers(snapshot, meeting)),
    ...(opinionsOf(snapshot).length > 0 ? [{ form: "opinion-list" } as const] : []),
    ...(hasResults(snapshot) ? [{ form: "result-list" } as const] : []),
  ];
}

/** 次第; 会議録 and its 公開用 once something was said, or its header was made. */
function meetingPapers({ comments }: Papers, { id, minutes }: Meeting): Paper[] {
  const recorded = minutes !== undefined || comments.some((one) => one.meeting === id);
  return [
    { form: "agenda", meeting: id },
    ...(recorded
      ? [{ form: "minutes", meeting: id } as const, { form: "minutes", meeting: id, copy: "public" } as const]
      : []),
  ];
}

/** Only what is graded has results. */
function hasResults({ plan, items, projects }: Papers): boolean {
  return plan.ratingScale.grades.length > 0 && items.length + projects.length > 0;
}

function sheetsOfForm(snapshot: Papers, form: PlanForm, forms: readonly PlanForm[]): Paper[] {
  const top = childrenOf(snapshot, null);
  const sections = (chapter: string): Paper[] =>
    childrenOf(snapshot, chapter).map((item) => ({ form: "section-sheet", subject: itemSubject(item.id) }));
  switch (form) {
    case "evaluation-sheet":
      return top.map((item) => ({ form, subject: itemSubject(item.id) }));
    case "chapter-summary":
      return top.flatMap((item) => [
        { form, subject: itemSubject(item.id) },
        ...(forms.includes("section-sheet") ? sections(item.id) : []),
      ]);
    case "section-sheet":
      return top.flatMap((item) => sections(item.id));
    case "project-sheet":
    case "roadmap":
      return snapshot.projects.map(({ id }) => ({ form, subject: { kind: "project", id } }));
    case "progress-table":
      return snapshot.items.length > 0 ? [{ form }] : [];
  }
}

function itemSubject(id: string): Subject {
  return { kind: "item", id };
}

/**
 * What a paper is called: 「施策評価シート　1 多様な…」「進捗状況まとめ」「令和2年度第1回　次第」「令和2年度第1回　会議録（公開用）」; a
 * document by its own title.
 */
export function paperTitle(snapshot: Papers, paper: Paper): string {
  const form = `${formTitles[paper.form]}${paper.copy === "public" ? "（公開用）" : ""}`;
  if (paper.document !== undefined) {
    return snapshot.documents.find((one) => one.id === paper.document)?.title ?? form;
  }
  if (paper.subject) return `${form}　${subjectLabel(snapshot, paper.subject)}`;
  const meeting = snapshot.meetings.find((one) => one.id === paper.meeting);
  return meeting ? `${meetingName(meeting)}　${form}` : form;
}

/**
 * The document of one paper.
 * @throws OperationError not-found for a sheet, document or meeting that the plan does not have.
 */
export function paperTree(
  snapshot: YearSnapshot,
  paper: Paper,
  options: Pick<FormOptions, "handoutNumber" | "numbering"> = {},
): DocumentTree {
  const { form, subject, document, meeting, copy } = paper;
  return buildForm(form, snapshot, {
    ...options,
    ...(subject ? { subjects: [subject] } : {}),
    ...(document === undefined ? {} : { document }),
    ...(meeting === undefined ? {} : { meeting }),
    ...(copy === undefined ? {} : { copy }),
  });
}
