/** First look at what JSON.parse returned: size, depth, and the characters that no plan file can hold. */
import { cleanText } from "#shared/text/clean.ts";
import { invalid, type Path } from "./problem.ts";

const MAX_DEPTH = 24;
const MAX_LIST = 20_000;
const MAX_VALUES = 2_000_000;

/**
 * The same value with every text cleaned (`shared/text/clean.ts`). Throws `package-invalid` for nesting or amounts that
 * no plan has, so that what follows never meets them.
 * @returns the value, and the names of the dropped characters (`U+FFFE`), once each.
 */
export function scan(value: unknown): { value: unknown; dropped: string[] } {
  const dropped = new Set<string>();
  let count = 0;

  function visit(part: unknown, path: Path): unknown {
    count += 1;
    if (count > MAX_VALUES) throw invalid(path, "項目の数が多すぎます", undefined);
    if (typeof part === "string") {
      const clean = cleanText(part);
      for (const name of clean.dropped) dropped.add(name);
      return clean.text;
    }
    if (typeof part !== "object" || part === null) return part;
    if (path.length >= MAX_DEPTH) throw invalid(path, "入れ子が深すぎます", undefined);
    if (Array.isArray(part)) {
      if (part.length > MAX_LIST) throw invalid(path, `一覧は${MAX_LIST}件までです`, undefined);
      return part.map((element, index) => visit(element, [...path, index]));
    }
    // Object.fromEntries defines own keys, so a key like __proto__ stays a plain (and unknown) key.
    return Object.fromEntries(
      Object.entries(part).map(([key, element]) => [key, visit(element, [...path, key])]),
    );
  }

  return { value: visit(value, []), dropped: [...dropped] };
}
