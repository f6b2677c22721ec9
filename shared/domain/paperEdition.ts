/** 版 of printed papers: 配布版 and 公表版 are fixed files that never change; what is not fixed is 下書き. */
import { z } from "zod";
import { fiscalYearSchema, idSchema } from "#shared/domain/ids.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import { timestampSchema } from "#shared/domain/time.ts";

/** Lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u, "sha256");

export const paperStageSchema = z.enum(["handout", "public"]);
export type PaperStage = z.infer<typeof paperStageSchema>;
export const paperStageLabels: Record<PaperStage, string> = { handout: "配布版", public: "公表版" };

const storedFileSchema = z.strictObject({ sha256: sha256Schema, bytes: z.number().int().positive() });

export const paperEditionSchema = z.strictObject({
  id: idSchema,
  stage: paperStageSchema,
  fiscalYear: fiscalYearSchema,
  /** The meeting it was fixed for. */
  meeting: idSchema.optional(),
  papers: z.array(paperSchema).min(1).max(1000),
  /** Name of its file without ending. */
  name: z.string().min(1).max(200),
  /** 1 for the first of its papers in this stage, 2 for the one that corrects it … */
  version: z.number().int().positive(),
  /** Why it replaces the one before; of every version but the first. */
  reason: z.string().min(1).max(500).optional(),
  fixedAt: timestampSchema,
  actor: z.string(),
  docx: storedFileSchema,
  /** Only where the window made one: the command line cannot. */
  pdf: storedFileSchema.optional(),
  /** Of the document tree it was printed from: a paper whose tree differs has been changed since. */
  tree: sha256Schema,
});
export type PaperEdition = z.infer<typeof paperEditionSchema>;
