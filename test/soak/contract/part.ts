/** The contract under attack by data: every method with inputs made by chance, on one plan after another. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { callsOf, openHouse, type Counts } from "#test/security/fuzz/house.ts";
import type { Budget, Outcome, Part } from "#test/soak/part.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

/** Calls of every method on one plan, which is judged after them. */
const ROUNDS = 20;

async function onePlan(seed: number): Promise<Counts> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "contract-"));
  const house = await openHouse(folder, (file) => createPlan(file));
  try {
    await house.make(callsOf(house, { seed, rounds: ROUNDS }));
    await house.verify();
    return house.counts;
  } finally {
    await house.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function callEverything({ seed, until, progress }: Budget): Promise<Outcome> {
  const faults: string[] = [];
  let [plans, calls, refused] = [0, 0, 0];
  while (plans === 0 || Date.now() < until) {
    // Far enough apart that no two plans meet the same inputs: every method adds its place to the seed.
    const own = seed + plans * 1000;
    const counts = await onePlan(own);
    plans += 1;
    calls += counts.calls;
    refused += counts.refused;
    faults.push(...counts.faults.map((fault) => `seed ${own}: ${fault}`));
    progress(`${calls} calls`);
  }
  return {
    figures: [
      ["hostile calls of the contract tried", calls],
      ["of these refused, nothing changed", refused],
      ["plans sound after them", plans],
    ],
    faults,
  };
}

export const contractPart: Part = { name: "contract", share: 1, run: callEverything };
