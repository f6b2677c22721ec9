/** Reading a package: a text becomes a `Package` whose parts all fit together, or one `package-invalid`. */
import type { z } from "zod";
import { OperationError } from "#shared/contract/errors.ts";
import { cleanValue } from "#shared/text/cleanValue.ts";
import { checkPackage } from "./check.ts";
import { invalid, schemaProblem, type Path } from "./problem.ts";
import { MAX_PACKAGE_BYTES, packageSchema, type Package } from "./schema.ts";
import { refuseStrangeShape } from "./shape.ts";

/**
 * Throws `package-too-large` or `package-invalid` with `path` (`evaluations[3].rating`), `problem` (a Japanese clause)
 * and `value`; the first fault only.
 */
export function parsePackage(text: string): Package {
  return parsePackageWithNotes(text).package;
}

/** Besides the package: characters left out because no plan file can hold them, by name (`U+FFFE`). */
export function parsePackageWithNotes(text: string): { package: Package; dropped: string[] } {
  refuseTooLarge(text.length);
  const { value, dropped } = cleanValue(parseJson(text.startsWith("\uFEFF") ? text.slice(1) : text));
  const parsed = validate(value);
  checkPackage(parsed);
  return { package: parsed, dropped };
}

/** Throws `package-too-large`; the backend asks before it reads the file at all. */
export function refuseTooLarge(bytes: number): void {
  if (bytes <= MAX_PACKAGE_BYTES) return;
  throw new OperationError("package-too-large", {
    size: megabytes(bytes),
    limit: megabytes(MAX_PACKAGE_BYTES),
  });
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)}MB`;
}

function parseJson(text: string): unknown {
  refuseStrangeShape(text);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([], "JSONとして読めません", text.slice(0, 40));
  }
}

/** Checks list by list and element by element: the first fault ends it, whatever else is in the file. */
function validate(value: unknown): Package {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid([], "計画パッケージではありません", value);
  }
  const shape = packageSchema.shape;
  const known: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(shape, key)) throw invalid([key], "この項目は計画パッケージにありません", key);
  }
  for (const key of Object.keys(shape) as (keyof typeof shape)[]) {
    const part = (value as Record<string, unknown>)[key];
    const schema: z.ZodType = shape[key];
    if (part === undefined && schema.type === "optional") continue;
    if (part === undefined) throw invalid([key], "必要な項目がありません", undefined);
    known[key] = check(schema, part, [key]);
  }
  return known as Package;
}

function check(schema: z.ZodType, value: unknown, path: Path): unknown {
  if (schema.type === "optional") {
    const inner = (schema as z.ZodOptional<z.ZodType>).unwrap();
    if (inner.type === "array") return check(inner, value, path);
  }
  if (schema.type === "array" && Array.isArray(value)) {
    const element = (schema as z.ZodArray<z.ZodType>).element;
    return value.map((one, index) => check(element, one, [...path, index]));
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? schemaProblem(issue, value, path) : invalid(path, "書き方が違います", value);
}
