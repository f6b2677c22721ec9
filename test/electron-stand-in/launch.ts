/**
 * Entry of the stand-in: becomes an Electron main process as far as the program can tell, loads the shipped main
 * bundle, then starts the browser and lets the app be ready.
 */
import fs from "node:fs";
import { createRequire, registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const electron = new URL("electron.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: electron, shortCircuit: true } : next(specifier, context),
});

const repository = path.join(import.meta.dirname, "..", "..");
const { version } = JSON.parse(
  fs.readFileSync(path.join(repository, "node_modules/electron/package.json"), "utf8"),
) as { version: string };
const versions = Object.freeze({ ...process.versions, electron: `${version}-stand-in` });
Object.defineProperty(process, "versions", { value: versions });
// Electron's arguments begin with the executable; there is no script between.
process.argv.splice(1, 1);

const { host } = await import("./host.ts");
const { app, lifecycle, mainModule } = await import("./app.ts");
const { startChromium } = await import("./chromium.ts");
const { openGateway } = await import("./gateway.ts");
const { watchTargets } = await import("./targets.ts");
const { setTargets } = await import("./browserWindow.ts");
const { webContents } = await import("./webContents.ts");

const require = createRequire(import.meta.url);
for (const module of host.commandLine.modules) require(module);
await import(pathToFileURL(mainModule).href);

const { cdp, process: chromium } = await startChromium({
  profile: path.join(app.getPath("userData"), "stand-in-browser"),
  switches: host.commandLine.switches,
  headed: host.headed,
  gateway: await openGateway(),
});
lifecycle.onEnd(() => chromium.kill("SIGKILL"));
cdp.onClose(() => app.exit(1));
host.browserStarted(cdp);
setTargets(
  await watchTargets(
    cdp,
    host.headed,
    (opener, url) => webContents.fromDevToolsTargetId(opener)?.standIn.mayOpen(url) ?? true,
  ),
);
lifecycle.becomeReady();
