/** The real steps of the schema, interrupted between two of their statements. */
import type { Database } from "better-sqlite3";
import { migrations } from "#db/migrations/index.ts";
import type { Migration } from "#db/migrations/migration.ts";

/** The statements of a text; a trigger's body belongs to it. */
function statementsOf(text: string): string[] {
  const found: string[] = [];
  let open = "";
  for (const piece of text.split(/(?<=;)\s*\n/u)) {
    open += `${piece}\n`;
    const isTrigger = /create trigger/u.test(open);
    if (isTrigger && !/\bend;\s*$/u.test(open)) continue;
    if (open.trim() !== "") found.push(open);
    open = "";
  }
  return found;
}

/** Runs a step with every statement on its own; `before` is told the number of each. */
function slowly(step: Migration, before: (statement: number, db: Database) => void): Migration {
  return {
    to: step.to,
    up(db) {
      let number = 0;
      const exec = (text: string): Database => {
        for (const statement of statementsOf(text)) {
          before(number, db);
          number += 1;
          db.exec(statement);
        }
        // After the last one, before the step is closed.
        before(number, db);
        return db;
      };
      step.up(
        new Proxy(db, {
          get(target, name) {
            if (name === "exec") return exec;
            const value: unknown = Reflect.get(target, name);
            return typeof value === "function" ? (value.bind(target) as unknown) : value;
          },
        }),
      );
    },
  };
}

/** All steps; the one to this version does `harm` before its statement of this number. */
export function interrupted(to: number, statement: number, harm: (db: Database) => void): Migration[] {
  return migrations.map((step) =>
    step.to === to ? slowly(step, (number, db) => void (number === statement && harm(db))) : step,
  );
}

/** How many moments there are to interrupt the step to this version. */
export function momentsOf(to: number, emptyBefore: Database): number {
  let moments = 0;
  for (const step of migrations.filter((one) => one.to <= to)) {
    if (step.to < to) step.up(emptyBefore);
    else slowly(step, () => (moments += 1)).up(emptyBefore);
  }
  return moments;
}
