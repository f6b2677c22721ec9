/** The door for what people type: characters no plan file can hold are taken out before anything else happens. */
import { OperationError } from "#shared/contract/errors.ts";
import { cleanText } from "#shared/text/clean.ts";

const MAX_DEPTH = 40;

/** The input with every text cleaned, and the names of the dropped characters (`U+FFFE`). */
export function cleanInput(input: unknown): { input: unknown; dropped: string[] } {
  const dropped = new Set<string>();
  const visit = (part: unknown, depth: number): unknown => {
    if (typeof part === "string") {
      const clean = cleanText(part);
      for (const name of clean.dropped) dropped.add(name);
      return clean.text;
    }
    if (typeof part !== "object" || part === null) return part;
    if (depth > MAX_DEPTH) throw new OperationError("invalid-input", { path: "" });
    if (Array.isArray(part)) return part.map((element) => visit(element, depth + 1));
    return Object.fromEntries(Object.entries(part).map(([key, element]) => [key, visit(element, depth + 1)]));
  };
  return { input: visit(input, 0), dropped: [...dropped] };
}
