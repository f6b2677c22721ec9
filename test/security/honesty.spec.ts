/**
 * The checks and the stand-in are honest: each protection is taken out of the program on purpose, and the check that
 * watches it must find the hole. The content policy and the egress block cover each other, so each is also taken out
 * alone: then the other one must still hold.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "#test/e2e/fixtures.ts";
import { host, standInFolder } from "#test/e2e/host.ts";
import type { Check } from "./checks.ts";
import * as checks from "./checks.ts";
import { listen } from "./listener.ts";
import type { Breakage } from "./variants.ts";
import { buildVariant } from "./variants.ts";

const withoutPolicy: Breakage = {
  file: "contentPolicy.ts",
  from: `"content-security-policy": contentPolicy,`,
  to: "",
};
const withoutEgressBlock: Breakage = {
  file: "program.ts",
  from: "blockEgress(session.defaultSession, developer);",
  to: "",
};
const withNavigation: Breakage = { file: "main.ts", from: "lockNavigation();", to: "" };
const withPermissions: Breakage = {
  file: "program.ts",
  from: "denyPermissions(session.defaultSession);",
  to: "",
};
const senderInverted: Breakage = {
  file: "bridge.ts",
  from: "if (!isOurPage(window, event.senderFrame))",
  to: "if (isOurPage(window, event.senderFrame))",
};

const everything = /./;

interface Case {
  name: string;
  breakages: Breakage[];
  /** Must find a hole. */
  finds: Check[];
  /** Must still hold. */
  holds?: Check[];
}

const cases: Case[] = [
  {
    name: "sender check inverted",
    breakages: [senderInverted],
    finds: [checks.bridgeAnswersThePage, checks.bridgeRefusesForeignDocuments],
  },
  {
    name: "sender check without the frame",
    breakages: [{ file: "bridge.ts", from: "sender === window.webContents.mainFrame &&", to: "" }],
    finds: [checks.bridgeRefusesOtherWindows],
    holds: [checks.bridgeAnswersThePage, checks.bridgeRefusesForeignDocuments],
  },
  {
    name: "sender check without the address",
    breakages: [
      {
        file: "bridge.ts",
        from: "sender === window.webContents.mainFrame &&\n    isOwnDocument(sender.url)",
        to: "sender === window.webContents.mainFrame",
      },
    ],
    finds: [checks.bridgeRefusesForeignDocuments],
    holds: [checks.bridgeAnswersThePage],
  },
  {
    name: "schema check removed",
    breakages: [{ file: "gate.ts", from: "if (!checked.success)", to: "if (false as boolean)" }],
    finds: [checks.bridgeRefusesWhatDoesNotFit],
  },
  {
    name: "any name taken for a method",
    breakages: [{ file: "gate.ts", from: "Object.hasOwn(methods, name)", to: "name in methods" }],
    finds: [checks.bridgeRefusesWhatDoesNotFit],
  },
  {
    name: "tokens taken for paths",
    breakages: [
      {
        file: "tokens.ts",
        from: `if (grant === undefined) throw new OperationError("token-unknown");`,
        to: "if (grant === undefined) return token;",
      },
    ],
    finds: [checks.bridgeRefusesWhatDoesNotFit],
  },
  {
    name: "app served wherever a path leads",
    breakages: [
      { file: "protocol.ts", from: "!servable.test(pathname) ||", to: "" },
      {
        file: "protocol.ts",
        from: "path.join(folder, pathname)",
        to: "path.join(folder, decodeURIComponent(pathname))",
      },
    ],
    finds: [checks.protocolStaysInside],
  },
  {
    name: "navigation allowed",
    breakages: [withNavigation],
    finds: [checks.windowStaysOnItsPage, checks.noWindowOpens],
  },
  { name: "permissions granted", breakages: [withPermissions], finds: [checks.permissionsAreDenied] },
  {
    name: "content policy removed",
    breakages: [withoutPolicy],
    finds: [checks.injectedScriptDoesNotRun],
    holds: [checks.nothingLeavesThePage],
  },
  {
    name: "egress block removed",
    breakages: [withoutEgressBlock],
    finds: [checks.sessionBlocksRequests],
    holds: [checks.nothingLeavesThePage],
  },
  {
    name: "content policy and egress block removed",
    breakages: [withoutPolicy, withoutEgressBlock],
    finds: [checks.nothingLeavesThePage],
  },
];

for (const { name, breakages, finds, holds = [] } of cases) {
  test(`${name}: the checks notice`, async ({ launch }) => {
    const appFolder = await buildVariant(name.replaceAll(" ", "-"), breakages);
    try {
      for (const check of [...holds, ...finds]) {
        const listener = await listen();
        const running = await launch({ appFolder, expectedComplaints: everything });
        const broken = await check(running, listener);
        // A program without this protection may not even be able to close in order.
        const ended = once(running.app.process(), "exit");
        running.app.process().kill("SIGKILL");
        await ended;
        await listener.close();
        if (holds.includes(check)) expect.soft(broken).toEqual([]);
        else expect.soft(broken).not.toEqual([]);
      }
    } finally {
      fs.rmSync(appFolder, { recursive: true, force: true });
    }
  });
}

test("single instance lock ignored: a second start does not end in order", async ({ launch, profile }) => {
  test.skip(host !== "stand-in", "Electron would open a second window");
  const appFolder = await buildVariant("no-lock", [
    {
      file: "main.ts",
      from: "if (app.requestSingleInstanceLock())",
      to: "if (app.requestSingleInstanceLock() || true)",
    },
  ]);
  try {
    await launch({ appFolder, expectedComplaints: everything });
    const second = spawn(path.join(standInFolder, "electron"), [appFolder, `--user-data-dir=${profile}`], {
      stdio: "ignore",
    });
    const [code] = (await once(second, "exit")) as [number];
    // That of the sound program ends with 0 (e2e/start.spec.ts); this one wants the data folder that is in use.
    expect(code).not.toBe(0);
  } finally {
    fs.rmSync(appFolder, { recursive: true, force: true });
  }
});

const refusedWindows: { name: string; from: string; to: string }[] = [
  { name: "sandbox off", from: "sandbox: true", to: "sandbox: false" },
  { name: "context isolation off", from: "contextIsolation: true", to: "contextIsolation: false" },
  { name: "Node integration on", from: "nodeIntegration: false", to: "nodeIntegration: true" },
  { name: "web security off", from: "webSecurity: true", to: "webSecurity: false" },
  { name: "web views on", from: "webviewTag: false", to: "webviewTag: true" },
  { name: "spelling checker on", from: "spellcheck: false", to: "spellcheck: true" },
];

for (const { name, from, to } of refusedWindows) {
  test(`${name}: the stand-in refuses the window`, async ({ profile }) => {
    test.skip(host !== "stand-in", "Electron opens such windows");
    const appFolder = await buildVariant(name.replaceAll(" ", "-"), [{ file: "window.ts", from, to }]);
    try {
      const child = spawn(path.join(standInFolder, "electron"), [appFolder, `--user-data-dir=${profile}`]);
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString("utf8");
      });
      const [code] = (await once(child, "close")) as [number];
      expect(code).toBe(1);
      expect(stderr).toMatch(/Electron stand-in: a window with webPreferences\.\w+: (true|false) is refused/);
    } finally {
      fs.rmSync(appFolder, { recursive: true, force: true });
    }
  });
}
