/** Pages for tests to look at: built from the sources as they are, once for all test files of a run. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files of a page by path: /index.html, /assets/… */
export type Files = Map<string, Buffer>;

export interface PageSource {
  /** Tells this page from others of the same sources. */
  name: string;
  /** Folders of the project that it is built from, besides the packages. */
  folders: string[];
  /** What React is: as shipped, or checking how it is used and logging what is wrong, in twice the time. */
  mode: "production" | "development";
  config: (folder: string) => InlineConfig;
}

/** Names and times of everything the page is built from; the same signature means the same page. */
async function signature(folders: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.toSorted()) {
      const info = await stat(join(root, folder, name));
      if (info.isFile()) hash.update(`${folder}/${name} ${info.size} ${info.mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesOf(folder: string): Promise<Files> {
  const files: Files = new Map();
  for (const name of await readdir(folder, { recursive: true })) {
    if ((await stat(join(folder, name))).isFile()) files.set(`/${name}`, await readFile(join(folder, name)));
  }
  return files;
}

export async function builtPage({ name, folders, mode, config }: PageSource): Promise<Files> {
  const cache = join(root, ".cache");
  const folder = join(cache, `page-${name}-${mode}-${await signature(folders)}`);
  if (await stat(folder).then(Boolean, () => false)) return filesOf(folder);
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, "building-"));
  await buildIn(mode, config(fresh));
  const files = await filesOf(fresh);
  // Another test file may have been faster; its page is the same.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  await removeOld(cache);
  return files;
}

/** The test runner's own NODE_ENV would make every page one of development. */
async function buildIn(mode: PageSource["mode"], config: InlineConfig): Promise<void> {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = mode;
  await build(config).finally(() => {
    process.env["NODE_ENV"] = before;
  });
}

/** Pages of former sources, once no run can still be reading them. */
async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^(?:window|page|building)-/u.test(name)) continue;
    const info = await stat(join(cache, name)).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > 1_200_000)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}
