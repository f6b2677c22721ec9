/**
 * Text of transcription tools (and of recordings typed up by hand) as pieces: who spoke, when, what. Every tool writes its
 * own way; read are 「10:31 委員B：…」, 「○会長　…」, 「【委員】…」, a line 「話者1 00:12:05」 with the words below it, subtitles
 * (WebVTT, SRT), columns between tabs, and plain paragraphs. Nothing of the words is changed.
 */
import type { CommentKind } from "#shared/domain/comment.ts";
import type { Member } from "#shared/domain/committee.ts";
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

/** The letters of a name that count when names are compared: no spaces, no width, no case. */
function bare(text: string): string {
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

const honorific = /(?:委員長|副会長|会長|委員|議長|座長|さん|氏|様|君|くん|先生)$/u;
const staff =
  /事務局|課|係|部長|次長|室|所長|局長|主幹|主査|主任|主事|職員|参事|市長|町長|村長|教育長|説明|司会|コンサル|受託|傍聴|オブザーバー/u;

/** Who a label most likely means; undefined for 「話者1」, which only a person can tell. */
export function speakerForLabel(
  label: string,
  members: readonly Pick<Member, "id" | "name" | "reading" | "role">[],
): { member: string } | { speaker: string } | undefined {
  const inside = /[（(]([^（()）]+)[）)]/u.exec(label)?.[1];
  const outside = label.replace(/[（(][^（()）]*[）)]/gu, "").trim();
  const candidates = [outside, ...(inside === undefined ? [] : [inside])]
    .map(bare)
    .filter((one) => one !== "");
  const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
  const sure = candidates.flatMap((one) => members.filter((member) => bare(member.name) === one));
  const exact = only([...new Set(sure)]);
  if (exact) return { member: exact.id };
  for (const one of candidates) {
    const name = one.replace(honorific, "");
    const called = name === "" ? undefined : only(members.filter((member) => namedBy(member, name)));
    if (called) return { member: called.id };
  }
  for (const one of candidates) {
    const inRole =
      one === "委員" ? undefined : only(members.filter((member) => bare(member.role ?? "") === one));
    if (inRole) return { member: inRole.id };
  }
  if (staff.test(outside)) return { speaker: label.slice(0, 100) };
  return undefined;
}

/** 髙橋一郎 and たかはし いちろう are named by 髙橋, 髙橋一郎 and たかはし. */
function namedBy(member: Pick<Member, "name" | "reading">, name: string): boolean {
  const full = bare(member.name);
  const [family = ""] = (member.reading ?? "").trim().split(/[\s　]/u);
  return (
    full === name ||
    (name.length > 1 && full.startsWith(name)) ||
    isFamily(member, name) ||
    bare(family) === name
  );
}

/** A family name of one letter counts when the name is written in two parts: 「林 太郎」. */
function isFamily({ name }: Pick<Member, "name">, called: string): boolean {
  const [family = "", given] = name.trim().split(/[\s　]+/u);
  return given !== undefined && bare(family) === called;
}

const suggestion =
  /(?:て|で)は(?:どう|いかが)|(?:べき|よい|良い|いい|必要がある|必要|効果的|方が|ほうが)[^。]{0,6}(?:ではない(?:です|でしょう)?か|と思う|と思います|と考え)|のではない(?:です|でしょう)?か|と思いますが、?(?:どう|いかが)/u;
const asks =
  /[？?]|(?:ます|です|でしょう|だろう|ません|あった|ある|いる|ない|した|する|なの|るの|たの|どう|何|いつ|のか|るか|たか)か[。」]?$|(?:教えて(?:ください|いただ|ほしい)|伺いたい|お聞きしたい|聞きたい|確認したい|ご説明(?:ください|いただ))/u;
const wishes =
  /(?:ほしい|欲しい|いただきたい|頂きたい|もらいたい|願いたい|お願いしたい|お願いします|求めたい|要望)/u;
const chairs =
  /(?:ご意見|御意見|ご質問|御質問|ご異議|御異議|何か)[^。]{0,20}(?:ありますか|ございますか|ありませんか|ございませんか|いかがでしょうか|いかがですか|お願いします)|(?:次に|続きまして|続いて|それでは)[^。]{0,40}(?:移り|入り|お願いし|説明を|進み|開会|閉会)|(?:開会|閉会)(?:し|いたし)ます|^(?:はい|ありがとうございま|どうぞ|お願いします|承知|分かりました|わかりました)[^。]{0,14}。?$/u;

/**
 * What kind of remark this is, most likely; a person has the last word.
 * @param said.outsider said by someone who is no member; @param said.afterQuestion a member asked something just before
 */
export function guessKind(
  text: string,
  { outsider, afterQuestion }: { outsider: boolean; afterQuestion: boolean },
): CommentKind {
  if (outsider) return afterQuestion ? "answer" : "remark";
  const words = text.trim();
  if (chairs.test(words)) return "remark";
  const sentences = words.split(/(?<=[。？?])/u).map((one) => one.trim());
  const asking = sentences.some((one) => asks.test(one) && !suggestion.test(one));
  if (asking) return "question";
  if (sentences.some((one) => wishes.test(one))) return "request";
  return "opinion";
}

/** A place of the meeting that a text can name. */
export interface NamedPlace {
  key: string;
  /** 「（1）」; empty for a sheet. */
  number: string;
  title: string;
}

const turning =
  /次第|議題|議事|案件|報告|次に|続いて|続きまして|それでは|では、|まず|はじめに|最初に|移り|入り|について|します|いたします/u;

/** Letters a title has at least to be believed wherever it is said: 「その他」 is said all the time. */
const TELLING = 5;

/**
 * The place that a piece opens: it is nothing but its title, or names a title that says enough while the meeting turns to
 * it (「次に、…に移ります」), or says 「議題2」. Of several the longest title.
 */
export function placeNamedIn(text: string, places: readonly NamedPlace[]): string | undefined {
  const said = bare(text);
  const alone = places.find(
    ({ number, title }) => said === bare(`${number}${title}`) || said === bare(title),
  );
  if (alone) return alone.key;
  if (!turning.test(text)) return undefined;
  const numbered =
    /(?:議題|議事|案件|次第)[\s　]*[（(]?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[）)]?/u.exec(
      text,
    )?.[1];
  const named = places
    .filter(({ title }) => says(said, bare(title)))
    .toSorted((a, b) => b.title.length - a.title.length);
  if (named[0]) return named[0].key;
  if (numbered === undefined) return undefined;
  const wanted = digitsOf(numbered);
  const own = places.filter(
    ({ number }) => number !== "" && digitsOf(number.replace(/[（()）]/gu, "")) === wanted,
  );
  return (own.find(({ number }) => /[（(]/u.test(number)) ?? own[0])?.key;
}

/** A long title is believed wherever it stands, a short one where it begins: 「議事に入ります」「閉会します」「その他に移ります」. */
function says(said: string, title: string): boolean {
  if (title === "") return false;
  if (title.length >= TELLING) return said.includes(title);
  return [
    `${title}ニ入リ`,
    `${title}ニ移リ`,
    `${title}シマス`,
    `${title}イタシマス`,
    `${title}トシマス`,
  ].some((one) => said.includes(one));
}

/** 「２」「二」「2」 → 2; NaN for anything else. */
function digitsOf(text: string): number {
  const kanji = "〇一二三四五六七八九十".indexOf(text.trim());
  if (text.trim().length === 1 && kanji > 0) return kanji;
  const digits = text.normalize("NFKC").trim();
  return /^\d+$/u.test(digits) ? Number(digits) : Number.NaN;
}

/** What is proposed for a piece before a person looks at it. */
export interface Proposal {
  speaker?: { member: string } | { speaker: string };
  kind: CommentKind;
  place?: string;
  /** A heading of the 次第 is no remark. */
  skip: boolean;
}

/** The kind of every remark of a run, most likely: a question stays open until it was answered. */
export function guessKinds(said: readonly { text: string; outsider: boolean }[]): CommentKind[] {
  let asked: "open" | "answered" | undefined;
  return said.map(({ text, outsider }) => {
    const kind = guessKind(text, { outsider, afterQuestion: asked !== undefined });
    if (kind === "question") asked = "open";
    else if (outsider) asked = asked && "answered";
    // 「事務局、お願いします」 leaves the question open; once it was answered the chair goes on.
    else if (kind !== "remark" || asked === "answered") asked = undefined;
    return kind;
  });
}

/** Proposals for every piece, in order: a place holds until another is named. */
export function proposals(
  pieces: readonly TranscriptPiece[],
  members: readonly Pick<Member, "id" | "name" | "reading" | "role">[],
  places: readonly NamedPlace[],
): Proposal[] {
  const labels = new Set(pieces.flatMap(({ label }) => (label === undefined ? [] : [label])));
  const speakers = new Map([...labels].map((label) => [label, speakerForLabel(label, members)]));
  const said = pieces.map(({ label, text }) => {
    const speaker = label === undefined ? undefined : speakers.get(label);
    return { text, speaker, outsider: speaker !== undefined && "speaker" in speaker };
  });
  const kinds = guessKinds(said);
  let place: string | undefined;
  return pieces.map(({ label, text }, index) => {
    const named = placeNamedIn(text, places);
    place = named ?? place;
    const speaker = said[index]?.speaker;
    return {
      ...(speaker === undefined ? {} : { speaker }),
      kind: kinds[index] ?? "opinion",
      ...(place === undefined ? {} : { place }),
      skip: named !== undefined && label === undefined && isOnlyTitle(text, places),
    };
  });
}

function isOnlyTitle(text: string, places: readonly NamedPlace[]): boolean {
  const said = bare(text);
  return places.some(({ number, title }) => said === bare(`${number}${title}`) || said === bare(title));
}
