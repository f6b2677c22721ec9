/**
 * Rows that a form lists and a secretariat adds, moves and removes: one table each, all handled the same way. A row lives
 * below its owner and stands in the order it was put in.
 */
import { z } from "zod";
import { fiscalYearSchema, idSchema } from "#shared/domain/ids.ts";
import { textSchema, titleSchema } from "#shared/domain/plan.ts";

/** 取り組みとその成果, or 引き継がれる課題とその方針, of a chapter or section in one year. */
export const resultSchema = z.strictObject({
  id: idSchema,
  item: idSchema,
  fiscalYear: fiscalYearSchema,
  /** 「顕著な成果」「取り組みとその成果」, or 「引き継がれる課題」. */
  list: z.enum(["results", "issues"]),
  /** 取り組み, or 課題. */
  title: z.string().max(500),
  /** 成果, or 今後の方針. */
  text: textSchema,
  /** The policy it belongs to, as printed: 「5-1-3 農のあるまちづくりの推進」. */
  policy: z.string().max(500),
});
export type Result = z.infer<typeof resultSchema>;

/** 実現に向けた取組 of a 先導プロジェクト: a ● heading and its text. */
export const initiativeSchema = z.strictObject({
  id: idSchema,
  project: idSchema,
  title: z.string().max(500),
  text: textSchema,
});
export type Initiative = z.infer<typeof initiativeSchema>;

/** An arrow over the years of a ロードマップ. */
export const arrowSchema = z
  .strictObject({
    from: fiscalYearSchema,
    to: fiscalYearSchema,
    /** What its beginning shows: nothing but a head (it ran before), ● a new start, ◆ a version-up. */
    start: z.enum(["head", "start", "upgrade"]),
    /** Its end has a head (it goes on), or just ends. */
    end: z.enum(["head", "none"]),
  })
  .refine((arrow) => arrow.to >= arrow.from, { message: "year order", path: ["to"] });
export type Arrow = z.infer<typeof arrowSchema>;

/** 重点事業 of a 先導プロジェクト with its arrows. */
export const undertakingSchema = z.strictObject({
  id: idSchema,
  project: idSchema,
  title: z.string().max(500),
  /** ○ 新規事業, □ 既存事業; absent prints no mark. */
  origin: z.enum(["new", "existing"]).optional(),
  arrows: z.array(arrowSchema).max(20),
});
export type Undertaking = z.infer<typeof undertakingSchema>;

/** A part of the plan's own text: a chapter, a section, a 課題. Two editions of it give a 新旧対照表. */
export const passageSchema = z.strictObject({
  id: idSchema,
  /** Depth of its heading, 1 at the top. */
  level: z.number().int().min(1).max(4),
  title: z.string().max(500),
  text: textSchema,
});
export type Passage = z.infer<typeof passageSchema>;

/** How a 新旧対照表 is set; absent keys are as the real ones of 朝霞市 have them. */
export const comparisonSettingsSchema = z.strictObject({
  /** Where the new text stands; absent = left. */
  newSide: z.enum(["left", "right"]).optional(),
  /** Heads of the columns; absent 新 and 旧. */
  newHeading: z.string().min(1).max(30).optional(),
  oldHeading: z.string().min(1).max(30).optional(),
  /** In the old column of a row that is new; absent 「新規」. */
  added: z.string().max(30).optional(),
  /** In the new column of a row that is taken away; absent 「（削る）」. */
  removed: z.string().max(30).optional(),
  /** Rows without a change: printed in full (absent) or as 略. */
  unchanged: z.enum(["full", "omit"]).optional(),
  /** A place where only the other side has text is shown by an underlined blank; absent = not. */
  padding: z.boolean().optional(),
  /** What stands above the table at the right; absent 「（下線部分は改正部分）」, empty nothing. */
  legend: z.string().max(100).optional(),
});
export type ComparisonSettings = z.infer<typeof comparisonSettingsSchema>;

/** A document beside the plan's sheets: a 新旧対照表, or the 概要 handed out with it. */
export const documentSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["comparison", "outline"]),
  title: titleSchema,
  /** Only of a 新旧対照表. */
  settings: comparisonSettingsSchema.optional(),
});
export type PlanDocument = z.infer<typeof documentSchema>;

/** An indicator of a 施策 as a plan states it: 基準値, 中間目標値, 目標値, as printed. */
export const statedIndicatorSchema = z.strictObject({
  kind: z.string().max(50),
  name: z.string().max(500),
  baseline: z.string().max(100),
  middle: z.string().max(100),
  target: z.string().max(100),
});
export type StatedIndicator = z.infer<typeof statedIndicatorSchema>;

/** A whole 施策 as a plan states it: one side of a row of a 新旧対照表. */
export const statedMeasureSchema = z.strictObject({
  /** 番号 and 名称. */
  title: z.string().max(600),
  overview: textSchema,
  images: z.array(textSchema).max(1000),
  /** Heads of the three value columns: 「基準値\n平成29（2017）年度」. */
  headings: z.tuple([z.string().max(100), z.string().max(100), z.string().max(100)]),
  indicators: z.array(statedIndicatorSchema).max(1000),
});
export type StatedMeasure = z.infer<typeof statedMeasureSchema>;

/**
 * A text of a whole 施策, by the way to it: `title`, `overview`, `images` (all of them, as they stand below each other in
 * one cell), `headings/0`, `indicators/2/target`. Places count from 0.
 */
export const measurePartSchema = z
  .string()
  .regex(
    /^(?:title|overview|images|headings\/[0-2]|indicators\/(?:0|[1-9][0-9]{0,2})\/(?:kind|name|baseline|middle|target))$/,
  );
export type MeasurePart = z.infer<typeof measurePartSchema>;

/** An underline set or cleared by hand. It follows its words when the text around them changes. */
export const underlineSchema = z.strictObject({
  side: z.enum(["new", "old"]),
  /** The text of the side's 施策 that its words stand in; absent: the side's own text. */
  part: measurePartSchema.optional(),
  /** Where its words began when it was set, in UTF-16 units. */
  from: z.number().int().nonnegative(),
  words: z.string().min(1).max(2000),
  underline: z.boolean(),
});
export type Underline = z.infer<typeof underlineSchema>;

/**
 * A row of a document. Of a 新旧対照表: two texts (null: this side does not have the row), or two whole 施策. Of a 概要: a
 * numbered heading (`title`) and what stands below it (`newText`).
 */
export const documentRowSchema = z.strictObject({
  id: idSchema,
  document: idSchema,
  title: z.string().max(500),
  newText: textSchema.nullable(),
  oldText: textSchema.nullable(),
  newMeasure: statedMeasureSchema.optional(),
  oldMeasure: statedMeasureSchema.optional(),
  underlines: z.array(underlineSchema).max(1000),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** Every kind of row by the name of its table. */
export const rowSchemas = {
  result: resultSchema,
  initiative: initiativeSchema,
  undertaking: undertakingSchema,
  passage: passageSchema,
  document: documentSchema,
  documentRow: documentRowSchema,
} as const;
export type RowTable = keyof typeof rowSchemas;
export type RowOf<T extends RowTable> = z.infer<(typeof rowSchemas)[T]>;
export const rowTableSchema = z.enum([
  "result",
  "initiative",
  "undertaking",
  "passage",
  "document",
  "documentRow",
]);

/** Texts of rows that are edited in place; each table has some of them. */
export const rowTextProperties = ["title", "text", "policy", "newText", "oldText"] as const;
export type RowTextProperty = (typeof rowTextProperties)[number];

/** A row to be added: its id is made by the store. */
export const newRowSchema = z.discriminatedUnion("table", [
  z.strictObject({ table: z.literal("result"), row: resultSchema.omit({ id: true }) }),
  z.strictObject({ table: z.literal("initiative"), row: initiativeSchema.omit({ id: true }) }),
  z.strictObject({ table: z.literal("undertaking"), row: undertakingSchema.omit({ id: true }) }),
  z.strictObject({ table: z.literal("passage"), row: passageSchema.omit({ id: true }) }),
  z.strictObject({ table: z.literal("document"), row: documentSchema.omit({ id: true }) }),
  z.strictObject({ table: z.literal("documentRow"), row: documentRowSchema.omit({ id: true }) }),
]);
export type NewRow = z.infer<typeof newRowSchema>;

/** A change to a row: what is given is replaced; null takes away what may be absent. Owners do not change. */
export const rowPatchSchema = z.discriminatedUnion("table", [
  z.strictObject({
    table: z.literal("result"),
    patch: resultSchema.omit({ id: true, item: true, fiscalYear: true, list: true }).partial(),
  }),
  z.strictObject({
    table: z.literal("initiative"),
    patch: initiativeSchema.omit({ id: true, project: true }).partial(),
  }),
  z.strictObject({
    table: z.literal("undertaking"),
    patch: undertakingSchema
      .omit({ id: true, project: true })
      .extend({ origin: undertakingSchema.shape.origin.nullable() })
      .partial(),
  }),
  z.strictObject({ table: z.literal("passage"), patch: passageSchema.omit({ id: true }).partial() }),
  z.strictObject({
    table: z.literal("document"),
    patch: documentSchema.omit({ id: true, kind: true }).partial(),
  }),
  z.strictObject({
    table: z.literal("documentRow"),
    patch: documentRowSchema
      .omit({ id: true, document: true })
      .extend({
        newMeasure: statedMeasureSchema.nullable(),
        oldMeasure: statedMeasureSchema.nullable(),
      })
      .partial(),
  }),
]);
export type RowPatch = z.infer<typeof rowPatchSchema>;

/** What an edition of the plan said, fixed for ever: enough to set two editions side by side. */
export const planEditionSchema = z.strictObject({
  id: idSchema,
  /** 「平成31年3月策定」. */
  name: z.string().min(1).max(100),
  fixedOn: z.iso.date(),
  passages: z.array(passageSchema).max(20_000),
  measures: z
    .array(z.strictObject({ item: idSchema, code: z.string().max(30), measure: statedMeasureSchema }))
    .max(20_000),
});
export type PlanEdition = z.infer<typeof planEditionSchema>;
