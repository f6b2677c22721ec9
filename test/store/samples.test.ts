/** Every sample plan opens as a sound file, and its package comes out of the file as it lies in the project. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { samples } from "#shared/sample/samples.ts";
import { failure, testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

const folderOfSamples = fileURLToPath(new URL("../../shared/sample/", import.meta.url));

describe("the sample", () => {
  it.each(samples)(
    "「$title」 makes a plan file with everything its package has",
    async ({ id, file, fiscalYear }) => {
      const backend = testBackend();
      const folder = temporaryFolder();
      const token = backend.grantFile(join(folder, "見本.hyoka"), "write");
      const { plan } = await value(backend, "plan.createSample", { token, sample: id });
      expect(plan.fiscalYears).toContain(fiscalYear);
      expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
      const snapshot = await value(backend, "plan.snapshot", { fiscalYear });
      expect(yearSnapshotSchema.parse(snapshot)).toEqual(snapshot);
      await value(backend, "plan.exportPackage", {
        token: backend.grantFile(join(folder, "out.json"), "write"),
      });
      const [put, got] = [join(folderOfSamples, file), join(folder, "out.json")].map((path) =>
        parsePackage(readFileSync(path, "utf8")),
      );
      // What a package may leave out (ids, recording times) is filled in; everything else is as it was.
      const { evaluations = [], ...rest } = put ?? {};
      expect(got).toMatchObject(rest);
      expect(got?.evaluations).toHaveLength(evaluations.length);
      expect(got?.evaluations).toEqual(expect.arrayContaining(evaluations));
    },
  );

  it("is one of the list", async () => {
    const backend = testBackend();
    const token = backend.grantFile(join(temporaryFolder(), "見本.hyoka"), "write");
    expect((await failure(backend, "plan.createSample", { token, sample: "none" })).code).toBe(
      "invalid-input",
    );
  });
});
