/** The door for what people type: characters no plan file can hold are taken out before anything else happens. */
import { OperationError } from "#shared/contract/errors.ts";
import { cleanValue } from "#shared/text/cleanValue.ts";
import { isModest } from "./modest.ts";

/**
 * The input with every text cleaned, and the names of the dropped characters (`U+FFFE`). Throws `invalid-input` for what is
 * not modest: walking it could take for ever.
 */
export function cleanInput(input: unknown): { input: unknown; dropped: string[] } {
  if (!isModest(input)) throw new OperationError("invalid-input", { path: "" });
  const { value, dropped } = cleanValue(input);
  return { input: value, dropped };
}
