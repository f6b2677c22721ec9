/** The preview shows the pages that leave the printer, and the Word file has as many. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { violationsIn, wcag } from "#test/support/axe.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { kitchenSink } from "#test/support/kitchenSink.ts";
import { partsBrowser, type PartsBrowser } from "#test/screens/support/parts.ts";
import {
  hasRealPackage,
  packageSnapshot,
  readPackage,
  realPackageFile,
  samplePackage,
} from "#test/support/packageSnapshot.ts";

const sample = packageSnapshot(samplePackage(), 2019);

let browser: PartsBrowser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), "preview-"));

beforeAll(async () => {
  browser = await partsBrowser();
  page = await browser.open({ width: 1366, height: 768 });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => browser.again(page));

async function show(tree: DocumentTree): Promise<number> {
  await page.evaluate((given) => window.parts.preview({ tree: given, title: "施策評価シート" }), tree);
  await page.getByText(/^全 \d+ ページ$/u).waitFor();
  return page.locator(".sheet-page").count();
}

/** Text of every page of a PDF, its spaces left out. */
function pdfPages(file: string): string[] {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return text
    .split("\f")
    .slice(0, -1)
    .map((one) => one.replaceAll(/\s/gu, ""));
}

async function printed(): Promise<string> {
  const file = join(folder, "preview.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return file;
}

/** Text of every page of the Word file as LibreOffice prints it, its spaces left out. */
async function officePages(tree: DocumentTree): Promise<string[]> {
  return (await pagesOf(await wordFile(tree))).map((one) => one.replaceAll(/\s/gu, ""));
}

function first(snapshot: YearSnapshot): DocumentTree {
  const id = snapshot.items[0]?.id ?? "";
  return buildForm("evaluation-sheet", snapshot, {
    subjects: [{ kind: "item", id }],
    handoutNumber: "資料1",
  });
}

function whole(snapshot: YearSnapshot): DocumentTree {
  return mergeTrees(
    [buildForm("evaluation-sheet", snapshot), buildForm("project-sheet", snapshot)],
    "評価シート",
  );
}

describe("print preview", () => {
  it("shows the box of the handout number and the page number on every page", async () => {
    const count = await show(first(sample));
    expect(count).toBe(2);
    for (let index = 0; index < count; index += 1) {
      const text = await page.locator(".sheet-page").nth(index).innerText();
      expect(text).toContain("資料1");
      expect(text).toContain(`－ ${index + 1} －`);
    }
  });

  it.skipIf(!canRender)("prints exactly the pages it shows", async () => {
    const count = await show(whole(sample));
    const shown = await page.locator(".sheet-page").allInnerTexts();
    const pages = pdfPages(await printed());
    expect(pages).toHaveLength(count);
    pages.forEach((text, index) => {
      expect(text).toContain(`－${index + 1}－`);
      expect(text.length).toBeGreaterThan(20);
      expect(shown[index]?.replaceAll(/\s/gu, "").length).toBe(text.length);
    });
    const size = execFileSync("pdfinfo", [join(folder, "preview.pdf")], { encoding: "utf8" });
    expect(size).toMatch(/Page size:\s+59[45](?:\.\d+)? x 84[12]/u);
  });

  it.skipIf(!canRender)("prints every section on its own size of paper", async () => {
    const tree = kitchenSink();
    expect(await show(tree)).toBe(4);
    const file = await printed();
    const info = execFileSync("pdfinfo", ["-l", "9", file], { encoding: "utf8" });
    const sizes = [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+)/gu)].map((one) =>
      one.slice(1, 3).map((points) => Math.round((Number(points) / 72) * 25.4)),
    );
    expect(sizes).toEqual([
      [210, 297],
      [420, 297],
      [297, 210],
      [210, 297],
    ]);
    const office = await officePages(tree);
    expect(pdfPages(file).map((text) => text.length)).toEqual(office.map((text) => text.length));
  });

  it("draws lines, upright text, greys and families of a section as its look says", async () => {
    await show(kitchenSink());
    const first = page.locator(".sheet-page").nth(0);
    const lines = first.getByRole("img");
    expect(await lines.evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
      "2018年度から2022年度まで",
      "2019年度から2022年度まで",
      "2020年度から2020年度まで",
      "2020年度から2022年度まで",
    ]);
    const second = page.locator(".sheet-page").nth(1);
    const style = (name: string, of: string) =>
      second
        .locator(of)
        .first()
        .evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), name);
    expect(await style("background-color", ".sheet-shade-label")).toBe("rgb(191, 191, 191)");
    expect(await style("font-family", ".sheet-paragraph")).toContain("BIZ UD");
    const upright = second.locator(".sheet-upright").first();
    expect(await upright.evaluate((one) => getComputedStyle(one).writingMode)).toBe("vertical-rl");
    expect(await upright.locator("span").evaluate((one) => getComputedStyle(one).textCombineUpright)).toBe(
      "all",
    );
    const box = await upright.boundingBox();
    expect(box?.height).toBeGreaterThan(5 * (box?.width ?? 0));
  });

  it("divides a text that is higher than a page between its lines, without losing a letter", async () => {
    const long = Array.from({ length: 160 }, (_, index) => `第${index + 1}段落。${"あ".repeat(60)}`).join(
      "\n",
    );
    const tree = first({
      ...sample,
      evaluations: sample.evaluations.map((one) =>
        one.subject.id === "1-1" ? { ...one, achievement: long } : one,
      ),
    });
    expect(await show(tree)).toBeGreaterThan(4);
    const texts = (await page.locator(".sheet-page").allInnerTexts()).join("").replaceAll(/\s/gu, "");
    for (let index = 1; index <= 160; index += 1) expect(texts.split(`第${index}段落。`)).toHaveLength(2);
    expect(texts.split("あ").length - 1).toBeGreaterThanOrEqual(160 * 60);
    const overflowing = await page
      .locator(".sheet-page")
      .evaluateAll((pages) => pages.filter((one) => one.scrollHeight > one.clientHeight).length);
    expect(overflowing).toBe(0);
  });

  it("prints on Ctrl+P and closes on Escape", async () => {
    await show(first(sample));
    await page.keyboard.press("Control+p");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => window.parts.log.map((one) => one.name))).toEqual(["print", "close"]);
  });

  it("has no accessibility fault", async () => {
    await show(first(sample));
    const violations = await violationsIn(page, { tags: wcag });
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("the Word file", () => {
  it.skipIf(!canRender)("has as many pages as the preview, the sample's whole year", async () => {
    const tree = whole(sample);
    expect(await officePages(tree)).toHaveLength(await show(tree));
  });

  const real = () => packageSnapshot(readPackage(realPackageFile), 2019);

  it.skipIf(!canRender || !hasRealPackage)("of a real direction has two pages, as its preview", async () => {
    const tree = first(real());
    expect(await show(tree)).toBe(2);
    expect(pdfPages(await printed())).toHaveLength(2);
    expect(await officePages(tree)).toHaveLength(2);
  });

  it.skipIf(!canRender || !hasRealPackage)(
    "of a real year has the pages of its preview, none blank",
    async () => {
      const tree = buildForm("evaluation-sheet", real());
      const count = await show(tree);
      expect(count).toBeLessThanOrEqual(11);
      for (const pages of [pdfPages(await printed()), await officePages(tree)]) {
        expect(pages).toHaveLength(count);
        for (const text of pages) expect(text.length).toBeGreaterThan(20);
      }
    },
  );
});
