/** The characters that no plan file can hold, taken out of every text of a value. */
import { cleanText } from "./clean.ts";

/**
 * The same value with every text cleaned. The caller has bounded its depth and size: walking it could take for ever.
 * @param value as JSON.parse returns it
 * @returns the value, and the names of the dropped characters (`U+FFFE`), once each
 */
export function cleanValue(value: unknown): { value: unknown; dropped: string[] } {
  const dropped = new Set<string>();

  function visit(part: unknown): unknown {
    if (typeof part === "string") {
      const clean = cleanText(part);
      for (const name of clean.dropped) dropped.add(name);
      return clean.text;
    }
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(visit);
    // Object.fromEntries defines own keys, so a key like __proto__ stays a plain (and unknown) key.
    return Object.fromEntries(Object.entries(part).map(([key, element]) => [key, visit(element)]));
  }

  return { value: visit(value), dropped: [...dropped] };
}
