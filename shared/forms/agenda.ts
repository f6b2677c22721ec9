/**
 * 次第: what a meeting is about, in order, and what is handed out there; after the 次第 of the committee's first meeting in
 * 令和2年度 at 朝霞市. See docs/forms/agenda.md for every rule and where it comes from.
 */
import type { AgendaItem, AgendaNumbering, Handout, Meeting } from "#shared/domain/committee.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_LETTER,
  documentTree,
  paragraph,
  type TextGate,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Paragraph, TextBlock } from "#shared/forms/documentTree.ts";
import { type FormLook, formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { committeeName, meetingToPrint } from "#shared/forms/listParts.ts";
import { blocksHeight } from "#shared/forms/measure.ts";
import { titleSize } from "#shared/forms/titleSize.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { dateLabel, timeLabel } from "#shared/rules/dateLabel.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { isAgenda, numberedHandouts } from "#shared/rules/handoutNumbers.ts";
import { oneLine } from "#shared/text/oneLine.ts";

export interface AgendaOptions {
  /** Id of the meeting; absent prints the latest that evaluates the year. */
  meeting?: string;
  /** Numbers the lines anew; absent prints them as the meeting has them: in its own style, or as they are written. */
  numbering?: AgendaNumbering;
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Part of the page that estimated heights may fill. */
const FILL = 0.97;

/** How close the lines stand. */
interface Spacing {
  /** Points. */
  size: number;
  /** Points before a line of the first level, and before any other. */
  top: number;
  below: number;
  /** Points before 日時, the first line, and 【配布資料】. */
  part: number;
}

/** As wide as a short 次第 is set, and closer until it fits on one page. */
const SPACINGS: readonly Spacing[] = [
  { size: 12, top: 14, below: 7, part: 28 },
  { size: 12, top: 9, below: 4, part: 20 },
  { size: 11, top: 6, below: 2, part: 14 },
  { size: 10.5, top: 3, below: 1, part: 10 },
];
/** Of a 次第 that needs several pages anyway. */
const SEVERAL_PAGES: Spacing = { size: 11, top: 6, below: 2, part: 14 };

/** Characters by which every level stands further in. */
const LEVEL_INDENT = 2;

/** What a 次第 prints from, and how. */
interface AgendaSource {
  snapshot: YearSnapshot;
  meeting: Meeting;
  gate: TextGate;
  look: FormLook;
  spacing: Spacing;
}

/**
 * 次第 of one meeting, on one page if it can be; page numbers only when it cannot.
 * @throws OperationError not-found when the year has no meeting, or not the one that is asked for.
 */
export function agenda(snapshot: YearSnapshot, options: AgendaOptions = {}): DocumentTree {
  const meeting = meetingToPrint(snapshot, options.meeting);
  const gate = textGate();
  const look = formLook(snapshot, "agenda", { page: A4_LETTER });
  const { area } = look;
  const title = titleOf(snapshot, meeting, gate, look);
  const numbering = options.numbering ?? meeting.agendaNumbering;
  const lines = numbering ? numberedAgenda(meeting.agenda, numbering) : meeting.agenda;
  const blocks = (of: Spacing): Block[] => {
    const source: AgendaSource = {
      snapshot,
      meeting,
      gate,
      look,
      spacing: { ...of, size: look.size(of.size) },
    };
    return [
      titleParagraph(title, titleSize(title, look), 0),
      ...occasion(source),
      ...agendaLines(source, lines).map(beginsPart(source.spacing)),
      ...handouts(source, "【配布資料】", "handout"),
      ...handouts(source, "【参考資料】", "reference"),
    ];
  };
  const fits = (spacing: Spacing) => blocksHeight(blocks(spacing), area.width) <= area.height * FILL;
  const spacing = SPACINGS.find(fits);
  const section = formSection(
    { gate, look },
    options.handoutNumber,
    blocks(spacing ?? SEVERAL_PAGES),
    spacing === undefined,
  );
  return { ...documentTree(title, [section], gate), ownPages: true };
}

/** 「令和2年度第1回朝霞市産業振興基本計画推進委員会　次第」: the year it is held in, not the one it evaluates. */
function titleOf(snapshot: YearSnapshot, meeting: Meeting, gate: TextGate, look: FormLook): string {
  const name = committeeName(snapshot, gate);
  return `${look.year(meeting.fiscalYear)}第${meeting.number}回${name}　${formTitles.agenda}`;
}

/** A line that shows one field: its text is edited in place, the number or label in front of it stays. */
function fieldLine({ snapshot }: AgendaSource, field: TextField, line: Paragraph): TextBlock {
  return { kind: "text", paragraphs: [line], field, label: fieldLabel(snapshot, field) };
}

/** 日時 and 場所; what is not known yet is left to be filled in by hand. */
function occasion(source: AgendaSource): Block[] {
  const { meeting, gate, look, spacing } = source;
  const entry = (label: string, text: string, before: number): Paragraph => ({
    ...paragraph("", { font: look.body, size: spacing.size, before, indent: 3, firstLine: -3 }),
    runs: [{ text: label, font: "gothic" }, { text: `　${text}` }],
  });
  const place = entry("場所", oneLine(gate.clean(meeting.place ?? "", "会議の場所")), spacing.top);
  return [
    entry("日時", dateAndTime(meeting), spacing.part),
    fieldLine(source, { entity: "meeting", id: meeting.id, property: "place" }, place),
  ];
}

/** 「令和2年8月7日（金）　午前10時」 */
function dateAndTime({ date, startTime, fiscalYear }: Meeting): string {
  const era = fiscalYearLabel(fiscalYear).replace(/[元\d].*$/u, "");
  const day = date === undefined ? `${era}　　年　　月　　日（　　）` : dateLabel(date, { weekday: true });
  return `${day}　${startTime === undefined ? "午前・午後　　時　　分" : timeLabel(startTime)}`;
}

/** Every line with those below it; a line stays on the page of the first one below it. */
function agendaLines(source: AgendaSource, lines: readonly AgendaItem[], level = 0): TextBlock[] {
  const { gate, look, spacing } = source;
  return lines.flatMap((line) => [
    fieldLine(
      source,
      { entity: "agendaItem", id: line.id, property: "title" },
      {
        ...hanging(
          oneLine(gate.clean(line.number, "次第の番号")),
          oneLine(gate.clean(line.title, "次第の議題")),
          level * LEVEL_INDENT,
        ),
        font: look.body,
        size: spacing.size,
        before: level === 0 ? spacing.top : spacing.below,
        ...(line.children.length > 0 ? { keepNext: true } : {}),
      },
    ),
    ...agendaLines(source, line.children, level + 1),
  ]);
}

/** The first line stands apart from what is above it. */
function beginsPart({ part }: Spacing) {
  return (line: TextBlock, index: number): TextBlock =>
    index === 0 ? { ...line, paragraphs: line.paragraphs.map((one) => ({ ...one, before: part })) } : line;
}

/** A heading and its documents: the 次第 itself first, then in the order of the meeting; nothing without documents. */
function handouts(source: AgendaSource, heading: string, kind: Handout["kind"]): Block[] {
  const { meeting, gate, look, spacing } = source;
  const { size, part, below } = spacing;
  const listed = numberedHandouts(meeting.handouts, meeting.handoutNumbering).filter(
    (one) => one.kind === kind,
  );
  if (listed.length === 0) return [];
  const ordered = [...listed.filter(isAgenda), ...listed.filter((one) => !isAgenda(one))];
  return [
    paragraph(heading, { font: "gothic", size, before: part, keepNext: true }),
    ...ordered.map((one) => {
      const number = oneLine(gate.clean(one.number, "資料番号"));
      const title = oneLine(gate.clean(one.title, "資料の名称"));
      const line = kind === "handout" ? hanging(number, title, 1) : bullet(number, title);
      return fieldLine(
        source,
        { entity: "handout", id: one.id, property: "title" },
        { ...line, font: look.body, size, before: below },
      );
    }),
  ];
}

/** Full-width brackets and circles bring their own room: 朝霞市 prints 「（1）計画の評価について」「①施策評価」. */
const ownRoom = /[）\u2460-\u2473]$/u;

/** 「1　開会」: the number, a full-width space, and a title whose further lines begin below its first. */
function hanging(number: string, title: string, indent: number): Paragraph {
  if (number === "") return paragraph(title, { indent });
  const head = ownRoom.test(number) ? number : `${number}　`;
  const hang = textWidth(head);
  return paragraph(`${head}${title}`, { indent: indent + hang, firstLine: -hang });
}

/** 「・傍聴要領」 */
function bullet(number: string, title: string): Paragraph {
  const text = number === "" ? title : `${number}　${title}`;
  return paragraph(`・${text}`, { indent: 2, firstLine: -1 });
}
