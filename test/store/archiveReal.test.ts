/** 朝霞市's own package, as far as it is on this machine: its meeting is sealed whole and taken out again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { archiveDocuments } from "#shared/forms/archiveDocuments.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { hasRealPackage, realPackageFile } from "#test/support/packageSnapshot.ts";
import { testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

describe("the real package of 朝霞市", () => {
  it.skipIf(!hasRealPackage)(
    "is sealed with every paper of its meeting, and its data comes out whole",
    async () => {
      const folder = temporaryFolder();
      const backend = testBackend();
      await value(backend, "plan.importPackage", {
        package: backend.grantFile(realPackageFile, "read"),
        token: backend.grantFile(join(folder, "計画.hyoka"), "write"),
      });
      const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
      const meeting = snapshot.meetings.at(-1);
      if (!meeting) throw new Error("the package has no meeting");
      const documents = archiveDocuments(snapshot, meeting, []);
      const { archive } = await value(backend, "archive.seal", {
        task: crypto.randomUUID(),
        meeting: meeting.id,
        incomplete: true,
        documents,
      });
      const file = join(folder, "会議記録.zip");
      await value(backend, "archive.write", { id: archive.id, token: backend.grantFile(file, "write") });
      const files = unzipSync(readFileSync(file));
      const exported = join(folder, "計画パッケージ.json");
      await value(backend, "plan.exportPackage", { token: backend.grantFile(exported, "write") });
      const kept = Buffer.from(files["データ/計画パッケージ.json"] ?? []).toString("utf8");
      expect(kept).toBe(readFileSync(exported, "utf8"));
      const words = Object.entries(files).filter(([path]) => path.endsWith(".docx"));
      expect(words).toHaveLength(documents.length);
      for (const [path, bytes] of words) expect([path, lintDocx(bytes)]).toEqual([path, []]);
      expect(await value(backend, "archive.verify", {})).toMatchObject({ sound: true });
    },
  );
});
