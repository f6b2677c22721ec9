/** The window: one page, hashed assets, no inline script (the content security policy allows none). */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

export function rendererConfig(outDir: string = `${root}dist/renderer`): InlineConfig {
  return {
    configFile: false,
    root: `${root}renderer`,
    // Relative, because the page is served from app:// and, in tests, from other origins.
    base: "./",
    publicDir: false,
    plugins: [react()],
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome150",
      sourcemap: false,
      // The preload helper would be an inline script, and assets as data: URLs would hide from the policy.
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
      license: { fileName: "licenses.md" },
    },
  };
}
