/**
 * Runs one of the project's TypeScript programs after making sure that what it needs is there: the packages of the
 * lock file, and a Node that is new enough. Plain JavaScript without dependencies, because it is the one program that
 * a machine's own, older Node must be able to run on a fresh clone.
 *
 *     node build/with-setup.mjs <program.ts> [arguments…]
 *
 * It prints nothing of its own to stdout: the output of the command line stays clean for other programs.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const NEEDED = 24;

const [program, ...programArguments] = process.argv.slice(2);
if (program === undefined) fail("build/with-setup.mjs: no program given");

if (!isInstalled()) install();
const node = findNode() ?? (install(), findNode());
if (node === undefined) {
  fail(
    `Node.js ${NEEDED} 以上が必要です（この PC は ${process.versions.node}）。https://nodejs.org/ の LTS 版を入れてから、もう一度実行してください。\n` +
      `Node.js ${NEEDED} or newer is needed (this machine has ${process.versions.node}).`,
  );
}
run(node);

/**
 * True when node_modules holds what the lock file says. npm writes node_modules/.package-lock.json last, so an
 * interrupted installation has none. Packages that are there in addition do no harm.
 */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    // Optional packages are for other systems when they are missing.
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

function install() {
  process.stderr.write(
    "準備しています（npm ci、数分かかることがあります）… / Installing packages (npm ci) …\n",
  );
  const options = ["ci", "--include=dev", "--include=optional", "--no-progress", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const stdio = ["ignore", 2, 2];
  // Run through npm, its own script is known; started directly, Windows needs a shell to find npm.cmd.
  const result =
    npm !== undefined && /\.[cm]?js$/u.test(npm)
      ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio })
      : spawnSync("npm", options, { cwd: root, stdio, shell: process.platform === "win32" });
  if (result.status !== 0) {
    fail(
      "準備（npm ci）を終えられませんでした。上のメッセージを確認し、ネットワークにつながる状態でもう一度実行してください。\n" +
        "npm ci failed; see the messages above.",
    );
  }
}

/** A Node that is new enough: the one running now, or the one the lock file brings on Linux. */
function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const locked = join(bin, "node");
  return existsSync(locked) ? locked : undefined;
}

function run(executable) {
  const path = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const child = spawn(executable, [program, ...programArguments], {
    stdio: "inherit",
    env: { ...process.env, [path]: `${bin}${delimiter}${process.env[path] ?? ""}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(String(error)));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
