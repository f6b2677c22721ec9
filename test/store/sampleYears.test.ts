/** What a person sees first of a sample: the year that is filled in, and the sheets that its title promises. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { papersOf } from "#shared/forms/papers.ts";
import { samples } from "#shared/sample/samples.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

it.each(samples)("the sample $id opens at its year with the sheets it is for", async (sample) => {
  const backend = testBackend();
  const token = backend.grantFile(join(temporaryFolder(), "見本.hyoka"), "write");
  const { plan } = await value(backend, "plan.createSample", { token, sample: sample.id });
  expect(plan.currentFiscalYear).toBe(sample.fiscalYear);
  const snapshot = await value(backend, "plan.snapshot", { fiscalYear: sample.fiscalYear });
  const titles = papersOf(snapshot).map(({ form }) => formTitles[form]);
  for (const promised of sample.title.split("・")) expect(titles).toContain(promised);
  expect(snapshot.committee.members.length).toBeGreaterThan(0);
  expect(snapshot.meetings.at(-1)?.handouts.length).toBeGreaterThan(0);
});
