/**
 * 委員意見と対応（案）一覧: every 意見, 質問 and 要望 with the answer of the department in charge, as secretariats hand it out
 * at the next meeting. See docs/forms/opinion-list.md for every rule and where it comes from.
 */
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  bodyParagraphs,
  type CellInput,
  documentTree,
  labelCell,
  paragraph,
  type RowInput,
  table,
  type TextGate,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Page } from "#shared/forms/documentTree.ts";
import { type FormLook, formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { committeeName, headRow, meetingToPrint, staysWhole } from "#shared/forms/listParts.ts";
import { dispositionTotals, type OpinionGroup, opinionGroups } from "#shared/forms/opinionGroups.ts";
import { pointOf, replyTo } from "#shared/forms/printedText.ts";
import { titleSize } from "#shared/forms/titleSize.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { opinionsOf } from "#shared/rules/dispositions.ts";
import { speakerOf } from "#shared/rules/speaker.ts";
import { publicText } from "#shared/rules/withheld.ts";

export interface OpinionListOptions {
  /** Id of the meeting whose opinions are printed; absent prints those of the whole year. */
  meeting?: string;
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

const A4_LANDSCAPE: Page = {
  size: "A4",
  orientation: "landscape",
  margin: { top: 1134, right: 1020, bottom: 1020, left: 1020 },
};
/** Points. */
const SIZE = 9.5;
/** Least height of a row, twips. */
const ROW = 480;

interface ListSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
  /** Several meetings or kinds of remarks: the list says which one each is of. */
  tells: { meeting: boolean; kind: boolean };
}

/**
 * The opinions of a meeting or of the year, in groups by sheet or by member, with the number of answers of each class.
 * @throws OperationError not-found for a meeting that does not evaluate the year.
 */
export function opinionList(snapshot: YearSnapshot, options: OpinionListOptions = {}): DocumentTree {
  const meeting = options.meeting === undefined ? undefined : meetingToPrint(snapshot, options.meeting);
  const opinions = opinionsOf(snapshot).filter((one) => !meeting || one.meeting === meeting.id);
  const look = formLook(snapshot, "opinion-list", { page: A4_LANDSCAPE });
  const differ = (values: readonly string[]) => new Set(values).size > 1;
  const source: ListSource = {
    snapshot,
    gate: textGate(),
    look,
    tells: {
      meeting: differ(opinions.map((one) => one.meeting)),
      kind: differ(opinions.map(({ kind }) => kind)),
    },
  };
  const title = formTitles["opinion-list"];
  const section = formSection(source, options.handoutNumber, [
    ...heading(source, meeting),
    ...(opinions.length === 0
      ? [paragraph("意見はありません。", { size: look.size(10.5) })]
      : [opinionTable(source, opinions), ...totals(source, opinions)]),
  ]);
  const file = [snapshot.plan.title, title, look.year(snapshot.fiscalYear)].join(" ");
  return documentTree(source.gate.clean(file, "計画名"), [section], source.gate);
}

/** The committee, then 「委員意見と対応（案）一覧（令和元年度の評価）」, or of one meeting 「（令和2年度第1回）」. */
function heading({ snapshot, gate, look }: ListSource, meeting: Meeting | undefined): Block[] {
  const name = committeeName(snapshot, gate);
  const of = meeting ? meetingName(meeting) : `${look.year(snapshot.fiscalYear)}の評価`;
  const title = `${formTitles["opinion-list"]}（${of}）`;
  return [titleParagraph(name, look.size(12), 2), titleParagraph(title, titleSize(title, look), 8)];
}

// ── the table ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Column {
  heading: string;
  width: number;
  cell(opinion: Comment): CellInput;
}

/** No., who (or of which sheet), 意見, 担当課, 対応区分, 対応（回答）, 反映箇所. */
const NUMBER = 540;
const WHO = 1500;
const SHEET = 2150;
const DEPARTMENT = 1300;
const DISPOSITION = 1190;
/** What the words share: 意見の要旨, 対応（回答）, 反映箇所. */
const SHARES = [0.42, 0.38, 0.2] as const;

function columnsOf(source: ListSource): Column[] {
  const { look } = source;
  const beside = look.sort === "sheet" ? WHO : SHEET;
  const rest = look.area.width - NUMBER - beside - DEPARTMENT - DISPOSITION;
  const [opinion, answer, place] = SHARES.map((share) => Math.floor(rest * share)) as [
    number,
    number,
    number,
  ];
  const written = (property: CommentProperty, more: Partial<CellInput> = {}) => {
    return (one: Comment) => ({ ...commentCell(source, one, property), ...more });
  };
  const who: Column = {
    heading: "委員",
    width: beside,
    cell: (one) =>
      plainCell(source, speakerOf(source.snapshot.committee, one, look.names), marksOf(source, one)),
  };
  const sheet: Column = {
    heading: "評価シート",
    width: beside,
    cell: (one) => plainCell(source, sheetName(source, one), marksOf(source, one)),
  };
  return [
    look.sort === "sheet" ? who : sheet,
    { heading: "意見の要旨", width: opinion, cell: written("summary") },
    { heading: "担当課", width: DEPARTMENT, cell: written("department") },
    { heading: "対応区分", width: DISPOSITION, cell: written("disposition", { editor: "choice" }) },
    { heading: "対応（回答）", width: answer, cell: written("reply") },
    { heading: "反映箇所", width: place, cell: written("reflectedIn") },
  ];
}

function opinionTable(source: ListSource, opinions: readonly Comment[]): Block {
  const { look } = source;
  const columns = columnsOf(source);
  const header = headRow(["No.", ...columns.map((column) => column.heading)], look.size(SIZE));
  const groups = opinionGroups(source.snapshot, opinions, look);
  const numbers = new Map(groups.flatMap((group) => group.opinions).map((one, index) => [one.id, index + 1]));
  const rows = groups.flatMap((group): RowInput[] => [
    groupRow(source, group, columns.length + 1),
    ...group.opinions.map((one) => opinionRow(source, columns, one, numbers.get(one.id) ?? 0)),
  ]);
  return table(
    {
      name: formTitles["opinion-list"],
      columns: [NUMBER, ...columns.map(({ width }) => width)],
      rows: [header, ...rows],
    },
    look.area.width,
  );
}

/** The sheet or the member over the whole width, with the number of what follows. */
function groupRow({ gate, look }: ListSource, { title, opinions }: OpinionGroup, colSpan: number): RowInput {
  const text = gate.clean(title, "評価シートの名称").replaceAll("\n", " ");
  const name = paragraph(`${text}　（${opinions.length}件）`, {
    font: "gothic",
    size: look.size(10),
    bold: true,
  });
  return {
    cells: [{ paragraphs: [name], colSpan, shade: "heading" }],
    minHeight: 380,
    keepNext: true,
  };
}

function opinionRow(source: ListSource, columns: readonly Column[], one: Comment, number: number): RowInput {
  const cells = columns.map((column) => column.cell(one));
  const placed = cells.map((cell, index) => ({ cell, width: columns[index]?.width ?? 1 }));
  const size = source.look.size(SIZE);
  return {
    cells: [
      { paragraphs: [paragraph(`${number}`, { font: "gothic", size, align: "center" })], vertical: "top" },
      ...cells.map((cell): CellInput => ({ vertical: "top", ...cell })),
    ],
    minHeight: ROW,
    cantSplit: staysWhole(placed, source.look),
  };
}

type CommentProperty = Exclude<Extract<TextField, { entity: "comment" }>["property"], "text">;

/** A text of an opinion, edited in place. Where members are not named, what is withheld from the public is not said either. */
function commentCell(source: ListSource, comment: Comment, property: CommentProperty): CellInput {
  const { snapshot, gate, look } = source;
  const field: TextField = { entity: "comment", id: comment.id, property };
  const label = fieldLabel(snapshot, field);
  const text = gate.clean(textOf(source, comment, property), label);
  const size = look.size(SIZE);
  const short = property === "department" || property === "disposition";
  return {
    paragraphs: short
      ? text.split("\n").map((line) => paragraph(line, { font: look.body, size, align: "center" }))
      : bodyParagraphs(text, { font: look.body, size }),
    field,
    editor: "text",
    label,
  };
}

function textOf({ snapshot, look }: ListSource, comment: Comment, property: CommentProperty): string {
  switch (property) {
    case "summary":
      return look.names === "name" ? pointOf(comment) : publicText(comment, pointOf(comment));
    case "reply":
      return replyTo(comment, snapshot.comments);
    case "department":
    case "disposition":
    case "reflectedIn":
      return comment[property] ?? "";
  }
}

/** What the form says of an opinion: who or which sheet, and small below it the meeting and the kind. */
function plainCell({ gate, look }: ListSource, text: string, marks: string): CellInput {
  const first = paragraph(gate.clean(text, "委員または評価シート").replaceAll("\n", " "), {
    font: look.body,
    size: look.size(SIZE),
  });
  const below = paragraph(marks, { font: look.body, size: look.size(8) });
  return { paragraphs: marks === "" ? [first] : [first, below] };
}

/** 「第1回・質問」, where not all are of one meeting and kind. */
function marksOf({ snapshot, tells }: ListSource, one: Comment): string {
  const meeting = snapshot.meetings.find(({ id }) => id === one.meeting);
  return [
    ...(tells.meeting && meeting ? [`第${meeting.number}回`] : []),
    ...(tells.kind ? [commentKindLabels[one.kind]] : []),
  ].join("・");
}

function sheetName({ snapshot }: ListSource, { subject }: Comment): string {
  return subject ? subjectLabel(snapshot, subject) : "全般";
}

// ── the totals ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** How many opinions have each 対応区分. */
function totals({ snapshot, gate, look }: ListSource, opinions: readonly Comment[]): Block[] {
  const counts = dispositionTotals(snapshot.committee, opinions);
  const size = look.size(SIZE);
  const width = Math.min(1500, Math.floor(look.area.width / (counts.length + 1)));
  const value = (text: string): CellInput => ({
    paragraphs: [paragraph(text, { font: look.body, size, align: "center" })],
  });
  const rows: RowInput[] = [
    {
      cells: [...counts.map(({ disposition }) => disposition), "計"].map((text) =>
        labelCell(gate.clean(text, "対応区分"), { size }),
      ),
      keepNext: true,
    },
    {
      cells: [...counts.map(({ count }) => value(`${count}件`)), value(`${opinions.length}件`)],
      minHeight: 397,
    },
  ];
  return [
    paragraph("対応区分ごとの件数", {
      font: "gothic",
      size: look.size(10),
      bold: true,
      before: 12,
      after: 3,
      keepNext: true,
    }),
    table({ name: "対応区分ごとの件数", columns: [...counts, "計"].map(() => width), rows }, look.area.width),
  ];
}
