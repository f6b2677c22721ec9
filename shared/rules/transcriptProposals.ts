/** What is proposed for the pieces of a transcript before a person looks at them: who spoke, what kind of remark, and where. */
import type { CommentKind } from "#shared/domain/comment.ts";
import type { Member } from "#shared/domain/committee.ts";
import { bare, honorific, type TranscriptPiece } from "#shared/rules/transcript.ts";

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
