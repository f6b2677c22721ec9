/** Word files under attack by data: documents made by chance, every one read back, a sample of them judged by the SDK. */
import fc from "fast-check";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import type { Budget, Outcome, Part } from "#test/soak/part.ts";
import { checkDocument } from "./check.ts";
import { hostileDocument, type Made } from "./documents.ts";

const WANTED = 10_000;
const BATCH = 50;
/** One of so many goes to the SDK, which takes as long as a hundred of the other checks. */
const SAMPLE = 250;

/** The documents of a seed, in this order always. */
export function documentsOf(seed: number, count: number): Made[] {
  return fc.sample(hostileDocument, { seed, numRuns: count });
}

async function writeHostileDocuments({ seed, until, progress }: Budget): Promise<Outcome> {
  const faults: string[] = [];
  let [made, valid, judged, reported] = [0, 0, 0, 0];
  for (let batch = 0; made < WANTED && Date.now() < until; batch += 1) {
    for (const [index, document] of documentsOf(seed + batch, BATCH).entries()) {
      const { bytes, problems } = await checkDocument(document);
      if (made % SAMPLE === 0) {
        problems.push(...(await sdkErrors(bytes)));
        judged += 1;
      }
      made += 1;
      valid += problems.length === 0 ? 1 : 0;
      reported += document.tree.dropped.length > 0 ? 1 : 0;
      faults.push(...problems.map((problem) => `document ${index} of seed ${seed + batch}: ${problem}`));
      if (Date.now() >= until) break;
    }
    if (batch % 10 === 9) progress(`${made} documents`);
  }
  return {
    figures: [
      ["Word documents generated", made],
      ["Word documents valid", valid],
      ["of these with characters that no file can hold, each reported", reported],
      ["of these judged by the Open XML SDK", judged],
    ],
    faults,
  };
}

export const wordPart: Part = { name: "words", share: 10, run: writeHostileDocuments };
