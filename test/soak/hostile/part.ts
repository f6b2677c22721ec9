/** Hostile until parsed: archives, plan packages and texts, spoiled by chance, as long as there is time. */
import type { Budget, Outcome, Part } from "#test/soak/part.ts";
import { randomFrom } from "#test/soak/random.ts";
import { soundFiles, type SoundFiles } from "./sound.ts";
import { mutated, mutatedJson, mutatedZip } from "./mutate.ts";
import { packageFaults, textFaults, zipFaults } from "./try.ts";

const WANTED = 200_000;

/** The input of this number, tried; a fault names seed and number, with which it can be had again. */
export function tryInput(seed: number, number: number, { zip, text, words }: SoundFiles): string[] {
  const random = randomFrom(seed * 1_000_003 + number);
  const faults =
    number % 3 === 0
      ? zipFaults(mutatedZip(zip, random), zip)
      : number % 3 === 1
        ? packageFaults(mutatedJson(text, random))
        : textFaults(mutated(random.pick(words), random));
  return faults.map((fault) => `input ${number} of seed ${seed}: ${fault}`);
}

async function tryHostileInputs({ seed, until, progress }: Budget): Promise<Outcome> {
  const sound = soundFiles();
  const faults: string[] = [];
  let tried = 0;
  for (; tried < WANTED && Date.now() < until; tried += 1) {
    faults.push(...tryInput(seed, tried, sound));
    if (tried % 20_000 === 19_999) progress(`${tried + 1} hostile inputs`);
  }
  return { figures: [["hostile inputs tried", tried]], faults };
}

export const hostilePart: Part = { name: "hostile", share: 2, run: tryHostileInputs };
