/** The door for what people type: characters no plan file can hold are taken out before anything else happens. */
import { OperationError } from "#shared/contract/errors.ts";
import { cleanText } from "#shared/text/clean.ts";
import { isModest } from "./modest.ts";

/**
 * The input with every text cleaned, and the names of the dropped characters (`U+FFFE`). Throws `invalid-input` for what is
 * not modest: walking it could take for ever.
 */
export function cleanInput(input: unknown): { input: unknown; dropped: string[] } {
  if (!isModest(input)) throw new OperationError("invalid-input", { path: "" });
  const dropped = new Set<string>();
  const visit = (part: unknown): unknown => {
    if (typeof part === "string") {
      const clean = cleanText(part);
      for (const name of clean.dropped) dropped.add(name);
      return clean.text;
    }
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(visit);
    return Object.fromEntries(Object.entries(part).map(([key, element]) => [key, visit(element)]));
  };
  return { input: visit(input), dropped: [...dropped] };
}
