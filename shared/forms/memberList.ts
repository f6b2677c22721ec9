/**
 * 委員名簿: the members of the committee in its order, as municipalities hand them out with the 次第. See
 * docs/forms/member-list.md for every rule and where it comes from.
 */
import type { Member } from "#shared/domain/committee.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_LETTER,
  type CellInput,
  documentTree,
  paragraph,
  type RowInput,
  table,
  type TextGate,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree } from "#shared/forms/documentTree.ts";
import { type FormLook, formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { committeeName, headRow } from "#shared/forms/listParts.ts";
import { titleSize } from "#shared/forms/titleSize.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { membersAt } from "#shared/rules/quorum.ts";
import { memberCalled } from "#shared/rules/speaker.ts";

export interface MemberListOptions {
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Points. */
const SIZE = 10.5;
/** Least height of a row, twips: 10 mm, as lists that are read at a glance have it. */
const ROW = 567;
const NO_LINE = { style: "none", width: 0 } as const;

interface ListSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
}

/** 委員名簿 as of the latest meeting of the year; a document without a table when nobody is in office. */
export function memberList(snapshot: YearSnapshot, options: MemberListOptions = {}): DocumentTree {
  const look = formLook(snapshot, "member-list", { page: A4_LETTER });
  const source: ListSource = { snapshot, gate: textGate(), look };
  const { committee } = snapshot;
  const name = committeeName(snapshot, source.gate);
  const title = `${name}　${formTitles["member-list"]}`;
  const day = snapshot.meetings.findLast(({ date }) => date !== undefined)?.date;
  const members = membersAt(committee, day);
  const blocks = [
    titleParagraph(title, titleSize(title, look), 10),
    ...remark(source, day),
    ...(members.length === 0
      ? [paragraph("在任している委員はいません。", { size: look.size(SIZE) })]
      : [membersTable(source, members)]),
  ];
  return documentTree(title, [formSection(source, options.handoutNumber, blocks, false)], source.gate);
}

/** 「令和2年8月7日現在　（敬称略）」 */
function remark({ look }: ListSource, day: string | undefined): Block[] {
  const parts = [
    ...(day === undefined ? [] : [`${dateLabel(day)}現在`]),
    ...(look.names === "name" ? ["（敬称略）"] : []),
  ];
  if (parts.length === 0) return [];
  return [paragraph(parts.join("　"), { size: look.size(SIZE), align: "right", after: 4, keepNext: true })];
}

/** A column of the table: its heading, its width in twips, and its cell of a member. */
interface Column {
  heading: string;
  width: number;
  cells(member: Member, index: number): { cell: CellInput; above?: CellInput };
}

function membersTable(source: ListSource, members: readonly Member[]): Block {
  const columns = columnsOf(source, members);
  const headings = columns.map(({ heading }) => heading);
  const header = headRow(headings, source.look.size(SIZE));
  const input = {
    name: formTitles["member-list"],
    columns: columns.map(({ width }) => width),
    rows: [header, ...members.flatMap((member, index) => memberRows(columns, member, index))],
  };
  return table(input, source.look.area.width);
}

/** One row, or two where ふりがな stands above the name. */
function memberRows(columns: readonly Column[], member: Member, index: number): RowInput[] {
  const places = columns.map((column) => column.cells(member, index));
  if (places.every(({ above }) => above === undefined)) {
    return [{ cells: places.map(({ cell }) => cell), minHeight: ROW }];
  }
  return [
    { cells: places.map(({ cell, above }) => above ?? { ...cell, rowSpan: 2 }), keepNext: true },
    { cells: places.flatMap(({ cell, above }) => (above ? [cell] : [])), minHeight: ROW - 260 },
  ];
}

/** Widths of 番号, 役職, 氏名, 任期; 所属・団体 has what they leave. */
const NUMBER = 624;
const ROLE = 1190;
const NAME = 2381;
const TERM = 2438;

/** Names and posts are left out as the look asks; 任期 where nobody has one. */
function columnsOf(source: ListSource, members: readonly Member[]): Column[] {
  const { look } = source;
  const size = look.size(SIZE);
  const readings = members.some(({ reading = "" }) => reading !== "");
  const terms = members.some(({ termFrom, termTo }) => termFrom !== undefined || termTo !== undefined);
  const number: Column = {
    heading: "番号",
    width: NUMBER,
    cells: (_member, index) => ({
      cell: { paragraphs: [paragraph(`${index + 1}`, { font: "gothic", size, align: "center" })] },
    }),
  };
  const role: Column = {
    heading: "役職",
    width: ROLE,
    cells: (member) =>
      look.names === "label"
        ? { cell: { paragraphs: [paragraph(MEMBER, { font: look.body, size, align: "center" })] } }
        : { cell: memberCell(source, member, "role", { size, align: "center" }) },
  };
  const name: Column = {
    heading: readings ? "（ふりがな）\n氏名" : "氏名",
    width: NAME,
    cells: (member) => ({
      cell: {
        ...memberCell(source, member, "name", { size: look.size(11), indent: 0.5 }),
        ...(readings ? { borders: { top: NO_LINE } } : {}),
      },
      ...(readings
        ? {
            above: {
              ...memberCell(source, member, "reading", { size: look.size(7), indent: 0.8 }),
              borders: { bottom: NO_LINE },
            },
          }
        : {}),
    }),
  };
  const shown = look.names === "name" ? [number, role, name] : [number, role];
  const used = [...shown.map(({ width }) => width), ...(terms ? [TERM] : [])];
  const affiliation: Column = {
    heading: "所属・団体",
    width: Math.max(1400, look.area.width - used.reduce((sum, width) => sum + width, 0)),
    cells: (member) => ({ cell: memberCell(source, member, "affiliation", { size }) }),
  };
  const term: Column = {
    heading: "任期",
    width: TERM,
    cells: (member) => ({
      cell: {
        paragraphs: termLines(member).map((line) =>
          paragraph(line, { font: look.body, size: look.size(9.5) }),
        ),
      },
    }),
  };
  return [...shown, affiliation, ...(terms ? [term] : [])];
}

/** What every member is where nobody is to be told apart. */
const MEMBER = memberCalled(undefined, "role");

/** 「令和2年4月1日から／令和4年3月31日まで」; an end that is not written is left out. */
function termLines({ termFrom, termTo }: Member): string[] {
  return [
    ...(termFrom === undefined ? [] : [`${dateLabel(termFrom)}から`]),
    ...(termTo === undefined ? [] : [`${dateLabel(termTo)}まで`]),
  ];
}

/** A text of a member, edited in place. It is printed exactly as it was typed: 髙, 﨑 and their kind are names. */
function memberCell(
  { snapshot, gate, look }: ListSource,
  member: Member,
  property: Extract<TextField, { entity: "member" }>["property"],
  letters: { size: number; align?: "center"; indent?: number },
): CellInput {
  const field: TextField = { entity: "member", id: member.id, property };
  const label = fieldLabel(snapshot, field);
  const text = gate.clean(member[property] ?? "", label).replaceAll(/\s*\n\s*/gu, " ");
  return { paragraphs: [paragraph(text, { font: look.body, ...letters })], field, editor: "text", label };
}
