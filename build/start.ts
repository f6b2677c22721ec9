/**
 * `npm start`: opens the program on the sample plan (or on the plan file named). With Electron where its executable
 * is or can be had; otherwise it says so and opens the stand-in window, where there is a display to show it on.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildAll } from "#build/build.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const electronPackage = `${root}node_modules/electron/`;
const standIn = `${root}test/electron-stand-in/electron`;
/** Long enough for 110 MB on an office line. Without a network the installer gives up by itself, in seconds. */
const downloadTime = 10 * 60_000;

await main();

async function main(): Promise<void> {
  const [named] = process.argv.slice(2);
  const plan = named === undefined ? `${root}out/見本.hyoka` : path.resolve(named);
  if (named === undefined && !fs.existsSync(plan)) makeSample(plan);
  if (isBuildStale()) {
    console.log("画面を組み立てています…");
    await buildAll();
  }
  const electron = installedElectron() ?? installElectron();
  if (electron !== undefined) {
    await run(electron, [root, plan]);
    return;
  }
  console.log(
    "Electron の実行ファイルがこの PC になく、取得もできませんでした（ネットワークに接続していないか、制限されています）。",
  );
  if (process.platform === "linux" && hasDisplay() && hasChromium()) {
    console.log(
      "かわりに、開発用の代用窓（Chromium）で開きます。メニューとファイル選択の画面は本物と異なります。",
    );
    await run(standIn, [root, plan], { STAND_IN_HEADED: "1" });
    return;
  }
  console.log(
    [
      "画面を表示できないため、起動しませんでした。次のどれかを行ってください。",
      "  ・ネットワークにつないで、もう一度 npm start を実行する（Electron を自動で取得します）",
      "  ・Linux でデスクトップ画面と Chromium のある PC で npm start を実行する（代用窓で開きます）",
      "  ・画面なしで使う: npm run demo、または npm run -s jimukyoku",
    ].join("\n"),
  );
  process.exitCode = 1;
}

function makeSample(plan: string): void {
  fs.mkdirSync(`${root}out`, { recursive: true });
  const made = spawnSync(
    process.execPath,
    ["electron/backend/cli/main.ts", "import", "shared/sample/samplePlan.json", plan],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (made.status !== 0) process.exit(1);
  console.log(`見本の計画を作成しました: ${plan}`);
}

/** True when any source is newer than what was built from it. */
function isBuildStale(): boolean {
  const built = fs.statSync(`${root}dist/electron/main.js`, { throwIfNoEntry: false });
  if (!built) return true;
  return ["electron", "renderer", "shared", "db", "build"].some((folder) =>
    fs
      .readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .some(
        (entry) => entry.isFile() && fs.statSync(`${entry.parentPath}/${entry.name}`).mtimeMs > built.mtimeMs,
      ),
  );
}

/** Looked up on disk: importing the package without its executable would start the download. */
function installedElectron(): string | undefined {
  const named = `${electronPackage}path.txt`;
  if (!fs.existsSync(named)) return undefined;
  const executable = `${electronPackage}dist/${fs.readFileSync(named, "utf8").trim()}`;
  return fs.existsSync(executable) ? executable : undefined;
}

/** Lets the package's own installer fetch the executable, from where npm's settings say. */
function installElectron(): string | undefined {
  console.log("Electron の実行ファイルを取得しています（約110MB、初回だけ）…");
  spawnSync(process.execPath, [`${electronPackage}install.js`], {
    cwd: root,
    stdio: "ignore",
    timeout: downloadTime,
  });
  return installedElectron();
}

function hasDisplay(): boolean {
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

function hasChromium(): boolean {
  return ["/usr/lib/chromium/chromium", "/usr/bin/chromium", process.env["CHROMIUM_PATH"]].some(
    (file) => file !== undefined && fs.existsSync(file),
  );
}

/** Ends with the program, and with its exit code. */
async function run(
  executable: string,
  programArguments: string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const child = spawn(executable, programArguments, {
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}
