/**
 * How a form looks where municipalities differ: paper, margins, families, greys, words. Kept with the plan by form and
 * year, so that an old year prints as it printed; absent keys are as the form's own document has them.
 */
import { z } from "zod";
import { fiscalYearSchema } from "#shared/domain/ids.ts";
import { formNameSchema } from "#shared/domain/plan.ts";

/** Millimetres. */
const margin = z.number().min(5).max(50);

export const lookSchema = z.strictObject({
  page: z
    .strictObject({ size: z.enum(["A4", "A3"]), orientation: z.enum(["portrait", "landscape"]) })
    .optional(),
  margin: z.strictObject({ top: margin, right: margin, bottom: margin, left: margin }).optional(),
  /** Families for 明朝 and ゴシック: `ms` ＭＳ, `yu` 游, `ud` BIZ UD (読みやすい字形). */
  fonts: z.enum(["ms", "yu", "ud"]).optional(),
  /** What people wrote is set in 明朝 (absent) or in ゴシック. */
  body: z.enum(["mincho", "gothic"]).optional(),
  /** Points added to or taken from every size. */
  size: z.number().min(-2).max(4).multipleOf(0.5).optional(),
  /** Grey of label cells: none, light, or one that survives a mono copier (absent = as the form has it). */
  grey: z.enum(["none", "light", "dark"]).optional(),
  /** 年度: 令和元年度, 令和元年度（2019年度）, R1, 2019年度. */
  years: z.enum(["wareki", "both", "short", "seireki"]).optional(),
  /** 「推進委員会の評価」 or 「推進委員会からの評価」. */
  evaluationLabel: z.enum(["の評価", "からの評価"]).optional(),
  /** Members on 委員名簿 and 委員意見: with names (absent), by role alone, or as 委員. */
  names: z.enum(["name", "role", "label"]).optional(),
  /** Order of 委員意見と対応: sheet by sheet (absent), or member by member. */
  sort: z.enum(["sheet", "member"]).optional(),
  /** On 施策評価シート and プロジェクト評価シート: last year's evaluation of the committee and the answers to it are printed too. */
  lastYear: z.boolean().optional(),
});
export type Look = z.infer<typeof lookSchema>;

/** A look holds from its year on, until a later year has one of its own. */
export const yearLookSchema = z.strictObject({
  form: formNameSchema,
  fiscalYear: fiscalYearSchema,
  look: lookSchema,
});
export type YearLook = z.infer<typeof yearLookSchema>;
