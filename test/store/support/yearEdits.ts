/** Edits of the committee's year made up by fast-check: of every kind, many of them refused. */
import fc from "fast-check";
import type { AnyEdit } from "./edits.ts";

const text = fc.constantFrom("", "あ", "長い文。\n二行目", "髙﨑葛󠄀城", "商店街がにぎわった。");
const title = fc.constantFrom("題", "別の題");
const year = fc.integer({ min: 2019, max: 2023 });
const item = fc.constantFrom("1", "1-1", "1-2", "2");
const member = fc.constantFrom("m1", "m2");
const comment = fc.constantFrom("c1", "c2", "c3");
const place = fc.nat();
/** One of the small plan's comments, or of those that were added. */
const commentAt = (made: readonly string[], first: string, at: number): string =>
  made[at % (made.length + 1)] ?? first;

const remarks: fc.Arbitrary<AnyEdit> = fc.oneof(
  fc
    .record({ first: comment, at: fc.integer({ min: 1, max: 8 }), place })
    .map(({ first, at, place }): AnyEdit => (made) => [
      "comment.split",
      { id: commentAt(made, first, place), at },
    ]),
  fc.record({ first: comment, other: comment, place }).map(({ first, other, place }): AnyEdit => (made) => [
    "comment.merge",
    { ids: [first, commentAt(made, other, place)] },
  ]),
  fc
    .record({
      first: comment,
      place,
      withheld: fc.boolean().map((marked) => (marked ? [{ from: 0, words: "商店街" }] : [])),
      text: title,
      kind: fc.constantFrom("answer" as const, "remark" as const),
      answers: fc.constantFrom(null, "c1", "c2"),
      disposition: fc.constantFrom(null, "反映する"),
      who: fc.constantFrom({ speaker: "事務局" }, { member: "m1" }),
    })
    .map(({ first, place, who, ...patch }): AnyEdit => (made) => [
      "comment.update",
      { id: commentAt(made, first, place), patch: { ...patch, ...who }, even: ["term-ended"] },
    ]),
  fc
    .record({ first: comment, place, by: fc.constantFrom(-1 as const, 1 as const) })
    .map(({ first, place, by }): AnyEdit => (made) => [
      "comment.move",
      { id: commentAt(made, first, place), by },
    ]),
  fc
    .array(fc.record({ speaker: title, text: title }), { minLength: 1, maxLength: 3 })
    .map((lines): AnyEdit => () => [
      "comment.addMany",
      { comments: lines.map((line) => ({ meeting: "r2-1", kind: "remark", ...line })) },
    ]),
);

const meetings: fc.Arbitrary<AnyEdit> = fc.oneof(
  year.map((evaluates): AnyEdit => () => ["meeting.addNext", { evaluates }]),
  fc
    .record({ member, status: fc.constantFrom("present" as const, "absent" as const) })
    .map((entry): AnyEdit => () => [
      "meeting.update",
      { id: "r2-1", patch: { attendance: [entry], observers: 2 } },
    ]),
  fc
    .record({ text, header: fc.constantFrom("place", "name", "none") })
    .map(({ text, header }): AnyEdit => () => [
      "field.setText",
      { field: { entity: "minutes", id: "r2-1", header, property: "text" }, text, session: "m" },
    ]),
  text.map((words): AnyEdit => () => [
    "field.setText",
    { field: { entity: "decision", id: "a-2-1", property: "text" }, text: words, session: "d" },
  ]),
  member.map((id): AnyEdit => () => ["member.remove", { id }]),
  fc.constantFrom(null, { article: "第6条", need: "half" as const }).map((quorum): AnyEdit => () => [
    "committee.update",
    { patch: { quorum } },
  ]),
  fc
    .record({ id: item, fiscalYear: year, adopts: fc.boolean() })
    .map(({ id, fiscalYear, adopts }): AnyEdit => () => [
      "evaluation.adopt",
      {
        subject: { kind: "item", id },
        fiscalYear,
        adopted: adopts ? { meeting: "r2-1", date: "2020-08-07" } : null,
      },
    ]),
  fc
    .record({ id: item, fiscalYear: year, member, rating: fc.constantFrom("A", "Z") })
    .map(({ id, ...prior }): AnyEdit => () => [
      "priorRating.set",
      { prior: { subject: { kind: "item", id }, ...prior } },
    ]),
);

const plan: fc.Arbitrary<AnyEdit> = fc.oneof(
  year.map((fiscalYear): AnyEdit => () => ["year.open", { fiscalYear }]),
  fc.record({ fiscalYear: year, id: item, title }).map(({ fiscalYear, ...names }): AnyEdit => () => [
    "structure.reviseItem",
    { fiscalYear, change: { kind: "rename", code: "8", ...names } },
  ]),
  fc.record({ fiscalYear: year, id: item }).map(({ fiscalYear, id }): AnyEdit => () => [
    "structure.reviseItem",
    { fiscalYear, change: { kind: "end", id } },
  ]),
  fc
    .record({ fiscalYear: year, ids: fc.uniqueArray(item, { minLength: 1, maxLength: 2 }), title })
    .map(({ fiscalYear, ids, title }): AnyEdit => () => [
      "structure.reviseItem",
      {
        fiscalYear,
        change: {
          kind: "succeed",
          ids,
          into: [
            { code: "9", title },
            { code: "", title: "続き" },
          ],
        },
      },
    ]),
);

export const yearEdit: fc.Arbitrary<AnyEdit> = fc.oneof(remarks, meetings, plan);
