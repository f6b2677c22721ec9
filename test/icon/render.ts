/**
 * `npm run icon`: draws icon.svg and icon-small.svg of build/icon in every size, and writes icon.ico and icon.png beside
 * them. The results are committed, so that packing needs no browser.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { icoOf, type Picture } from "#build/icon/ico.ts";

/** In which sizes Windows asks for a program's icon, in pixels: lists and title bar up to the largest tile. */
const iconSizes = [16, 24, 32, 48, 64, 128, 256];
/** From here on the drawing with all its lines is legible. */
const FULL_DRAWING_FROM = 48;

const drawn = (name: string): string => fileURLToPath(new URL(`../../build/icon/${name}`, import.meta.url));

/** Draws with the browser that is installed; throws its error where there is none. */
async function render(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage();
    const pictures: Picture[] = [];
    for (const size of iconSizes) {
      const drawing = size < FULL_DRAWING_FROM ? "icon-small.svg" : "icon.svg";
      pictures.push({ size, png: await draw(page, await readFile(drawn(drawing)), size) });
    }
    await writeFile(drawn("icon.ico"), icoOf(pictures));
    await writeFile(drawn("icon.png"), pictures.at(-1)?.png ?? "");
  } finally {
    await browser.close();
  }
}

/** @returns the drawing as a PNG file, what it leaves out transparent */
async function draw(page: Page, svg: Buffer, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${svg.toString("base64")}`;
  await page.setContent(
    `<style>body { margin: 0 } img { display: block }</style><img width="${size}" height="${size}" src="${source}">`,
  );
  return page.locator("img").screenshot({ omitBackground: true });
}

await render();
console.log(`アイコンを作りました（${iconSizes.join("、")}ピクセル）。`);
