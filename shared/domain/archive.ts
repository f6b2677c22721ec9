/** 会議記録の保存: what a meeting left behind, sealed with hashes and chained to the archive before it. */
import { z } from "zod";
import { idSchema } from "#shared/domain/ids.ts";
import { sha256Schema } from "#shared/domain/paperEdition.ts";
import { timestampSchema } from "#shared/domain/time.ts";

export const ARCHIVE_FORMAT = "jimukyoku-archive/1";

export const archivedFileSchema = z.strictObject({
  /** Path in the zip, with `/`. */
  path: z.string().min(1).max(300),
  sha256: sha256Schema,
  bytes: z.number().int().nonnegative(),
});
export type ArchivedFile = z.infer<typeof archivedFileSchema>;

/** `manifest.json` of an archive. Its own SHA-256 is the archive's 照合番号, and the `previous` of the next one. */
export const archiveManifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  plan: z.string(),
  meeting: z.strictObject({ id: idSchema, name: z.string() }),
  /** 1 for the first archive of the plan file; no number is left out. */
  sequence: z.number().int().positive(),
  sealedAt: timestampSchema,
  actor: z.string(),
  /** Why it corrects an earlier archive of the same meeting. */
  reason: z.string().min(1).max(500).optional(),
  /** SHA-256 of the manifest of the archive before it; null for the first. */
  previous: sha256Schema.nullable(),
  /** What was missing when it was sealed, as sentences the person agreed to. */
  missing: z.array(z.string()),
  /** In the order of the zip. */
  files: z.array(archivedFileSchema),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

/** An archive as lists show it; its zip stays in the plan file. */
export const archiveSchema = z.strictObject({
  id: idSchema,
  meeting: idSchema,
  sequence: z.number().int().positive(),
  sealedAt: timestampSchema,
  actor: z.string(),
  reason: z.string().optional(),
  /** 照合番号: SHA-256 of its manifest. */
  manifest: sha256Schema,
  files: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
});
export type Archive = z.infer<typeof archiveSchema>;

/** What verifying found. */
export const archiveReportSchema = z.strictObject({
  sound: z.boolean(),
  /** As sentences: which file of which archive was changed, is missing, does not belong. */
  problems: z.array(z.string()),
  archives: z.array(
    z.strictObject({
      sequence: z.number().int().positive(),
      meeting: z.string(),
      sealedAt: timestampSchema,
      manifest: sha256Schema,
      files: z.number().int().nonnegative(),
    }),
  ),
});
export type ArchiveReport = z.infer<typeof archiveReportSchema>;
