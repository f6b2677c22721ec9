/**
 * Text of transcription tools (and of recordings typed up by hand) as pieces: who spoke, when, what. Every tool writes its
 * own way; read are 「10:31 委員B：…」, 「○会長　…」, 「【委員】…」, a line 「話者1 00:12:05」 with the words below it, subtitles
 * (WebVTT, SRT), columns between tabs, and plain paragraphs. Nothing of the words is changed.
 */
import { cleanText } from "#shared/text/clean.ts";
import { fold } from "#shared/text/fold.ts";

/** A time as it is written: of the clock, or since the recording began. */
export interface TranscriptTime {
  hours: number;
  minutes: number;
  seconds: number;
}

/** What one person said in one go. */
export interface TranscriptPiece {
  time?: TranscriptTime;
  /** The speaker as the tool calls them: 「委員B」「話者1」「会長（山田）」. */
  label?: string;
  text: string;
}

export interface TranscriptHints {
  /** Names and roles of those who may have spoken: what begins with one of them is a new piece. */
  names?: readonly string[];
  /** Lines of the 次第, with and without their numbers: each is a piece of its own, said by nobody. */
  headings?: readonly string[];
}

const TIME = String.raw`[\d０-９]{1,2}[:：][\d０-９]{2}(?:[:：][\d０-９]{2}(?:[.,]\d{1,3})?)?`;
const OPEN = String.raw`[\[［(（【<＜]?`;
const CLOSE = String.raw`[\]］)）】>＞]?`;
const leadingTime = new RegExp(
  String.raw`^${OPEN}(${TIME})${CLOSE}(?:[\s　]*[-–~〜～→][\s　]*${OPEN}${TIME}${CLOSE})?[\s　]*`,
  "u",
);
const cueTime = new RegExp(String.raw`^(${TIME})[\s　]*-->[\s　]*${TIME}`, "u");
/** A label and then its time, with nothing else on the line. */
const labelThenTime = new RegExp(String.raw`^(\S.{0,39}?)[\s　]+${OPEN}(${TIME})${CLOSE}$`, "u");

/** Words by which people are called in a record; any of them makes a label plausible. */
const role =
  /(?:委員|会長|委員長|座長|議長|司会|進行|事務局|部長|次長|課長|室長|所長|局長|係長|主幹|主査|主任|主事|職員|課員|参事|市長|副市長|町長|村長|教育長|説明員|説明者|傍聴者?|発言者|話者|参加者|スピーカー|speaker|unknown|不明|コンサルタント|受託者|オブザーバー|さん|氏|様|君|先生)/iu;
const brackets =
  /^(?:【([^】]{1,40})】|［([^］]{1,40})］|\[([^\]]{1,40})\]|〔([^〕]{1,40})〕|《([^》]{1,40})》|<v\s+([^>]{1,40})>)[\s　]*[:：]?[\s　]*/u;
const bullet = /^[○◯〇●◎■□◆◇▼▽][\s　]*/u;
/** Letters of a label: no sentence fits in it. */
const labelText = String.raw`[^\s　:：。、！？!?「」『』\t]`;
const colonLabel = new RegExp(
  String.raw`^(${labelText}(?:[^:：。、！？!?「」『』\t]{0,28}${labelText})?)[\s　]*[:：](?!//)[\s　]*`,
  "u",
);
const spacedLabel = new RegExp(String.raw`^(${labelText}{1,24}?)(?:　+|[ ]{2,}|\t+)`, "u");
const quotedLabel = new RegExp(String.raw`^(${labelText}{1,24}?)[\s　]*(?=「)`, "u");

/** What people are called by behind their name. */
export const honorific = /(?:委員長|副会長|会長|委員|議長|座長|さん|氏|様|君|くん|先生)$/u;

/** The letters of a name that count when names are compared: no spaces, no width, no case. */
export function bare(text: string): string {
  return fold(text).replace(/[\s　]/gu, "");
}

function readTime(text: string): TranscriptTime | undefined {
  const parts = text
    .normalize("NFKC")
    .replace(",", ".")
    .split(":")
    .map((part) => Math.floor(Number(part)));
  const [first = 0, second = 0, third] = parts;
  if (second > 59 || (third ?? 0) > 59 || parts.some(Number.isNaN)) return undefined;
  // 「12:05」 is a time of the day or minutes and seconds; which one the whole text decides (`isElapsed`).
  return third === undefined
    ? { hours: first, minutes: second, seconds: 0 }
    : { hours: first, minutes: second, seconds: third };
}

interface Head {
  time?: TranscriptTime;
  label?: string;
  /** What follows on the same line. */
  rest: string;
}

interface Reader {
  isName: (label: string) => boolean;
  /** Labels that stand before a colon more than once: nobody writes 「例：」 thirty times. */
  repeated: ReadonlySet<string>;
  isHeading: (line: string) => boolean;
  /** Lines that end with a time come again and again: they are no sentences like 「次回は8月7日 10:00」. */
  timesBehind: boolean;
}

/** The label at the start of a line, when there is one. */
function readLabel(
  line: string,
  reader: Reader,
  timed: boolean,
): { label: string; rest: string } | undefined {
  const taken = (label: string | undefined, length: number) =>
    label === undefined ? undefined : { label: label.trim(), rest: line.slice(length) };
  const inBrackets = brackets.exec(line);
  if (inBrackets) {
    const label = inBrackets.slice(1).find((one) => one !== undefined) ?? "";
    const plausible =
      line.startsWith("【") || line.startsWith("<v") || role.test(label) || reader.isName(label);
    // 「[拍手]」 alone is a noise, 「【資料1】の…」 goes on with the sentence.
    if (plausible && !line.startsWith("【資料")) return taken(label, inBrackets[0].length);
  }
  const column = timed ? /^([^\t]{1,40})\t+(?=\S)/u.exec(line) : null;
  if (column) return taken(column[1], column[0].length);
  const marked = bullet.exec(line)?.[0];
  const start = marked === undefined ? line : line.slice(marked.length);
  const offset = marked?.length ?? 0;
  const colon = colonLabel.exec(start);
  if (colon) {
    const label = colon[1] ?? "";
    const plausible =
      marked !== undefined ||
      timed ||
      role.test(label) ||
      reader.isName(label) ||
      reader.repeated.has(bare(label));
    if (plausible && !/^\d+$/u.test(label)) return taken(label, offset + colon[0].length);
  }
  // Alone on its line: 「○会長」「話者1」.
  const alone = start.trim();
  const short = alone.length <= 24 && !/[。、！？!?「」]/u.test(alone);
  if (
    short &&
    (reader.isName(alone) ||
      (marked !== undefined && role.test(alone)) ||
      /^(?:話者|発言者|参加者|スピーカー|speaker)[\s　]*[0-9０-９a-zａ-ｚ]{1,3}$/iu.test(alone))
  )
    return { label: alone, rest: "" };
  const spaced = spacedLabel.exec(start);
  if (spaced) {
    const label = spaced[1] ?? "";
    if (marked !== undefined || reader.isName(label) || (role.test(label) && !/[はがをにで]$/u.test(label)))
      return taken(label, offset + spaced[0].length);
  }
  const single = /^(\S{1,24}?) (?=\S)/u.exec(start);
  if (single && (marked !== undefined || timed || reader.isName(single[1] ?? "")))
    if (marked !== undefined || reader.isName(single[1] ?? "") || role.test(single[1] ?? ""))
      return taken(single[1], offset + single[0].length);
  const quoted = quotedLabel.exec(start);
  if (quoted && (reader.isName(quoted[1] ?? "") || (marked !== undefined && role.test(quoted[1] ?? ""))))
    return taken(quoted[1], offset + quoted[0].length);
  return undefined;
}

/** What begins a new piece; undefined where the line goes on with what was being said. */
function readHead(line: string, reader: Reader): Head | undefined {
  const last = labelThenTime.exec(line);
  if (last) {
    const label = (last[1] ?? "").replace(bullet, "").replace(/[:：]$/u, "");
    const time = readTime(last[2] ?? "");
    const plausible = reader.timesBehind || role.test(label) || reader.isName(label);
    if (time && plausible && !/[。、]/u.test(label)) return { time, label: label.trim(), rest: "" };
  }
  const timed = leadingTime.exec(line);
  const time = timed && readTime(timed[1] ?? "");
  // 「10:31に」 is a word of a sentence, 「10:31 委員」 the time of a piece.
  const standsAlone =
    timed !== null && (timed[0].length === line.length || /[\s　\])］）】>＞]$/u.test(timed[0]));
  if (time && standsAlone) {
    const rest = line.slice(timed[0].length);
    const label = readLabel(rest, reader, true);
    return { time, ...(label === undefined ? { rest } : label) };
  }
  return readLabel(line, reader, false);
}

const sentenceEnd = /[。．？?！!」』）)]\s*$/u;

/** Reads a text into its pieces, in their order. Lines without a beginning of their own belong to the piece above. */
export function parseTranscript(raw: string, hints: TranscriptHints = {}): TranscriptPiece[] {
  const lines = cleanText(raw)
    .text.split("\n")
    .map((line) => line.trim());
  const reader = readerFor(lines, hints);
  const cues = lines.some((line) => cueTime.test(line));
  const pieces: TranscriptPiece[] = [];
  let open: TranscriptPiece | undefined;
  let gap = false;
  let labelled = false;
  const begin = (piece: TranscriptPiece) => {
    open = piece;
    pieces.push(piece);
  };

  for (const [index, line] of lines.entries()) {
    if (line === "") {
      gap = true;
      continue;
    }
    const cue = cues ? cueTime.exec(line) : null;
    if (cue) {
      const time = readTime(cue[1] ?? "");
      begin({ ...(time ? { time } : {}), text: "" });
      gap = false;
      continue;
    }
    if (
      cues &&
      (line === "WEBVTT" || /^(?:NOTE|STYLE|Kind:|Language:)/u.test(line) || isCueNumber(lines, index))
    )
      continue;
    if (reader.isHeading(line)) {
      begin({ text: line });
      open = undefined;
      gap = false;
      continue;
    }
    const head = readHead(cues ? line.replace(/<\/v>$/u, "") : line, reader);
    const rest = head === undefined ? line.replace(/<\/?[a-z][^>]*>/giu, "") : head.rest.trim();
    if (head && cues && open?.text === "" && open.label === undefined && head.time === undefined) {
      open.text = rest;
      if (head.label !== undefined) open.label = head.label;
    } else if (head) {
      labelled ||= head.label !== undefined || head.time !== undefined;
      // A time alone above 「委員B：…」 is that piece's time.
      const waiting: TranscriptPiece | undefined =
        open?.text === "" && open.label === undefined ? open : undefined;
      if (waiting && head.time === undefined && head.label !== undefined) {
        waiting.label = head.label;
        waiting.text = rest;
      } else
        begin({
          ...(head.time === undefined ? {} : { time: head.time }),
          ...(head.label === undefined ? {} : { label: head.label }),
          text: rest,
        });
    } else if (open && (labelled || cues || !gap)) {
      const previous: TranscriptPiece = open;
      previous.text = previous.text === "" ? rest : `${previous.text}\n${rest}`;
    } else begin({ text: rest });
    gap = false;
  }
  const full = pieces.filter(({ text }) => text.trim() !== "");
  return cues ? joinedCues(full) : plainPieces(full, labelled, lines);
}

function isCueNumber(lines: readonly string[], index: number): boolean {
  return /^\d+$/u.test(lines[index] ?? "") && cueTime.test(lines[index + 1] ?? "");
}

/** Without any label or time every paragraph is a piece; where nothing separates paragraphs, every line. */
function plainPieces(
  pieces: TranscriptPiece[],
  labelled: boolean,
  lines: readonly string[],
): TranscriptPiece[] {
  const inner = lines.slice(
    lines.findIndex((line) => line !== ""),
    lines.findLastIndex((line) => line !== "") + 1,
  );
  if (labelled || inner.includes("")) return pieces;
  return pieces.flatMap((piece) => piece.text.split("\n").map((text) => ({ ...piece, text })));
}

/** Subtitles cut sentences where the screen is full: parts of one sentence become one piece again. */
function joinedCues(pieces: readonly TranscriptPiece[]): TranscriptPiece[] {
  const joined: TranscriptPiece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const text = piece.text.replaceAll("\n", "");
    if (before && before.label === piece.label && !sentenceEnd.test(before.text)) before.text += text;
    else joined.push({ ...piece, text });
  }
  return joined;
}

function readerFor(lines: readonly string[], { names = [], headings = [] }: TranscriptHints): Reader {
  const known = new Set(names.map(bare).filter((name) => name !== ""));
  const titles = new Set(headings.map(bare).filter((title) => title !== ""));
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = colonLabel.exec(line.replace(bullet, ""))?.[1];
    if (label !== undefined) counts.set(bare(label), (counts.get(bare(label)) ?? 0) + 1);
  }
  return {
    isName: (label) => known.has(bare(label)) || known.has(bare(label.replace(honorific, ""))),
    repeated: new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label)),
    isHeading: (line) => titles.has(bare(line)),
    timesBehind: lines.filter((line) => labelThenTime.test(line)).length > 1,
  };
}

/**
 * Whether the times count from the beginning of the recording: they begin well before the meeting did on the clock.
 * @param startTime of the meeting, HH:MM; unknown: times that begin within the first quarter of an hour count as elapsed
 */
export function isElapsed(pieces: readonly TranscriptPiece[], startTime: string | undefined): boolean {
  const first = pieces.find(({ time }) => time !== undefined)?.time;
  if (!first) return false;
  const minutes = first.hours * 60 + first.minutes;
  const [hour = 0, minute = 0] = (startTime ?? "00:45").split(":").map(Number);
  // Recordings begin before the chair opens the meeting; nobody records for an hour before it.
  return minutes < hour * 60 + minute - 60 || (startTime === undefined && minutes < 15);
}

/**
 * Seconds after midnight at which each piece was said; undefined where no time is written.
 * Elapsed times written with two numbers are minutes and seconds, as recorders count them.
 */
export function secondsOfDay(
  pieces: readonly TranscriptPiece[],
  startTime: string | undefined,
): (number | undefined)[] {
  const elapsed = isElapsed(pieces, startTime);
  const [hour = 0, minute = 0] = (startTime ?? "00:00").split(":").map(Number);
  const timed = pieces.flatMap(({ time }) => (time ? [time] : []));
  // 「0:05」 … 「75:10」: without hours anywhere the first number counts minutes.
  const minutesFirst = elapsed && timed.every(({ seconds }) => seconds === 0);
  return pieces.map(({ time }) => {
    if (!time) return undefined;
    const counted = minutesFirst
      ? time.hours * 60 + time.minutes
      : time.hours * 3600 + time.minutes * 60 + time.seconds;
    const seconds = elapsed ? hour * 3600 + minute * 60 + counted : counted;
    return Math.min(seconds, 24 * 3600 - 1);
  });
}
