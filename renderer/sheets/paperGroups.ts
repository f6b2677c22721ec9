/** The year's papers as the list beside the sheet shows them: by form, a sheet with the items on it. */
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import { type FormName, formsOf, type PlanForm } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf, paperTitle } from "#shared/forms/papers.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

export interface PaperLine {
  /** The same for as long as it means the same; part of the element's id. */
  key: string;
  paper: Paper;
  /** The item on the paper; absent on the paper's own line. */
  part: string | undefined;
  /** What its dot and grade are about; absent where they mean nothing. */
  subject: Subject | undefined;
  /** Depth in the tree, 1 at the top. */
  level: number;
  text: string;
}

export interface PaperGroup {
  title: string;
  lines: PaperLine[];
}

/** Forms that are filled in field by field: a dot says how far they are. */
const filledIn: readonly PlanForm[] = ["evaluation-sheet", "project-sheet"];

export function paperGroups(snapshot: YearSnapshot): PaperGroup[] {
  const papers = papersOf(snapshot);
  const forms = formsOf(snapshot.plan);
  const documents = papers.filter((paper) => paper.document !== undefined);
  const own = (paper: Paper): PaperLine => ({
    key: paperKey(paper),
    paper,
    part: undefined,
    subject: undefined,
    level: 1,
    text: paperTitle(snapshot, paper),
  });
  return [
    ...forms
      .filter((form) => form !== "section-sheet" || !forms.includes("chapter-summary"))
      .map((form) => ({ title: groupTitle(form), lines: formLines(snapshot, papers, form) })),
    { title: "新旧対照表・概要", lines: documents.map(own) },
    { title: "委員会", lines: papers.filter(({ form }) => committeeForms.has(form)).map(own) },
    ...(["agenda", "minutes"] as const).map((form) => ({
      title: formTitles[form],
      lines: papers
        .filter((paper) => paper.form === form)
        .map((paper) => ({
          ...own(paper),
          text: paperTitle(snapshot, paper).replace(`　${formTitles[form]}`, ""),
        })),
    })),
  ].filter((group) => group.lines.length > 0);
}

/** Papers of the committee's whole year. */
const committeeForms: ReadonlySet<FormName> = new Set(["member-list", "opinion-list", "result-list"]);

function groupTitle(form: PlanForm): string {
  return form === "project-sheet" ? "リーディングプロジェクト" : formTitles[form];
}

function formLines(snapshot: YearSnapshot, papers: readonly Paper[], form: PlanForm): PaperLine[] {
  const sections = form === "chapter-summary";
  return papers
    .filter((paper) => paper.form === form || (sections && paper.form === "section-sheet"))
    .flatMap((paper) => {
      const { subject } = paper;
      const line: PaperLine = {
        key: paperKey(paper),
        paper,
        part: undefined,
        subject: filledIn.includes(form) ? subject : undefined,
        level: sections && paper.form === "section-sheet" ? 2 : 1,
        text: subject ? subjectText(snapshot, subject) : "計画全体",
      };
      return form === "evaluation-sheet" && subject
        ? [line, ...partLines(snapshot, paper, subject.id, 2)]
        : [line];
    });
}

/** The items printed on a sheet, in tree order. */
function partLines(snapshot: YearSnapshot, paper: Paper, parent: string, level: number): PaperLine[] {
  return childrenOf(snapshot, parent).flatMap((item) => {
    const subject: Subject = { kind: "item", id: item.id };
    const line: PaperLine = {
      key: `${paperKey(paper)}/${subjectKey(subject)}`,
      paper,
      part: item.id,
      subject,
      level,
      text: subjectText(snapshot, subject),
    };
    return [line, ...partLines(snapshot, paper, item.id, level + 1)];
  });
}

/** As short as the list has room for: 「1-1 市民等で…」, 「A 産業基盤の…」. */
function subjectText(snapshot: YearSnapshot, subject: Subject): string {
  if (subject.kind === "item") {
    const item = snapshot.items.find((one) => one.id === subject.id);
    return item ? `${item.code} ${item.title}`.trim() : subject.id;
  }
  const project = snapshot.projects.find((one) => one.id === subject.id);
  return project ? `${project.label ?? project.number} ${project.title}` : subject.id;
}
