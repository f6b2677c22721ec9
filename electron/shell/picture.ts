/** Pictures into the system's clipboard, for Word and for presentations. */
import { clipboard, ClipboardItem } from "electron";
import { OperationError } from "#shared/contract/errors.ts";

/** How every PNG file begins. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * @param png base64 of a PNG file
 * @throws OperationError `invalid-input` for anything else: the window puts pictures into the clipboard and nothing more.
 */
export async function writePicture(png: string): Promise<void> {
  const bytes = Buffer.from(png, "base64");
  if (!bytes.subarray(0, signature.length).equals(signature)) {
    throw new OperationError("invalid-input", { path: "png" });
  }
  await clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
}
