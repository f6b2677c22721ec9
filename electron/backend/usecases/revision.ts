/**
 * A review of the plan (見直し): from a year on an item has another name, ends, or gives way to others. Earlier years keep the
 * item as it was; the history of what it gave way from stays with what it became.
 */
import { randomUUID } from "node:crypto";
import { insertIndicator, readIndicators } from "#db/indicators.ts";
import { insertItem, itemLifeColumns, readItems } from "#db/items.ts";
import type { Tx } from "#db/journal.ts";
import { meetingColumns, readMeetings, replaceAgenda, replaceHandouts } from "#db/meetings.ts";
import { placeOf } from "#db/places.ts";
import { planRow } from "#db/plan.ts";
import { nextPosition, positionAfter } from "#db/positions.ts";
import { readProjects, replaceRelated } from "#db/projects.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { CheckedInput } from "#shared/contract/methods.ts";
import type { AgendaItem } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { Item } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { itemsOfYear, nameAt } from "#shared/rules/itemLife.ts";
import { usesFrom } from "./uses.ts";
import { refuseFrozenYear, requirePlanYear } from "./years.ts";

type Change = CheckedInput<"structure.reviseItem">["change"];
type Name = Pick<Item, "code" | "title">;

function refused(problem: string): OperationError {
  return new OperationError("revision-refused", { problem });
}

function nameText({ code, title }: Name): string {
  return `${code} ${title}`.trim();
}

/** The item as the year has it. Throws `not-found`, or `revision-refused` when it is not part of the plan then. */
function requireIn(db: Database, id: string, fiscalYear: number): Item {
  const known = readItems(db);
  const { items } = itemsOfYear(known, fiscalYear);
  const found = items.find((item) => item.id === id);
  if (found) return found;
  const other = known.find((item) => item.id === id);
  if (!other) throw new OperationError("not-found", { what: "施策", id });
  throw refused(`「${nameText(other)}」は、${fiscalYearLabel(fiscalYear)}の計画にはありません`);
}

/** Throws `duplicate` for a code that another item of the year has; items that the same review ends do not count. */
function refuseTakenCode(
  db: Database,
  names: readonly Name[],
  fiscalYear: number,
  ending: readonly string[],
): void {
  const { items } = itemsOfYear(readItems(db), fiscalYear);
  const taken = items.filter((item) => !ending.includes(item.id)).map((item) => item.code);
  for (const [index, { code }] of names.entries()) {
    const twin = taken.includes(code) || names.findIndex((name) => name.code === code) < index;
    if (code !== "" && twin) throw new OperationError("duplicate", { what: "施策の番号", id: code });
  }
}

/** What the item was called up to the year before, behind what it was called earlier; later renamings are replaced. */
function namesBefore(item: Item, fiscalYear: number): NonNullable<Item["formerNames"]> {
  const earlier = (item.formerNames ?? []).filter((name) => name.until < fiscalYear - 1);
  return [...earlier, { until: fiscalYear - 1, ...nameAt(item, fiscalYear - 1) }];
}

/** True when the item is part of the plan in a year before. */
function hasPast(db: Database, { from }: Pick<Item, "from">, fiscalYear: number): boolean {
  return Math.max(from ?? 0, planRow(db).first_fiscal_year) < fiscalYear;
}

function rename(tx: Tx, fiscalYear: number, change: Extract<Change, { kind: "rename" }>): string[] {
  const { id, code, title } = change;
  const then = requireIn(tx.db, id, fiscalYear);
  if (then.code === code && then.title === title) return [id];
  refuseTakenCode(tx.db, [{ code, title }], fiscalYear, [id]);
  // As it is kept: `then` has the name of the year in the place of its own.
  const item = readItems(tx.db).find((one) => one.id === id) ?? then;
  const formerNames = hasPast(tx.db, item, fiscalYear) ? namesBefore(item, fiscalYear) : [];
  tx.update("item", id, { code, title, ...itemLifeColumns({ formerNames }) });
  line(tx, "施策の名称を見直し", fiscalYear, { kind: "item", id }, nameText(then), nameText({ code, title }));
  return [id];
}

/** Ends an item with the year before. Throws `revision-refused` or, when something is written about it later, `in-use`. */
function close(tx: Tx, id: string, fiscalYear: number): Item {
  const item = requireIn(tx.db, id, fiscalYear);
  if (!hasPast(tx.db, item, fiscalYear)) {
    throw refused(
      `「${nameText(item)}」は${fiscalYearLabel(fiscalYear)}から始まるため、この年度からなくすことはできません。まだ何も書いていなければ「削除」を使ってください`,
    );
  }
  const use = usesFrom(tx.db, id, fiscalYear);
  if (use !== undefined) throw new OperationError("in-use", { what: use });
  tx.update("item", id, itemLifeColumns({ until: fiscalYear - 1 }));
  return item;
}

function end(tx: Tx, fiscalYear: number, { id }: Extract<Change, { kind: "end" }>): string[] {
  const item = close(tx, id, fiscalYear);
  passOn(tx, [id], [], fiscalYear);
  line(tx, "施策を終了", fiscalYear, { kind: "item", id }, nameText(item));
  return [id];
}

/** One into several, or several into one: what stood below them, and their indicators with all values, goes on in the first. */
function succeed(tx: Tx, fiscalYear: number, change: Extract<Change, { kind: "succeed" }>): string[] {
  const ids = [...new Set(change.ids)];
  const before = ids.map((id) => requireIn(tx.db, id, fiscalYear));
  const [first] = before;
  if (!first) return [];
  const depth = (item: Item): number => {
    const parent = readItems(tx.db).find((one) => one.id === item.parent);
    return parent ? depth(parent) + 1 : 1;
  };
  if (before.some((item) => depth(item) !== depth(first))) {
    throw refused("違う階層の施策は、1つにまとめられません");
  }
  refuseTakenCode(tx.db, change.into, fiscalYear, below(tx.db, ids));
  const parts = childrenIn(tx.db, ids, fiscalYear);
  for (const id of ids) close(tx, id, fiscalYear);
  const became = new Map<string, readonly string[]>();
  let after = first.id;
  const made = change.into.map((name, index) => {
    const begun = begin(tx, {
      name,
      like: first,
      parent: first.parent,
      position: positionAfter(tx, "item", after),
      succeeds: ids,
      from: fiscalYear,
    });
    after = begun;
    // Only one of several can go on with what was measured; the others begin with what people write.
    if (index === 0) {
      for (const item of before) carryIndicators(tx, item.id, begun);
      for (const part of parts) carryPart(tx, part, begun, fiscalYear, became);
    }
    return begun;
  });
  for (const id of ids) became.set(id, made);
  passOn(tx, ids, made, fiscalYear);
  relate(tx, became);
  line(
    tx,
    change.into.length > 1 ? "施策を分割" : ids.length > 1 ? "施策を統合" : "施策を引き継ぎ",
    fiscalYear,
    { kind: "item", id: made[0] ?? first.id },
    before.map(nameText).join("\n"),
    change.into.map(nameText).join("\n"),
  );
  return made;
}

/** Meetings that prepare the year discuss and print the others in the place of what ended. */
function passOn(tx: Tx, ended: readonly string[], others: readonly string[], fiscalYear: number): void {
  const gone = new Set(below(tx.db, ended));
  const isGone = (subject: Subject | undefined): boolean => subject?.kind === "item" && gone.has(subject.id);
  const inPlace = (subjects: readonly Subject[]): Subject[] => {
    const at = subjects.findIndex(isGone);
    if (at === -1) return [...subjects];
    const kept = subjects.slice(at).filter((subject) => !isGone(subject));
    return [...subjects.slice(0, at), ...others.map((id): Subject => ({ kind: "item", id })), ...kept];
  };
  const lines = (agenda: readonly AgendaItem[]): AgendaItem[] =>
    agenda.map(({ subjects = [], ...one }) => {
      const now = inPlace(subjects);
      return { ...one, ...(now.length > 0 ? { subjects: now } : {}), children: lines(one.children) };
    });
  const isPrinted = (paper: Paper): boolean => !isGone(paper.subject);
  for (const { id, evaluates, agenda, handouts, output } of readMeetings(tx.db)) {
    if (evaluates < fiscalYear) continue;
    replaceAgenda(tx, id, lines(agenda));
    if (handouts.some(({ paper }) => paper && !isPrinted(paper))) {
      const kept = handouts.map(({ paper, ...rest }) => ({
        ...rest,
        ...(paper && isPrinted(paper) ? { paper } : {}),
      }));
      replaceHandouts(tx, id, kept);
    }
    if (output?.papers.every(isPrinted) === false) {
      const papers = output.papers.filter(isPrinted);
      tx.update("meeting", id, meetingColumns({ output: { ...output, papers } }));
    }
  }
}

/** The items and all that stands below them. */
function below(db: Database, ids: readonly string[]): string[] {
  const found = new Set(ids);
  for (const item of readItems(db)) if (item.parent !== null && found.has(item.parent)) found.add(item.id);
  return [...found];
}

/** What stands directly below these items in the year. */
function childrenIn(db: Database, ids: readonly string[], fiscalYear: number): Item[] {
  return itemsOfYear(readItems(db), fiscalYear).items.filter(
    (item) => item.parent !== null && ids.includes(item.parent),
  );
}

interface Beginning {
  name: Name;
  /** What it is described like: 目指す姿, 所管課 and the rest. */
  like: Item;
  parent: string | null;
  position: number | undefined;
  succeeds: string[];
  from: number;
}

function begin(tx: Tx, { name, like, parent, position, succeeds, from }: Beginning): string {
  const { until: _u, formerNames: _f, isNew: _n, ...described } = like;
  const id = randomUUID();
  const place = position ?? nextPosition(tx.db, "item", parent);
  insertItem(tx, { ...described, ...name, id, parent, succeeds, from }, place);
  return id;
}

/** The same item below its new parent: a parent is the same in every year, so that the old one keeps the old item. */
function carryPart(
  tx: Tx,
  item: Item,
  parent: string,
  from: number,
  became: Map<string, readonly string[]>,
): void {
  const parts = childrenIn(tx.db, [item.id], from - 1);
  const { code, title, id } = item;
  const made = begin(tx, {
    name: { code, title },
    like: item,
    parent,
    position: undefined,
    succeeds: [id],
    from,
  });
  became.set(id, [made]);
  carryIndicators(tx, id, made);
  for (const part of parts) carryPart(tx, part, made, from, became);
}

/** Projects relate to what became of an item as they did to the item, behind it: a year shows those that it has. */
function relate(tx: Tx, became: ReadonlyMap<string, readonly string[]>): void {
  const titles = new Map(readItems(tx.db).map((item) => [item.id, item.title]));
  for (const { id, related } of readProjects(tx.db)) {
    const known = new Set(related.map(({ item }) => item));
    const now = related.flatMap((one) => {
      const later = (became.get(one.item) ?? []).filter((item) => !known.has(item));
      for (const item of later) known.add(item);
      return [one, ...later.map((item) => ({ ...one, item, label: titles.get(item) ?? one.label }))];
    });
    if (now.length > related.length) replaceRelated(tx, id, now);
  }
}

/** The same indicators, with targets and all that was measured so far. */
function carryIndicators(tx: Tx, from: string, to: string): void {
  for (const indicator of readIndicators(tx.db, [{ id: from }])) {
    const position = nextPosition(tx.db, "indicator", to);
    insertIndicator(tx, { ...indicator, id: randomUUID(), item: to }, position);
  }
}

function line(
  tx: Tx,
  label: string,
  fiscalYear: number,
  subject: Subject,
  beforeText: string,
  afterText?: string,
): void {
  const place = `${placeOf(tx.db, subject)} ${fiscalYearLabel(fiscalYear)}から`;
  tx.line({ label, place, subject, fiscalYear, beforeText, afterText });
}

const labels: Record<Change["kind"], string> = {
  rename: "施策の名称を見直し",
  end: "施策を終了",
  succeed: "施策の統合・分割",
};

export const revisionHandlers = {
  "structure.reviseItem"(context, { fiscalYear, change }) {
    const { value: ids, ...saved } = saveEdit(context, { label: labels[change.kind] }, (tx) => {
      requirePlanYear(tx.db, fiscalYear);
      refuseFrozenYear(tx.db, fiscalYear);
      switch (change.kind) {
        case "rename":
          return rename(tx, fiscalYear, change);
        case "end":
          return end(tx, fiscalYear, change);
        case "succeed":
          return succeed(tx, fiscalYear, change);
      }
    });
    return { ...saved, ids };
  },
} satisfies Handlers;
