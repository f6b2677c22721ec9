/**
 * The one door for every change to a plan. An edit is one SQLite transaction: it is on disk as a whole when `edit`
 * returns, or nothing of it is. Every row change is kept with its before and after, and never removed: undoing is a new
 * edit that applies the opposite. What can be undone is known for this session only.
 */
import type { Database } from "better-sqlite3";
import { fieldKey } from "#shared/domain/field.ts";
import { mergeChanges, type Change } from "./changes.ts";
import {
  changesOf,
  copyLine,
  json,
  linesOf,
  saveChanges,
  saveEdit,
  saveLine,
  type EditRow,
  type Line,
} from "./journalRows.ts";
import { run, type Row } from "./sql.ts";
import type { TableName } from "./tables.ts";
import { insertRow, readRow, removeRow, updateColumns, type Writer } from "./writer.ts";

export interface Tx extends Writer {
  line(line: Line): void;
}

export interface EditOptions {
  /** What the person did, for 元に戻す: 「達成状況を編集」. */
  label: string;
  /** Edits of one field that share a session become one step. */
  session?: string;
  /** Remembered by the way, not done by the person: durable, but no step of 元に戻す. */
  aside?: true;
}

export interface Journal {
  /** Runs `work` as one durable edit. Returns what it returns, and whether anything changed at all. */
  edit<T>(options: EditOptions, work: (tx: Tx) => T): { value: T; changed: boolean };
  /**
   * Adds what is kept for ever (a 版, an archive): durable with its line in 変更履歴, and no step of 元に戻す. The work adds
   * rows that no edit can change.
   */
  keep<T>(line: Line, work: (db: Database) => T): T;
  /** Takes the latest edit of this session back; undefined when there is none. */
  undo(): { label: string } | undefined;
  redo(): { label: string } | undefined;
  state(): { undo: string | null; redo: string | null };
}

export interface JournalHost {
  db: Database;
  /** Written into the history. */
  actor: string;
  now(): Date;
  /** Throws when the file may not or cannot be written now. */
  beforeEdit(): void;
}

export function createJournal(host: JournalHost): Journal {
  const { db } = host;
  const undoable: EditRow[] = [];
  const redoable: EditRow[] = [];
  /** The newest edit in the file, when it was made through `edit` in this session: only that one may still grow. */
  let growing: EditRow | undefined;

  function transact<T>(work: (recorder: Recorder) => T): T {
    host.beforeEdit();
    return db
      .transaction(() => {
        db.pragma("defer_foreign_keys = on");
        return work(createRecorder(db));
      })
      .immediate();
  }

  function edit<T>(options: EditOptions, work: (tx: Tx) => T): { value: T; changed: boolean } {
    const done = transact((recorder) => {
      const value = work(recorder.tx);
      if (recorder.changes.length === 0) return { value, row: undefined, harmless: true };
      const at = host.now().toISOString();
      const grown = growInto(recorder, options.session);
      if (grown) {
        run(db, "update edit set at = ?, actor = ? where id = ?", at, host.actor, grown.edit.id);
        saveChanges(db, grown.edit.id, grown.changes);
        return { value, row: grown.edit, harmless: grown.harmless };
      }
      const { aside: _, ...described } = options;
      const row = saveEdit(db, { at, actor: host.actor, kind: "do", reverts: null, ...described });
      saveChanges(db, row.id, recorder.changes);
      for (const line of recorder.lines) saveLine(db, row.id, line);
      return { value, row, harmless: false };
    });
    if (!done.row) return { value: done.value, changed: false };
    if (options.aside) {
      growing = undefined;
      return { value: done.value, changed: true };
    }
    growing = done.row;
    redoable.length = 0;
    if (undoable.at(-1)?.id === done.row.id) undoable.pop();
    if (!done.harmless) undoable.push(done.row);
    return { value: done.value, changed: true };
  }

  /** Continues the newest edit when it is the same person still typing in the same field. */
  function growInto(
    recorder: Recorder,
    session: string | undefined,
  ): { edit: EditRow; changes: Change[]; harmless: boolean } | undefined {
    const [line, ...others] = recorder.lines;
    if (session === undefined || !growing || growing.session !== session) return undefined;
    if (!line?.field || others.length > 0) return undefined;
    const known = linesOf(db, growing.id);
    const [before] = known;
    if (!before || known.length > 1 || before.field_key !== fieldKey(line.field)) return undefined;
    run(
      db,
      "update edit_line set after_text = ?, after_value = ? where id = ?",
      line.afterText ?? null,
      json(line.afterValue),
      before.id,
    );
    return {
      edit: growing,
      changes: mergeChanges(changesOf(db, growing.id), recorder.changes),
      harmless: before.before_value === json(line.afterValue),
    };
  }

  function keep<T>(line: Line, work: (db: Database) => T): T {
    const value = transact(() => {
      const kept = work(db);
      const at = host.now().toISOString();
      const row = saveEdit(db, { at, actor: host.actor, kind: "do", reverts: null, label: line.label });
      saveLine(db, row.id, line);
      return kept;
    });
    // What is typed on from here is told apart from what was kept.
    growing = undefined;
    return value;
  }

  function repeat(row: EditRow, direction: "undo" | "redo"): void {
    transact((recorder) => {
      const changes = changesOf(db, row.id);
      recorder.apply(direction === "undo" ? changes.toReversed().map(opposite) : changes);
      const label = direction === "undo" ? `元に戻す（${row.label}）` : `やり直し（${row.label}）`;
      const made = saveEdit(db, {
        at: host.now().toISOString(),
        actor: host.actor,
        kind: direction,
        reverts: row.id,
        label,
      });
      saveChanges(db, made.id, recorder.changes);
      for (const line of linesOf(db, row.id)) copyLine(db, made.id, line, direction);
    });
    growing = undefined;
  }

  return {
    edit,
    keep,
    undo() {
      const row = undoable.at(-1);
      if (!row) return undefined;
      repeat(row, "undo");
      undoable.pop();
      redoable.push(row);
      return { label: row.label };
    },
    redo() {
      const row = redoable.at(-1);
      if (!row) return undefined;
      repeat(row, "redo");
      redoable.pop();
      undoable.push(row);
      return { label: row.label };
    },
    state: () => ({ undo: undoable.at(-1)?.label ?? null, redo: redoable.at(-1)?.label ?? null }),
  };
}

/** Records in a new file where it came from; cannot be undone. */
export function recordOrigin(db: Database, origin: { at: string; actor: string; label: string }): void {
  const row = saveEdit(db, { ...origin, kind: "import", reverts: null });
  saveLine(db, row.id, { label: origin.label, place: "" });
}

interface Recorder {
  tx: Tx;
  changes: Change[];
  lines: Line[];
  /** In this order. */
  apply(changes: readonly Change[]): void;
}

/** Performs row changes and keeps what each did. */
function createRecorder(db: Database): Recorder {
  const changes: Change[] = [];
  const lines: Line[] = [];

  function set(
    table: TableName,
    id: string,
    updates: readonly Omit<Update, "kind" | "table" | "id">[],
  ): void {
    const real = updates.filter(({ before, after }) => before !== after);
    updateColumns(db, table, id, Object.fromEntries(real.map(({ column, after }) => [column, after])));
    changes.push(...real.map((update): Update => ({ ...update, kind: "update", table, id })));
  }
  function add(table: TableName, row: Row): void {
    insertRow(db, table, row);
    changes.push({ kind: "insert", table, id: String(row["id"]), row });
  }
  function remove(table: TableName, id: string): void {
    const row = readRow(db, table, id);
    removeRow(db, table, id);
    changes.push({ kind: "remove", table, id, row });
  }

  return {
    changes,
    lines,
    tx: {
      db,
      insert: (table, row) => add(table, row as unknown as Row),
      update(table, id, columns) {
        const row = readRow(db, table, id);
        const updates = Object.entries(columns as Row).map(([column, after]) => {
          return { column, before: row[column] ?? null, after };
        });
        set(table, id, updates);
      },
      remove,
      line: (line) => lines.push(line),
    },
    apply(list) {
      for (const step of steps(list)) {
        switch (step.kind) {
          case "insert":
            add(step.table, step.row);
            break;
          case "remove":
            remove(step.table, step.id);
            break;
          case "updates":
            set(step.table, step.id, step.updates);
        }
      }
    },
  };
}

type Update = Extract<Change, { kind: "update" }>;

type Step = Exclude<Change, Update> | { kind: "updates"; table: TableName; id: string; updates: Update[] };

/** Updates that follow each other in one row, each of another column, are one step: they were made together. */
function steps(changes: readonly Change[]): Step[] {
  const list: Step[] = [];
  for (const change of changes) {
    const last = list.at(-1);
    if (change.kind !== "update") list.push(change);
    else if (last?.kind === "updates" && continues(last, change)) last.updates.push(change);
    else list.push({ kind: "updates", table: change.table, id: change.id, updates: [change] });
  }
  return list;
}

function continues(step: Extract<Step, { kind: "updates" }>, { table, id, column }: Update): boolean {
  return step.table === table && step.id === id && step.updates.every((known) => known.column !== column);
}

function opposite(change: Change): Change {
  switch (change.kind) {
    case "insert":
      return { ...change, kind: "remove" };
    case "remove":
      return { ...change, kind: "insert" };
    case "update":
      return { ...change, before: change.after, after: change.before };
  }
}
