/**
 * The desktop shell's three programs. Main process and worker are ES modules that Node loads; the preload script is
 * CommonJS because a sandboxed renderer loads nothing else. Everything but Electron itself and the native SQLite
 * binding is bundled, so the packed product carries no node_modules besides better-sqlite3.
 */
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import type { InlineConfig, PluginOption } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const external = ["electron", "better-sqlite3", /^node:/, ...builtinModules];

export interface ElectronBuild {
  /** Where the programs are written; tests build changed variants elsewhere. */
  outDir?: string;
  plugins?: PluginOption[];
}

function common({ outDir = `${root}dist/electron`, plugins = [] }: ElectronBuild): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    plugins,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: "node24",
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  };
}

export function mainConfig(options: ElectronBuild = {}): InlineConfig {
  const base = common(options);
  return {
    ...base,
    build: {
      ...base.build,
      // What is bundled here is used under licences that ask to be handed on.
      license: { fileName: "licenses.md" },
      rolldownOptions: {
        input: { main: `${root}electron/shell/main.ts`, worker: `${root}electron/backend/worker.ts` },
        external,
        output: {
          format: "es",
          entryFileNames: "[name].js",
          // Beside the entries, so that import.meta.url means the same folder in every chunk.
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  };
}

export function preloadConfig(options: ElectronBuild = {}): InlineConfig {
  const base = common(options);
  return {
    ...base,
    build: {
      ...base.build,
      rolldownOptions: {
        input: { preload: `${root}electron/shell/preload.ts` },
        external,
        output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
      },
    },
  };
}
