/**
 * Entry of the desktop program. Order matters: the lock, which belongs to the data folder, comes before anything that could
 * touch a plan.
 */
import path from "node:path";
import { app } from "electron";
import { refuseDebugging } from "./debugging.ts";
import { lockNavigation } from "./navigation.ts";
import { catchFaults, endWith } from "./lastNet.ts";
import { runProgram } from "./program.ts";
import { settleConfig } from "./programConfig.ts";
import { registerScheme } from "./protocol.ts";
import { settleData } from "./startNotes.ts";

const config = settleConfig();
const data = settleData();
catchFaults();
if (app.requestSingleInstanceLock()) {
  refuseDebugging();
  registerScheme();
  lockNavigation();
  app
    .whenReady()
    .then(() =>
      runProgram({
        windowFolder: path.join(import.meta.dirname, "..", "renderer"),
        preload: path.join(import.meta.dirname, "preload.cjs"),
        worker: path.join(import.meta.dirname, "worker.js"),
        config,
        data,
      }),
    )
    .catch(endWith);
} else {
  app.quit();
}
