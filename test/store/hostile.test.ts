/** Packages, archives and texts are hostile until they are parsed. The long run is a part of `npm run soak`. */
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readZip } from "#electron/backend/archive/readZip.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { tryInput } from "#test/soak/hostile/part.ts";
import { soundFiles } from "#test/soak/hostile/sound.ts";
import { packageFaults, textFaults, zipFaults } from "#test/soak/hostile/try.ts";
import { smallPackage } from "./support/smallPlan.ts";

const sound = soundFiles();
const small = JSON.stringify(smallPackage());

describe("a file that somebody spoiled", () => {
  it("never breaks its reader, never leads out of a folder and is never taken for what it was", () => {
    expect(zipFaults(sound.zip, sound.zip)).toEqual([]);
    const until = performance.now() + 4000;
    const faults: string[] = [];
    let tried = 0;
    for (; tried < 3000 && performance.now() < until; tried += 1) faults.push(...tryInput(5, tried, sound));
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});

describe("a package that was made to do harm", () => {
  /** The refusal's place and cause. */
  const refused = (text: string): unknown => {
    try {
      parsePackage(text);
    } catch (error) {
      return (error as { details: unknown }).details;
    }
    return "taken";
  };

  it("with a key twice is refused with its place, also when it is written differently", () => {
    const twice = { path: "plan.title", problem: "同じ項目が2回書かれています" };
    expect(refused(small.replace('"title":', '"title":"別の計画","title":'))).toMatchObject(twice);
    expect(refused(small.replace('"title":', String.raw`"\u0074itle":"別の計画","title":`))).toMatchObject(
      twice,
    );
    expect(refused('{"items":[{"id":"1"},{"id":"2","id":"3"}]}')).toMatchObject({ path: "items[1].id" });
    // The same words as a text, and the same key in two objects, are no doubles.
    expect(refused(small)).toBe("taken");
  });

  it("nested deeper than any plan is refused before anything is made of it", () => {
    const deep = `{"items":${"[".repeat(25)}`;
    expect(refused(deep)).toMatchObject({ problem: "入れ子が深すぎます" });
    expect(packageFaults("[".repeat(30_000_000))).toEqual([]);
  });

  it("with more parts than any plan is refused before anything is made of it", () => {
    expect(refused(`{"items":[${"{},".repeat(30_000)}{}]}`)).toMatchObject({ path: "items" });
    const rows = `[${"[],".repeat(19_000)}[]],`;
    expect(refused(`{"items":[${rows.repeat(120)}[]]}`)).toMatchObject({ problem: "項目の数が多すぎます" });
    const keys = Array.from({ length: 30_000 }, (_, index) => `"k${index}":0`).join(",");
    expect(refused(`{${keys}}`)).toMatchObject({ problem: "項目の数が多すぎます" });
  });

  it.each([
    ["a prototype", small.replace("{", '{"__proto__":{"x":1},')],
    ["a prototype further in", small.replace('"plan":{', '"plan":{"__proto__":{"x":1},')],
    ["a number beyond all numbers", small.replace(/"firstFiscalYear":\d+/u, '"firstFiscalYear":1e999')],
    ["a year below zero", small.replace(/"firstFiscalYear":\d+/u, '"firstFiscalYear":-2019')],
    ["a year between years", small.replace(/"firstFiscalYear":\d+/u, '"firstFiscalYear":2019.5')],
  ])("with %s is refused and changes nothing else", (_what, text) => {
    expect(text).not.toBe(small);
    expect(refused(text)).toMatchObject({ problem: expect.stringMatching(/./u) as unknown });
    expect(packageFaults(text)).toEqual([]);
  });
});

describe("a zip that was made to fill the memory", () => {
  it("with entries that share their bytes gives out each byte once", () => {
    const one = Buffer.alloc(1000, "x");
    const zip = Buffer.from(zipSync({ "a.txt": one, "b.txt": one }, { level: 0 }));
    // The second entry becomes the first one again.
    const second = zip.lastIndexOf("PK\u0001\u0002");
    zip.write("a.txt", second + 46);
    zip.writeUInt32LE(0, second + 42);
    expect(readZip(zip)).toMatchObject({ entries: [{ path: "a.txt" }], broken: ["a.txt"] });
  });

  it("that would become a hundred times its size is not unpacked", () => {
    const files = Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [`${index}.txt`, new Uint8Array(20_000_000)]),
    );
    const bomb = zipSync(files, { level: 1 });
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    const read = readZip(bomb);
    if (read.kind !== "read") throw new Error("the zip cannot be read");
    expect([read.entries.length, read.broken.length]).toEqual([3, 2]);
  });

  it("of thousands of entries that all were renamed is read in a moment", () => {
    const files = Object.fromEntries(
      Array.from({ length: 15_000 }, (_, index) => [`${index}.txt`, new Uint8Array(1)]),
    );
    expect(zipFaults(Buffer.from(zipSync(files, { level: 0 })), sound.zip)).toEqual([]);
  });
});

describe("a text file that is none", () => {
  it("is told from a text in a moment, whatever its bytes are", () => {
    const size = 800_000;
    for (const bytes of [
      Buffer.alloc(size),
      Buffer.alloc(size, 0x81),
      Buffer.alloc(size, "a\0"),
      Buffer.alloc(size, 0xd8),
      Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 256),
    ])
      expect(textFaults(bytes)).toEqual([]);
  });
});
