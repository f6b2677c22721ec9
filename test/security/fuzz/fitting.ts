/** Inputs by chance that fit a schema of the contract, as far as a schema says what fits without running it. */
import fc from "fast-check";
import type { z } from "zod";

/** What chance draws from half of the time, so that calls meet what the plan really holds. */
export interface Pools {
  ids: readonly string[];
  /** The same by the names of the parts of inputs that hold them: `meeting`, `member`. */
  idsBy: Readonly<Record<string, readonly string[]>>;
  /** Texts that stand somewhere in the plan: titles, codes of grades, names. */
  texts: readonly string[];
  /** File tokens, of files and folders of the test. */
  tokens: readonly string[];
  /** Fiscal years around those of the plan. */
  years: readonly [from: number, to: number];
}

/** The parts of zod's own description of a schema that are read here. */
interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
  items?: readonly z.ZodType[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
  getter?: () => z.ZodType;
}

interface Check {
  maximum?: number;
  minimum?: number;
  check: string;
  value?: number;
  inclusive?: boolean;
  pattern?: RegExp;
}

/** What the checks of a schema allow: of a number, or of a length. */
interface Bounds {
  min: number | undefined;
  max: number | undefined;
  patterns: RegExp[];
}

function boundsOf(schema: z.ZodType): Bounds {
  const bounds: Bounds = { min: undefined, max: undefined, patterns: [] };
  for (const part of schema.def.checks ?? []) {
    // oxlint-disable-next-line no-underscore-dangle -- the one place where zod keeps what a check allows
    const check = part._zod.def as unknown as Check;
    const step = check.inclusive === false ? 1 : 0;
    if (check.check === "min_length") bounds.min = check.minimum;
    if (check.check === "max_length") bounds.max = check.maximum;
    if (check.check === "greater_than") bounds.min = (check.value ?? 0) + step;
    if (check.check === "less_than") bounds.max = (check.value ?? 0) - step;
    if (check.pattern !== undefined) bounds.patterns.push(check.pattern);
  }
  return bounds;
}

/** Deep enough for every schema but those that hold themselves. */
const DEEPEST = 8;
/** A longer list asks the same of the program more often. */
const LONGEST = 4;

/** Texts no keyboard writes and every parser meets one day. */
export const nastyTexts = [
  "",
  " ",
  "　",
  "\uD800",
  "\uDC00x",
  "\uFFFE",
  "\u0000",
  "a\u0001b\u001Bc",
  "\r\n\r\n\t",
  "葛\u{E0100}",
  "\u{10FFFF}",
  "\u202Eabc",
  "__proto__",
  "constructor",
  "'; drop table comment; --",
  "=1+1",
  "../../x",
  "<b>&amp;</b>",
  '" or "*" near',
  "%_\\",
  "か\u3099",
  "㈱①ﾊﾝｶｸ",
] as const;

/** Throws for a kind of schema it does not know: a new one in the contract must be taught here. */
export function fitting(schema: z.ZodType, pools: Pools, depth = 0): fc.Arbitrary<unknown> {
  const def = schema.def as unknown as Definition;
  const bounds = boundsOf(schema);
  const inner = (part: z.ZodType | undefined): fc.Arbitrary<unknown> => {
    if (part === undefined) throw new Error(`a ${def.type} without its part`);
    return fitting(part, pools, depth + 1);
  };
  switch (def.type) {
    case "object":
      return objects(schema, def.shape ?? {}, pools, depth);
    case "array": {
      const least = bounds.min ?? 0;
      if (least === 0 && depth > DEEPEST) return fc.constant([]);
      const most = Math.min(bounds.max ?? LONGEST, Math.max(least, LONGEST));
      return fc.array(inner(def.element), { minLength: least, maxLength: most });
    }
    case "tuple":
      return fc.tuple(...(def.items ?? []).map(inner));
    case "union":
      return fc.oneof(...(def.options ?? []).map(inner));
    case "optional":
      return fc.option(inner(def.innerType), { nil: undefined });
    case "nullable":
      return fc.option(inner(def.innerType), { nil: null });
    case "lazy":
      return inner(def.getter?.());
    case "enum":
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(def.values ?? []));
    case "boolean":
      return fc.boolean();
    case "number":
      return numbers(bounds, pools);
    case "string":
      return texts(def, bounds, pools);
    default:
      throw new Error(`nothing is known of a schema of the kind ${def.type}`);
  }
}

const matched = new Map<string, fc.Arbitrary<string>>();

/** Reading a pattern takes long, and the contract has a handful of them in hundreds of places. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  const known = matched.get(pattern.source) ?? fc.stringMatching(pattern);
  matched.set(pattern.source, known);
  return known;
}

function objects(
  schema: z.ZodType,
  shape: Record<string, z.ZodType>,
  pools: Pools,
  depth: number,
): fc.Arbitrary<unknown> {
  const parts: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const [key, part] of Object.entries(shape)) {
    const def = part.def as unknown as Definition;
    const optional = def.type === "optional" && def.innerType !== undefined;
    if (!optional) required.push(key);
    else if (depth > DEEPEST) continue;
    const own = pools.idsBy[key];
    const near = own === undefined ? pools : { ...pools, ids: own };
    parts[key] = fitting(optional ? (def.innerType ?? part) : part, near, depth + 1);
  }
  const made = fc.record(parts, { requiredKeys: required, noNullPrototype: true });
  return (schema.def.checks ?? []).length === 0
    ? made
    : made.map((value) => agreeing(schema, value, required));
}

/** Rules over several parts mostly say which of them go together: fewer of those that may be absent fit sooner. */
function agreeing(schema: z.ZodType, value: Record<string, unknown>, required: readonly string[]): unknown {
  let less = value;
  for (const key of ["", ...Object.keys(value).filter((key) => !required.includes(key))]) {
    const { [key]: _, ...rest } = less;
    less = rest;
    if (schema.safeParse(less).success) return less;
  }
  return value;
}

function numbers(bounds: Bounds, { years }: Pools): fc.Arbitrary<number> {
  const min = Math.ceil(Math.max(bounds.min ?? -2_147_483_648, Number.MIN_SAFE_INTEGER));
  const max = Math.floor(Math.min(bounds.max ?? 2_147_483_647, Number.MAX_SAFE_INTEGER));
  const isYear = min >= 1800 && max <= 2300;
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min, max }) },
    { weight: 3, arbitrary: fc.integer({ min, max: Math.min(max, min + 10) }) },
    ...(isYear ? [{ weight: 12, arbitrary: fc.integer({ min: years[0], max: years[1] }) }] : []),
  );
}

const dates = fc.oneof(
  fc.constantFrom("2019-04-01", "2020-08-07", "2021-03-31", "2020-02-29", "0001-01-01", "9999-12-31"),
  fc
    .date({ min: new Date("2018-01-01"), max: new Date("2023-12-31"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
);

function texts(def: Definition, bounds: Bounds, pools: Pools): fc.Arbitrary<string> {
  switch (def.format) {
    case "uuid":
      return fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pools.tokens) },
        { weight: 1, arbitrary: fc.uuid() },
      );
    case "date":
      return dates;
    case "datetime":
      return fc
        .date({ min: new Date("2018-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
        .map((moment) => moment.toISOString());
    case "base64":
      return fc.oneof(
        fc.constant(Buffer.from("%PDF-1.7\n").toString("base64")),
        fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("base64")),
      );
    default:
  }
  const shortest = bounds.min ?? 0;
  const longest = bounds.max ?? 100_000;
  const { patterns } = bounds;
  const fits = (text: string): boolean =>
    text.length >= shortest &&
    text.length <= longest &&
    patterns.every((pattern) => new RegExp(pattern.source, pattern.flags.replace("g", "")).test(text));
  const known = patterns.length > 0 ? pools.ids.filter(fits) : pools.texts.filter(fits);
  const nasty = nastyTexts.filter(fits);
  return fc.oneof(
    ...(known.length > 0 ? [{ weight: 8, arbitrary: fc.constantFrom(...known) }] : []),
    ...(nasty.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...nasty) }] : []),
    ...(patterns.length > 0
      ? patterns.map((pattern) => ({ weight: 2, arbitrary: matching(pattern) }))
      : [
          {
            weight: 2,
            arbitrary: fc.string({
              unit: "binary",
              minLength: shortest,
              maxLength: Math.min(longest, Math.max(shortest, 40)),
            }),
          },
        ]),
  );
}
