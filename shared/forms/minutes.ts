/**
 * 会議録: a header of labelled fields, then what was said under every line of the 次第, 原本 and 公開用 from one text. See
 * docs/forms/minutes.md for every rule and where it comes from.
 */
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { TextField } from "#shared/domain/field.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_LETTER,
  bodyParagraphs,
  type CellInput,
  documentTree,
  gap,
  labelParagraphs,
  paragraph,
  type RowInput,
  table,
  type TextGate,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Paragraph, Run } from "#shared/forms/documentTree.ts";
import { type FormLook, formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { meetingToPrint, staysWhole } from "#shared/forms/listParts.ts";
import { type MinutesPart, minutesParts, OTHERS } from "#shared/forms/minutesBody.ts";
import { pointOf } from "#shared/forms/printedText.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { minutesHeader, minutesOf } from "#shared/rules/minutesHeader.ts";
import { speakerOf, type SpeakerStyle } from "#shared/rules/speaker.ts";
import { publicText, withheldRanges } from "#shared/rules/withheld.ts";
import { oneLine } from "#shared/text/oneLine.ts";

export interface MinutesOptions {
  /** Id of the meeting; absent prints the latest that evaluates the year. */
  meeting?: string;
  /** 公開用; absent prints the 原本. */
  copy?: "public";
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Points. */
const SIZE = 10.5;
const HEADER_SIZE = 10;
/** Points between two lines of what was said: a text that is read, not filled in. */
const LINE = 1.55;
/** Characters by which the further lines of a remark stand in. */
const HANG = 2;
/** Width of the header's labels, twips. */
const LABEL = 2268;

/** What a 会議録 prints from, and how. */
interface MinutesSource {
  snapshot: YearSnapshot;
  meeting: Meeting;
  minutes: Minutes;
  copy: "original" | "public";
  speakers: SpeakerStyle;
  gate: TextGate;
  look: FormLook;
}

/**
 * 会議録 of one meeting.
 * @throws OperationError not-found when the year has no meeting, or not the one that is asked for.
 */
export function minutes(snapshot: YearSnapshot, options: MinutesOptions = {}): DocumentTree {
  const meeting = meetingToPrint(snapshot, options.meeting);
  const look = formLook(snapshot, "minutes", { page: A4_LETTER });
  const copy = options.copy ?? "original";
  const own = minutesOf(meeting);
  const source: MinutesSource = {
    snapshot,
    meeting,
    minutes: own,
    copy,
    speakers: copy === "original" ? "name" : own.publicSpeakers,
    gate: textGate(),
    look,
  };
  const section = formSection(source, options.handoutNumber, [
    ...originalNote(source),
    titleParagraph(formTitles.minutes, look.size(16), 8),
    ...header(source),
    ...body(source),
  ]);
  const copyName = copy === "public" ? "（公開用）" : "";
  const title = `${meetingName(meeting)} ${formTitles.minutes}${copyName}`;
  return { ...documentTree(title, [section], source.gate), ownPages: true };
}

/** Above the 原本 where its 公開用 leaves something out: a paper that is taken for the other one is published. */
function originalNote({ snapshot, meeting, copy, look }: MinutesSource): Block[] {
  const withheld = snapshot.comments.some(
    (one) => one.meeting === meeting.id && (one.withheld ?? []).length > 0,
  );
  if (copy === "public" || !withheld) return [];
  const text = "原本（網かけの部分は公開しない）";
  return [paragraph(text, { font: "gothic", size: look.size(9), align: "right", keepNext: true })];
}

// ── the header ─────────────────────────────────────────────────────────────────────────────────────────────────────

function header(source: MinutesSource): Block[] {
  const { snapshot, meeting, copy, look } = source;
  const fields = minutesHeader(snapshot, meeting, copy);
  if (fields.length === 0) return [];
  const width = look.area.width - LABEL;
  const rows = fields.map(({ field, text }): RowInput => {
    const label: CellInput = {
      ...headerCell(source, field.id, "label"),
      paragraphs: labelParagraphs(source.gate.clean(field.label, "会議録の見出し"), {
        size: look.size(HEADER_SIZE),
        align: "left",
      }),
      shade: "label",
    };
    const value: CellInput = {
      ...headerCell(source, field.id, "text"),
      paragraphs: headerParagraphs(source, text),
    };
    const cantSplit = staysWhole([{ cell: value, width }], look);
    return { cells: [label, value], minHeight: 420, cantSplit };
  });
  return [table({ name: "会議録の概要", columns: [LABEL, width], rows }, look.area.width), gap(14)];
}

/** Lists and short answers begin at the border; a long sentence as well: a header is no prose. */
function headerParagraphs({ gate, look }: MinutesSource, text: string): Paragraph[] {
  const lines = gate.clean(text, "会議録の概要").split("\n");
  return lines.map((line) => paragraph(line, { font: look.body, size: look.size(HEADER_SIZE) }));
}

/** The 公開用 follows from the 原本: only there the header is typed. */
function headerCell(
  { snapshot, meeting, copy }: MinutesSource,
  header: string,
  property: "label" | "text",
): Partial<CellInput> {
  if (copy === "public") return {};
  const field: TextField = { entity: "minutes", id: meeting.id, header, property };
  return { field, editor: "text", label: fieldLabel(snapshot, field) };
}

// ── the body ───────────────────────────────────────────────────────────────────────────────────────────────────────

function body(source: MinutesSource): Block[] {
  const parts = minutesParts(source.snapshot, source.meeting);
  if (parts.length === 0) return [];
  const lined = parts.some(({ line }) => line !== undefined);
  return [
    paragraph("審議内容", {
      font: "gothic",
      size: source.look.size(12),
      bold: true,
      after: 2,
      keepNext: true,
    }),
    ...parts.flatMap((part) => [
      ...partHeading(source, part, lined),
      ...remarks(source, part.remarks),
      ...decision(source, part),
    ]),
  ];
}

/** Full-width brackets and circles bring their own room, as on the 次第. */
const ownRoom = /[）\u2460-\u2473]$/u;

/** The line of the 次第; その他 where remarks under no line follow others. */
function partHeading({ gate, look }: MinutesSource, { line, level }: MinutesPart, lined: boolean): Block[] {
  if (line === undefined && !lined) return [];
  const number = line ? gate.clean(line.number, "次第の番号").trim() : "";
  const title = line ? gate.clean(line.title, "次第の議題").replaceAll(/\s*\n\s*/gu, " ") : OTHERS;
  const head = number === "" || ownRoom.test(number) ? number : `${number}　`;
  const hang = textWidth(head);
  return [
    paragraph(`${head}${title}`, {
      font: "gothic",
      size: look.size(level === 0 ? 11 : SIZE),
      bold: level === 0,
      before: level === 0 ? 9 : 5,
      after: 2,
      indent: level + hang,
      firstLine: -hang,
      keepNext: true,
    }),
  ];
}

/** What was said, in its order; where several sheets are discussed, each under its name. */
function remarks(source: MinutesSource, made: MinutesPart["remarks"]): Block[] {
  const sheets = made.flatMap(({ sheet }) => sheet ?? []);
  const several = sheets.some((one) => sheets[0] && !sameSubject(one, sheets[0]));
  let now: Subject | undefined;
  return made.flatMap(({ comment, sheet }) => {
    const turns = several && sheet && !(now && sameSubject(sheet, now));
    now = sheet ?? now;
    return [...(turns ? [sheetHeading(source, sheet)] : []), ...remark(source, comment)];
  });
}

/** 「〔1-1 市民等で賑わう拠点づくり〕」 */
function sheetHeading({ snapshot, gate, look }: MinutesSource, subject: Subject): Block {
  const name = gate.clean(subjectLabel(snapshot, subject), "評価シートの名称").replaceAll("\n", " ");
  return paragraph(`〔${name}〕`, {
    font: "gothic",
    size: look.size(SIZE),
    before: 4,
    after: 1,
    keepNext: true,
  });
}

/** 「髙橋委員：…」, its further lines hanging. In the 原本 it is edited where it stands. */
function remark(source: MinutesSource, comment: Comment): Block[] {
  const { snapshot, minutes: own, copy, speakers, gate } = source;
  const speaker = oneLine(gate.clean(speakerOf(snapshot.committee, comment, speakers), "発言者"));
  const said = own.style === "summary" ? pointOf(comment) : comment.text;
  const label = `${speaker}の発言`;
  if (copy === "public")
    return remarkParagraphs(source, speaker, plain(gate.clean(publicText(comment, said), label)));
  return [
    {
      kind: "text",
      paragraphs: remarkParagraphs(source, speaker, marked(source, comment, said, label)),
      field: { entity: "comment", id: comment.id, property: own.style === "summary" ? "summary" : "text" },
      label,
    },
  ];
}

type Line = Run[];

function plain(text: string): Line[] {
  return text.split("\n").map((line) => (line === "" ? [] : [{ text: line }]));
}

/** The text line by line, the passages that are withheld from the public on grey. */
function marked({ gate }: MinutesSource, comment: Comment, said: string, label: string): Line[] {
  const ranges = withheldRanges(comment, said);
  if (ranges.length === 0) return plain(gate.clean(said, label));
  const lines: Line[] = [[]];
  const add = (text: string, mark: boolean): void => {
    for (const [index, piece] of gate.clean(text, label).split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push({ text: piece, ...(mark ? { mark: true as const } : {}) });
    }
  };
  let at = 0;
  for (const { from, to } of ranges) {
    add(said.slice(at, from), false);
    add(said.slice(from, to), true);
    at = to;
  }
  add(said.slice(at), false);
  return lines;
}

function remarkParagraphs({ look }: MinutesSource, speaker: string, lines: readonly Line[]): Paragraph[] {
  const size = look.size(SIZE);
  const head: Run = { text: `${speaker}：`, font: "gothic" };
  return lines.map((runs, index): Paragraph => ({
    kind: "paragraph",
    runs: index === 0 ? [head, ...runs] : runs,
    font: look.body,
    size,
    lineHeight: size * LINE,
    indent: HANG,
    ...(index === 0 ? { firstLine: -HANG, before: 2 } : { firstLine: 1 }),
  }));
}

/** 「〔決定〕原案のとおり了承された。」 */
function decision(source: MinutesSource, { line, decision: text }: MinutesPart): Block[] {
  if (line === undefined || text === undefined) return [];
  const { snapshot, copy, gate, look } = source;
  const field: TextField = { entity: "decision", id: line.id, property: "text" };
  const label = fieldLabel(snapshot, field);
  const size = look.size(SIZE);
  const [first, ...others] = bodyParagraphs(gate.clean(text, label), {
    font: look.body,
    size,
    lineHeight: size * LINE,
  });
  const paragraphs: Paragraph[] = [
    {
      kind: "paragraph",
      font: look.body,
      size,
      lineHeight: size * LINE,
      runs: [{ text: "〔決定〕", font: "gothic", bold: true }, ...(first?.runs ?? [])],
      indent: HANG,
      firstLine: -HANG,
      before: 3,
    },
    ...others.map((one) => ({ ...one, indent: HANG, firstLine: 1 })),
  ];
  return copy === "public" ? paragraphs : [{ kind: "text", paragraphs, field, label }];
}
