/** Saving finished bytes that could not be written where they should, without making them again. */
import type { Failure } from "#shared/contract/errors.ts";
import type { ExportedFile, MethodName } from "#shared/contract/methods.ts";
import { call } from "#renderer/client/bridge.ts";

export type SaveDialog = Extract<MethodName, `dialog.save${"Word" | "Pdf" | "Archive" | "Package"}`>;

export interface Again {
  /** Who keeps the bytes: a printed page is made by the window, everything else by the backend. */
  by: "file.saveAgain" | "pdf.saveAgain";
  dialog: SaveDialog;
  /** Name to begin with. */
  name: string;
}

/** Whether the finished bytes wait to be saved. */
export function isKept({ details }: Failure): boolean {
  return details["kept"] !== undefined;
}

/**
 * Asks for another name and saves there what the failure says is kept. undefined when nothing is, or when the person chose
 * no name. Throws the failure of saving, with which it can be tried again.
 */
export async function saveAgain(
  { details: { kept } }: Failure,
  { by, dialog, name }: Again,
): Promise<{ file: ExportedFile; token: string } | undefined> {
  if (typeof kept !== "string") return undefined;
  const chosen = await call(dialog, { name });
  if (chosen === null) return undefined;
  const { token } = chosen;
  const { file } = await call(by, { kept, token });
  return { file, token };
}
