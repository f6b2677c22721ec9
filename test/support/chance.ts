/**
 * Chance of the property tests: the same in every run of `npm test`, so that a run that failed fails again, and another
 * with `FUZZ_SEED`. The part `properties` of `npm run soak` runs them with ever new seeds.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_121) });
