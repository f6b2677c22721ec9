/** `manifest.json` of an archive: the list of its files with their SHA-256. Its own SHA-256 is the 照合番号. */
import { archiveManifestSchema, type ArchiveManifest } from "#shared/domain/archive.ts";

export const MANIFEST = "manifest.json";

/** One manifest has one text: keys in the order of the schema, two spaces, a line end at the end. */
export function printManifest(manifest: ArchiveManifest): string {
  return `${JSON.stringify(archiveManifestSchema.parse(manifest), null, 2)}\n`;
}

/** More than the list of all files that a zip of ours can hold. */
const MAX_LETTERS = 16_000_000;

/** Undefined for what is no manifest of this format, or is not written as this product writes one. */
export function parseManifest(text: string): ArchiveManifest | undefined {
  if (text.length > MAX_LETTERS) return undefined;
  const parsed = archiveManifestSchema.safeParse(jsonOf(text));
  return parsed.success && printManifest(parsed.data) === text ? parsed.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
