/** Puts the program together: session, window, backend and the bridge between them. */
import os from "node:os";
import path from "node:path";
import { app, session } from "electron";
import { openedPlan } from "#electron/backend/openedPlan.ts";
import type { Backend } from "#electron/backend/backend.ts";
import { startWorkerBackend } from "#electron/backend/workerClient.ts";
import type { Failure } from "#shared/contract/errors.ts";
import { methods } from "#shared/contract/methods.ts";
import { openBridge, tellPage } from "./bridge.ts";
import { guardClosing } from "./closing.ts";
import { recoverFromCrash } from "./crash.ts";
import { createDialogs } from "./dialogs.ts";
import type { ProgramConfig } from "#electron/backend/program/configFile.ts";
import { blockEgress } from "./egress.ts";
import type { Run } from "./gate.ts";
import { logCall } from "#electron/backend/support/callLog.ts";
import { logDeed } from "#electron/backend/support/deeds.ts";
import { openLog, writeFault } from "./fault.ts";
import { installMenu } from "./menu.ts";
import { createOpenRequests } from "./openRequests.ts";
import { START_URL } from "./origin.ts";
import { denyPermissions } from "./permissions.ts";
import { serveWindow } from "./protocol.ts";
import { createRecentPlans } from "./recent.ts";
import type { ShellMethodName } from "./shellMethods.ts";
import { createShellMethods } from "./shellMethods.ts";
import { tellConfigProblems } from "./programConfig.ts";
import { startFile } from "./startFile.ts";
import { startNotes, type DataPlace } from "./startNotes.ts";
import { writeSupport } from "./support.ts";
import { createTokens } from "./tokens.ts";
import { openWindow, raise } from "./window.ts";
import { rememberWindow, windowPlacement } from "./windowState.ts";

export interface ProgramFiles {
  windowFolder: string;
  preload: string;
  worker: string;
  config: ProgramConfig;
  data: DataPlace;
}

export async function runProgram(files: ProgramFiles): Promise<void> {
  const developer = !app.isPackaged;
  const profile = (name: string): string => path.join(app.getPath("userData"), name);
  const log = openLog(profile("log"));
  const notes = startNotes(files.data);
  log.write("start", {
    version: app.getVersion(),
    platform: process.platform,
    release: os.release(),
    node: process.versions.node,
    notes,
  });
  app.on("will-quit", () => log.write("end", { seconds: Math.round(process.uptime()) }));
  blockEgress(session.defaultSession, developer);
  denyPermissions(session.defaultSession);
  serveWindow(files.windowFolder);
  installMenu(developer);

  const backend = startWorkerBackend({
    worker: files.worker,
    version: app.getVersion(),
    actor: os.userInfo().username,
    backups: { folder: profile("控え"), second: files.config.backup },
    log: ({ reference, method, error }) => writeFault(error, reference, method),
    deeds: (deed) => logDeed(log, deed),
  });
  closeBackendOnQuit(backend);

  const tokens = createTokens(backend);
  const recent = createRecentPlans(profile("recent.json"));
  const window = openWindow({
    preload: files.preload,
    placement: windowPlacement(profile("window.json")),
    developer,
  });
  rememberWindow(window, profile("window.json"));
  let commandsUnderWay = 0;
  const closing = guardClosing(window, {
    askPage: () => tellPage(window, "app.closing", {}),
    isSaving: () => commandsUnderWay > 0,
  });
  recoverFromCrash(window, closing, log);

  /** Path of the plan that is open; the log knows it by a mark. */
  let openPath: string | undefined;
  let startFailure: { file: string; token: string; failure: Failure } | undefined;
  const shellMethods = createShellMethods({
    window,
    tokens,
    recent,
    closing,
    dialogs: createDialogs(window, tokens, { stateFile: profile("folders.json"), config: files.config }),
    startFailure: () => startFailure,
    startNotes: notes,
    writeSupport: (token) =>
      writeSupport(token, { backend, log, tokens, config: files.config, recent, notes }),
  });
  const perform: Run = async (name, input) => {
    if (methods[name].runsIn === "shell") {
      const method = shellMethods[name as ShellMethodName] as (input: unknown) => unknown;
      return { ok: true, value: await method(input) };
    }
    const isCommand = methods[name].kind === "command";
    if (isCommand) commandsUnderWay += 1;
    const began = performance.now();
    const answer = await backend.call(name, input);
    logCall(log, name, answer, {
      file: tokens.planPath(input) ?? openPath,
      milliseconds: performance.now() - began,
    });
    if (isCommand) commandsUnderWay -= 1;
    const plan = openedPlan(name, answer);
    if (plan) {
      startFailure = undefined;
      openPath = plan.path;
      recent.remember(plan.path, plan.title);
    }
    return answer;
  };

  const openAtStart = async (): Promise<void> => {
    const file = startFile(process.argv, process.cwd());
    if (file === undefined) return;
    const token = tokens.grant(file, "read", false);
    const answer = await perform("plan.open", { token });
    if (!answer.ok) startFailure = { file: path.basename(file), token, failure: answer.error };
  };
  const opened = openAtStart();
  const requests = createOpenRequests((request) => tellPage(window, "app.openFile", request));
  window.webContents.on("did-navigate", () => requests.pageIsNew());
  // The page loads while the file opens, but its first question already finds the plan.
  openBridge(window, async (name, input) => {
    requests.pageSpoke();
    await opened;
    return perform(name, input);
  });
  backend.onEvent((name, payload) => {
    if (name === "backend.restarted" || name === "backend.stopped") log.write(name);
    tellPage(window, name, payload);
  });

  app.on("second-instance", (_event, argv, cwd) => {
    raise(window);
    const file = startFile(argv, cwd);
    if (file !== undefined) {
      requests.ask({ token: tokens.grant(file, "read", false), name: path.basename(file) });
    }
  });
  window.on("closed", () => app.quit());

  await window.loadURL(START_URL);
  await tellConfigProblems(window, files.config.problems);
}

/** The store is closed before the process ends, so that the plan is one file again, without its log beside it. */
function closeBackendOnQuit(backend: Backend): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void backend.close().finally(() => app.exit());
  });
}
