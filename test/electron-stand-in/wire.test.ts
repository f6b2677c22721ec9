import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode } from "./wire.ts";

describe("the wire between page and process", () => {
  it("carries what structured clone carries, unchanged", () => {
    const leaf = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.bigInt(),
      fc.string({ unit: "binary" }),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array(),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.array(tie("tree")),
        fc.dictionary(fc.string(), tie("tree"), { noNullPrototype: true }),
        fc.array(fc.tuple(fc.string(), tie("tree"))).map((entries) => new Map(entries)),
        fc.array(leaf).map((items) => new Set(items)),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(decode(encode(value))).toEqual(structuredClone(value));
      }),
    );
  });

  it("keeps an object that looks like the wire's own marks", () => {
    const value = { $: "date", v: 0 };
    expect(decode(encode(value))).toEqual(value);
  });

  it("keeps half of a surrogate pair, as structured clone does", () => {
    expect(decode(encode("\ud842"))).toBe("\ud842");
  });

  it.each([
    ["a function", () => undefined],
    ["a symbol", Symbol("s")],
    ["an error", new Error("e")],
  ])("refuses %s instead of changing it on the way", (_what, value) => {
    expect(() => encode({ value })).toThrow(/not be cloned|does not carry/);
  });
});
