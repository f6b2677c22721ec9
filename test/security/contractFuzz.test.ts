/**
 * Every method of the contract under inputs made by chance, those that fit and those that do not. The long run is the
 * part `contract` of `npm run soak`.
 */
import { expect, it, onTestFinished } from "vitest";
import { createPlan } from "#test/store/support/backends.ts";
import { passGate } from "#electron/shell/gate.ts";
import { methodNames } from "#shared/contract/methods.ts";
import { temporaryFolder } from "#test/store/support/temporary.ts";
import { callsOf, openHouse } from "./fuzz/house.ts";

const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const rounds = Number(process.env.FUZZ_ROUNDS ?? 8);

it("whatever is said, no call is a fault of the program, and what is refused changes nothing", async () => {
  const house = await openHouse(temporaryFolder(), (file) => createPlan(file));
  onTestFinished(() => house.close());
  await house.make(callsOf(house, { seed, rounds }));
  await house.verify();
  expect(house.counts.faults).toEqual([]);
  // Calls that only ever met one wall would have proved nothing of what is behind it.
  const never = (what: "answered" | "refused") =>
    methodNames.filter((name) => house.counts.of[name][what] === 0);
  expect(never("answered")).toEqual([]);
  expect(never("refused")).toEqual([]);
});

it("would notice a refusal that changes something all the same, and a question that does", async () => {
  let renamed = 0;
  const house = await openHouse(
    temporaryFolder(),
    (file) => createPlan(file),
    async (name, input, run) => {
      const answer = await passGate(name, input, run);
      if (!answer.ok || name === "search.find")
        await run("committee.rename", { name: `別の名${(renamed += 1)}` });
      return answer;
    },
  );
  onTestFinished(() => house.close());
  await house.make([
    { name: "search.find", input: { text: "商店", limit: 1 } },
    { name: "search.find", input: { text: "" } },
  ]);
  expect(house.counts.faults.at(-2)).toContain("a question changed the plan");
  expect(house.counts.faults.at(-1)).toContain("refused, and the plan changed all the same");
});
