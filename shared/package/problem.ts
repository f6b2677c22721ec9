/** A fault in a package: where it is, what is wrong in plain words, and what stood there. */
import type { z } from "zod";
import { OperationError } from "#shared/contract/errors.ts";

export type Path = readonly PropertyKey[];

/** `evaluations[3].rating`. */
function pathText(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`,
    )
    .join("");
}

export function invalid(path: Path, problem: string, value: unknown): OperationError {
  return new OperationError("package-invalid", { path: pathText(path), problem, value: excerpt(value) });
}

function excerpt(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}";
  return JSON.stringify(value).slice(0, 100);
}

/** The fault that the schema found first, in the words of this product. */
export function schemaProblem(issue: z.core.$ZodIssue, root: unknown, base: Path): OperationError {
  const path = [...base, ...issue.path];
  const value = valueAt(root, issue.path);
  if (issue.code === "unrecognized_keys") {
    return invalid([...path, issue.keys[0] ?? ""], "この項目は計画パッケージにありません", issue.keys[0]);
  }
  if (value === undefined) return invalid(path, "必要な項目がありません", value);
  return invalid(path, problemText(issue), value);
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    root,
  );
}

const typeNames: Record<string, string> = {
  string: "文字",
  number: "数値",
  int: "整数",
  boolean: "true か false",
  array: "一覧（[ ]）",
  object: "まとまり（{ }）",
  record: "まとまり（{ }）",
  tuple: "一覧（[ ]）",
};

function problemText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${typeNames[issue.expected] ?? issue.expected}でなければなりません`;
    case "too_big":
      return issue.origin === "string" ? `${issue.maximum}文字までです` : `${issue.maximum}までです`;
    case "too_small":
      return issue.origin === "string"
        ? `${issue.minimum}文字以上が必要です`
        : `${issue.minimum}以上が必要です`;
    case "invalid_format":
      return "書き方が違います";
    case "invalid_value":
      return `使えるのは「${issue.values.map(String).join("」「")}」です`;
    case "invalid_union":
      return '数値、「—」、{"none": "理由"} のどれかでなければなりません';
    case "invalid_key":
      return "年度は4桁の数字でなければなりません";
    case "custom":
      return customText(issue.message);
    case "not_multiple_of":
      return `${issue.divisor}きざみでなければなりません`;
    case "invalid_element":
    case "unrecognized_keys":
      return "書き方が違います";
  }
}

/** The rules that hold between the columns of a plan (`planSchema`). */
function customText(message: string): string {
  switch (message) {
    case "year order":
      return "年度の順序か長さが正しくありません";
    case "baseline must precede the indicator years":
      return "計画策定時の年度は指標の最初の年度より前でなければなりません";
    case "duplicate grade code":
      return "同じ判定が2つあります";
    default:
      return "書き方が違います";
  }
}
