/** Inputs by chance that a page which has been taken over could send: one that fits, with something wrong in it. */
import fc from "fast-check";
import { nastyTexts } from "./fitting.ts";

/** Keys that mean something to every object. A parsed text has `__proto__` as a key of its own, as a message has. */
const prototypeKeys: readonly unknown[] = [
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  JSON.parse('{"hasOwnProperty":1,"toString":2,"toJSON":3,"then":4,"length":5}'),
];

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** A thing that holds itself; crosses the boundary as it is. */
function ring(): unknown {
  const self: Record<string, unknown> = {};
  self.self = self;
  return self;
}

/** Small to describe, endless to walk through: every level holds the one below it twice. */
function twofold(levels: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level += 1) value = { a: value, b: value };
  return value;
}

/** Values of every kind that can cross the boundary. Huge ones are made when they are drawn. */
const wrong: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(null, undefined, true, 0, -1, 1.5, Number.NaN, Infinity) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(-0, 2 ** 53, 1e308, -1e308, 10n, [], {}, [[]], [null]) },
  { weight: 8, arbitrary: fc.constantFrom<unknown>(...nastyTexts) },
  { weight: 6, arbitrary: fc.constantFrom(...prototypeKeys) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 0, max: 8 })
      .map((which) =>
        [
          () => new Date(Number.NaN),
          () => new Map([["id", "1"]]),
          () => new Uint8Array(10),
          () => new Error("x"),
          () => Object.assign([], { length: 4_000_000 }),
          () => nested(5_000),
          ring,
          () => twofold(30),
          () => /a/u,
        ][which]?.(),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 2 })
      .map((which) =>
        [
          () => "あ".repeat(1_000_000),
          () => Array.from({ length: 50_000 }, () => "x"),
          () => Object.fromEntries(Array.from({ length: 50_000 }, (_, key) => [`k${key}`, key])),
        ][which]?.(),
      ),
  },
);

type Place = { holder: Record<string, unknown>; key: string };

/** Every place of a value, from the outside in. */
function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return found;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    found.push({ holder, key });
    placesOf(holder[key], found);
  }
  return found;
}

/** @param fitting inputs that fit; each is copied before it is spoiled. */
export function spoiled(fitting: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const how = fc.record({
    kind: fc.constantFrom("replace", "replace", "remove", "add", "prototype", "whole"),
    at: fc.nat(),
    value: wrong,
  });
  return fc.tuple(fitting, how).map(([input, { kind, at, value }]) => {
    if (kind === "whole") return value;
    const copy = structuredClone(input);
    const places = placesOf(copy);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) return kind === "add" ? { extra: value } : value;
    const { holder, key } = place;
    if (kind === "replace") holder[key] = value;
    else if (kind === "remove") delete holder[key];
    else if (kind === "add") holder[`${key}2`] = value;
    else Object.defineProperty(holder, "__proto__", { value, enumerable: true, configurable: true });
    return copy;
  });
}
