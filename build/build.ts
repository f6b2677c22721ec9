/**
 * `npm run build`: window, main process, worker and preload into dist/. Everything is built beside the old dist/ and
 * swapped in at the end: a failed build keeps the last good one, and nobody sees half of one.
 */
import { mkdir, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { mainConfig, preloadConfig } from "#build/vite.electron.ts";
import { rendererConfig } from "#build/vite.renderer.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function buildAll(): Promise<void> {
  const fresh = `${root}.cache/build-${process.pid}`;
  const old = `${root}.cache/build-${process.pid}-old`;
  try {
    await mkdir(fresh, { recursive: true });
    await Promise.all([
      build(rendererConfig(`${fresh}/renderer`)),
      build(mainConfig({ outDir: `${fresh}/electron` })),
      build(preloadConfig({ outDir: `${fresh}/electron` })),
    ]);
    await rename(`${root}dist`, old).catch(ignoreMissing);
    await rename(fresh, `${root}dist`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

if (import.meta.main) {
  const started = performance.now();
  await buildAll();
  console.log(`dist/ を作成しました（${((performance.now() - started) / 1000).toFixed(1)}秒）。`);
}
