/** Edits made up by fast-check: of every kind, some of them refused. */
import fc from "fast-check";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput, MethodName } from "#shared/contract/methods.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { yearEdit } from "./yearEdits.ts";

/** `made` gives the ids of what earlier edits added, to be edited and removed in turn. */
export type AnyEdit = (made: readonly string[]) => { [N in MethodName]: [N, MethodInput<N>] }[MethodName];

const text = fc.constantFrom("", "あ", "長い文。", "髙﨑", "😀", "二行\nの文");
const title = fc.constantFrom("題", "別の題", "Ａ");
const session = fc.constantFrom("s1", "s2");
const year = fc.integer({ min: 2019, max: 2022 });
const itemId = fc.constantFrom("1", "1-1", "1-2", "2");
const subject: fc.Arbitrary<Subject> = fc.oneof(
  itemId.map((id) => ({ kind: "item" as const, id })),
  fc.constant({ kind: "project" as const, id: "p1" }),
);
const by = fc.constantFrom(-1 as const, 1 as const);

const fixed =
  (call: ReturnType<AnyEdit>): AnyEdit =>
  () =>
    call;

const setText: fc.Arbitrary<AnyEdit> = fc
  .record({
    subject,
    fiscalYear: year,
    property: fc.constantFrom("activities" as const, "achievement" as const, "committeeEvaluation" as const),
    text,
    session,
  })
  .map(({ text, session, ...field }) =>
    fixed(["field.setText", { field: { entity: "evaluation", ...field }, text, session }]),
  );

const setOther: fc.Arbitrary<AnyEdit> = fc.oneof(
  fc
    .record({ id: itemId, text: title, session })
    .map(({ id, text, session }) =>
      fixed(["field.setText", { field: { entity: "item", id, property: "title" }, text, session }]),
    ),
  fc
    .record({ text, session })
    .map(({ text, session }) =>
      fixed([
        "field.setText",
        { field: { entity: "project", id: "p1", property: "overview" }, text, session },
      ]),
    ),
  fc
    .record({ subject, fiscalYear: year, text: fc.constantFrom("A", "B", "", "Z"), session })
    .map(({ text, session, ...field }) =>
      fixed([
        "field.setText",
        { field: { entity: "evaluation", ...field, property: "rating" }, text, session },
      ]),
    ),
);

const setValue: fc.Arbitrary<AnyEdit> = fc
  .record({
    series: fc.constantFrom("target" as const, "actual" as const),
    fiscalYear: fc.integer({ min: 2018, max: 2022 }),
    value: fc.constantFrom(
      null,
      { kind: "dash" as const },
      { kind: "number" as const, number: "12.5" },
      { kind: "number" as const, number: "0" },
      { kind: "reason" as const, reason: "調査なし" },
    ),
    session,
  })
  .map(({ value, session, ...field }) =>
    fixed(["field.setValue", { field: { entity: "indicatorValue", id: "1-1/1", ...field }, value, session }]),
  );

const structure: fc.Arbitrary<AnyEdit> = fc.oneof(
  fc
    .record({ parent: fc.constantFrom(null, "1", "2"), title })
    .map((item) => fixed(["structure.addItem", { item: { ...item, code: "x" } }])),
  fc
    .record({ item: itemId, name: title })
    .map((indicator) =>
      fixed([
        "structure.addIndicator",
        { indicator: { ...indicator, kind: "", unit: "", externalSurvey: false, cumulative: false } },
      ]),
    ),
  fc
    .record({ title, item: itemId })
    .map(({ title, item }) =>
      fixed([
        "structure.addProject",
        { project: { number: 2, title, related: [{ item, strength: "related", label: "" }] } },
      ]),
    ),
  fc.record({ id: itemId, by }).map((move) => fixed(["structure.move", { what: "item", ...move }])),
  fc
    .record({ id: fc.constantFrom("1-1/1", "1-1/2"), by })
    .map((move) => fixed(["structure.move", { what: "indicator", ...move }])),
  itemId.map((id) => fixed(["structure.remove", { what: "item", id }])),
  fc.nat().map((place): AnyEdit => (made) => [
    "structure.remove",
    { what: "item", id: made[place % (made.length + 1)] ?? "1-2" },
  ]),
  fc.constantFrom("1-1/1", "1-1/2").map((id) => fixed(["structure.remove", { what: "indicator", id }])),
  fc.constant(fixed(["structure.remove", { what: "project", id: "p1" }])),
  fc.record({ title, externalSurveyNote: text }).map((patch) => fixed(["structure.updatePlan", { patch }])),
  fc.constantFrom("あ", "い").map((meaning) =>
    fixed([
      "structure.updatePlan",
      {
        patch: {
          ratingScale: { mode: "judgement", grades: ["A", "B", "C"].map((code) => ({ code, meaning })) },
        },
      },
    ]),
  ),
  fc
    .array(itemId, { maxLength: 3 })
    .map((related) =>
      fixed([
        "structure.updateProject",
        { id: "p1", patch: { related: related.map((item) => ({ item, strength: "primary", label: "◎" })) } },
      ]),
    ),
);

const committee: fc.Arbitrary<AnyEdit> = fc.oneof(
  title.map((name) => fixed(["member.add", { member: { name } }])),
  fc
    .record({ id: fc.constantFrom("m1", "m2"), by })
    .map((move) => fixed(["structure.move", { what: "member", ...move }])),
  fc
    .record({ member: fc.constantFrom("m1", "m2"), text: title, subject })
    .map((comment) => fixed(["comment.add", { comment: { ...comment, meeting: "r2-1", kind: "opinion" } }])),
  fc
    .record({ id: fc.constantFrom("c1", "c2"), reply: text })
    .map(({ id, reply }) => fixed(["comment.update", { id, patch: { reply } }])),
  fc.constantFrom("c1", "c2", "c3").map((id) => fixed(["comment.remove", { id }])),
  fc.nat().map((place): AnyEdit => (made) => [
    "comment.remove",
    { id: made[place % (made.length + 1)] ?? "c3" },
  ]),
  fc
    .record({ subject, fiscalYear: year, text, sources: fc.uniqueArray(fc.constantFrom("c1", "c2", "c3")) })
    .map((input) => fixed(["evaluation.setCommittee", input])),
  fc.record({ place: title, keep: fc.boolean() }).map(({ place, keep }) =>
    fixed([
      "meeting.update",
      {
        id: "r2-1",
        patch: {
          place,
          agenda: [
            {
              id: "n1",
              number: "1",
              title: place,
              children: keep ? [{ id: "a-2-1", number: "（1）", title: "評価", children: [] }] : [],
            },
          ],
          handouts: [{ id: "h1", number: "資料9", title: place, kind: "reference" }],
        },
      },
    ]),
  ),
  fc.constant(fixed(["meeting.remove", { id: "r2-1" }])),
);

const arrows = fc.array(
  fc.record({
    from: fc.constantFrom(2019, 2020),
    to: fc.constantFrom(2020, 2022),
    start: fc.constantFrom("head" as const, "start" as const),
    end: fc.constant("head" as const),
  }),
  { maxLength: 2 },
);

const newRow: fc.Arbitrary<MethodInput<"row.add">["row"]> = fc.oneof(
  fc
    .record({
      item: itemId,
      fiscalYear: year,
      list: fc.constantFrom("results" as const, "issues" as const),
      title: text,
      text,
      policy: text,
    })
    .map((row) => ({ table: "result" as const, row })),
  fc
    .record({ title: text, text })
    .map((row) => ({ table: "initiative" as const, row: { project: "p1", ...row } })),
  fc
    .record({ title: text, arrows })
    .map((row) => ({ table: "undertaking" as const, row: { project: "p1", ...row } })),
  fc
    .record({ level: fc.constantFrom(1, 2), title: text, text })
    .map((row) => ({ table: "passage" as const, row })),
  title.map((one) => ({ table: "document" as const, row: { kind: "comparison" as const, title: one } })),
);

const rowTable = fc.constantFrom(
  "result" as const,
  "initiative" as const,
  "undertaking" as const,
  "passage" as const,
  "document" as const,
  "documentRow" as const,
);
const madeAt = (made: readonly string[], place: number): string => made[place % (made.length + 1)] ?? "none";

const rows: fc.Arbitrary<AnyEdit> = fc.oneof(
  fc
    .record({ row: newRow, place: fc.nat(), behind: fc.boolean() })
    .map(({ row, place, behind }): AnyEdit => (made) => [
      "row.add",
      { row, ...(behind ? { after: madeAt(made, place) } : {}) },
    ]),
  fc
    .record({ place: fc.nat(), title: text, newText: fc.option(text), oldText: fc.option(text) })
    .map(({ place, ...row }): AnyEdit => (made) => [
      "row.add",
      { row: { table: "documentRow", row: { document: madeAt(made, place), underlines: [], ...row } } },
    ]),
  fc
    .record({
      table: rowTable,
      place: fc.nat(),
      property: fc.constantFrom("title", "text", "newText"),
      text,
      session,
    })
    .map(({ table, place, property, text, session }): AnyEdit => (made) => [
      "field.setText",
      {
        field: { entity: "row", table, id: madeAt(made, place), property: property as "title" },
        text,
        session,
      },
    ]),
  fc
    .record({ place: fc.nat(), arrows, origin: fc.constantFrom(null, "new" as const) })
    .map(({ place, ...patch }): AnyEdit => (made) => [
      "row.update",
      { id: madeAt(made, place), change: { table: "undertaking", patch } },
    ]),
  fc.record({ table: rowTable, place: fc.nat(), by }).map(({ table, place, by }): AnyEdit => (made) => [
    "row.move",
    { table, id: madeAt(made, place), by },
  ]),
  fc.record({ table: rowTable, place: fc.nat() }).map(({ table, place }): AnyEdit => (made) => [
    "row.remove",
    { table, id: madeAt(made, place) },
  ]),
);

const forms: fc.Arbitrary<AnyEdit> = fc.oneof(
  fc
    .record({
      fiscalYear: year,
      look: fc.constantFrom(null, {}, { size: 1 }, { fonts: "ud" as const }),
      years: fc.constantFrom("from" as const, "only" as const),
    })
    .map((input) => fixed(["look.set", { form: "agenda", ...input }])),
  fc
    .record({
      fiscalYear: year,
      grade: fc.constantFrom(null, { code: "A", reason: "訳" }, { code: "B", reason: "別" }),
    })
    .map((input) => fixed(["indicator.setGrade", { id: "1-1/1", ...input }])),
  fc
    .record({
      fiscalYear: year,
      property: fc.constantFrom("printedRate" as const, "gradeReason" as const),
      text,
      session,
    })
    .map(({ text, session, ...field }) =>
      fixed(["field.setText", { field: { entity: "indicatorYear", id: "1-1/1", ...field }, text, session }]),
    ),
  title.map((name) => fixed(["edition.fix", { name }])),
  fc.nat().map((place): AnyEdit => (made) => ["edition.remove", { id: madeAt(made, place) }]),
  fc.record({ title, from: fc.nat() }).map(({ title, from }): AnyEdit => (made) => [
    "document.compare",
    { title, from: madeAt(made, from) },
  ]),
  fc
    .record({ id: itemId, overview: text, images: text, isNew: fc.boolean() })
    .map(({ id, ...patch }) => fixed(["structure.updateItem", { id, patch }])),
  fc
    .record({
      roadmap: fc.constantFrom(null, { name: "前期", from: 2019, to: 2021 }),
      gradeScaleNote: fc.constantFrom(null, "※"),
    })
    .map((patch) => fixed(["structure.updatePlan", { patch }])),
  fc
    .record({
      agendaNumbering: fc.constantFrom(null, "niiza" as const),
      handoutNumbering: fc.constantFrom(null, { prefix: "資料", suffix: "", wide: false, first: 2 }),
      document: fc.nat(),
    })
    .map(({ document, ...patch }): AnyEdit => (made) => [
      "meeting.update",
      {
        id: "r2-1",
        patch: {
          ...patch,
          handouts: [
            {
              id: "h2",
              number: "",
              title: "対照表",
              kind: "handout",
              paper: { form: "comparison-table", document: madeAt(made, document) },
            },
          ],
        },
      },
    ]),
);

export const anyEdit: fc.Arbitrary<AnyEdit> = fc.oneof(
  yearEdit,
  setText,
  setOther,
  setValue,
  structure,
  committee,
  rows,
  forms,
);

/** What edits on this plan may be refused for. */
const refusals = [
  "in-use",
  "not-found",
  "invalid-input",
  "year-outside-plan",
  "duplicate",
  "absent-speaker",
  "different-speakers",
  "nothing-to-adopt",
  "already-open",
  "year-frozen",
  "revision-refused",
];

/** Performs an edit; one that does not fit the plan (any more) may be refused, but only for a reason of its own. */
export async function perform(backend: Backend, edit: AnyEdit, made: string[]): Promise<void> {
  const [name, input] = edit(made);
  const answer = await backend.call(name, input);
  if (!answer.ok) {
    if (!refusals.includes(answer.error.code)) throw new Error(`${name}: ${answer.error.message}`);
    return;
  }
  if (answer.value !== null && "id" in answer.value) made.push(answer.value.id);
}
