/** Identifiers and references that every part of the product shares. */
import { z } from "zod";

/** Stable identifier of a row: printable, 1–100 characters. Ids of imported packages are kept as they are. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
export const idSchema = z.string().regex(/^[^\u0000-\u001f\u007f]{1,100}$/u, "id");

/** Fiscal year: the integer of the calendar year in which its April falls (令和元年度 = 2019). */
export const fiscalYearSchema = z.number().int().min(1869).max(2200);

/** What an evaluation, a sheet or a comment is about: an item of the plan's tree, or a project. */
export const subjectSchema = z.strictObject({ kind: z.enum(["item", "project"]), id: idSchema });
export type Subject = z.infer<typeof subjectSchema>;

/** A subject as one string, for map keys and element ids: `item:1-1`. */
export function subjectKey(subject: Subject): string {
  return `${subject.kind}:${subject.id}`;
}

export function sameSubject(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.id === b.id;
}
