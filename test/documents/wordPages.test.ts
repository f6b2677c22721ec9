/** Pages as Word itself would make them, by the library's model of Word's rules; LibreOffice is asked in pages.test.ts. */
import { layoutDocument } from "docx/layout";
import { describe, expect, it } from "vitest";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm } from "#shared/forms/forms.ts";
import { wordDocument } from "#electron/backend/word/wordDocument.ts";
import {
  hasRealPackage,
  packageSnapshot,
  readPackage,
  realPackageFile,
} from "#test/support/packageSnapshot.ts";
import { sampleYear } from "#test/support/snapshots.ts";

async function pageCount(tree: DocumentTree): Promise<number> {
  const layout = layoutDocument(await wordDocument(tree, () => Promise.resolve()));
  expect(layout.stoppedAt).toBeUndefined();
  return layout.pages.length;
}

describe("Word is modelled to print", () => {
  it.each([2019, 2020])(
    "the sample of %i on two pages a direction and one for two projects",
    async (year) => {
      const snapshot = sampleYear(year);
      expect(await pageCount(buildForm("evaluation-sheet", snapshot))).toBe(10);
      expect(await pageCount(buildForm("project-sheet", snapshot))).toBe(2);
    },
  );

  it.skipIf(!hasRealPackage)("the real sheets of 令和元年度 on as many pages as LibreOffice", async () => {
    const snapshot = packageSnapshot(readPackage(realPackageFile), 2019);
    expect(await pageCount(buildForm("evaluation-sheet", snapshot))).toBe(10);
    expect(await pageCount(buildForm("project-sheet", snapshot))).toBe(2);
  });
});
