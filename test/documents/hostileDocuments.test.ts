/** Documents made by chance; `npm run soak` makes ten thousand of them. */
import { describe, expect, it } from "vitest";
import { checkDocument } from "#test/soak/words/check.ts";
import { documentsOf } from "#test/soak/words/part.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";

const SEED = 20_261_121;

describe("fifty documents of texts nobody expects", () => {
  it("are whole Word files that say what was typed, and every loss is reported", async () => {
    const documents = documentsOf(SEED, 50);
    const found = await Promise.all(documents.map((one) => checkDocument(one)));
    for (const { problems } of found) expect(problems).toEqual([]);
    expect(documents.filter(({ tree }) => tree.dropped.length > 0).length).toBeGreaterThan(20);
    expect(await sdkErrors(found[0]?.bytes ?? new Uint8Array())).toEqual([]);
  });

  it("are told apart from files that lose a text or a letter in silence", async () => {
    const [made] = documentsOf(SEED, 50).filter(({ typed }) => typed.some(({ text }) => text.includes("あ")));
    if (!made) throw new Error("no such document");
    const reported = {
      ...made,
      typed: made.typed.map((one) => ({ ...one, text: one.text.replaceAll("あ", "い") })),
    };
    expect((await checkDocument(reported)).problems.join()).toContain("its loss not reported");
    const silent = {
      ...made,
      tree: { ...made.tree, dropped: [{ place: made.typed[0]?.place ?? "", characters: "U+3042" }] },
    };
    expect((await checkDocument(silent)).problems.join()).toContain("U+3042 need not be lost");
  });
});
