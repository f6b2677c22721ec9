import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { appEvents, webContentsEvents, windowEvents } from "./events.ts";

const packageFile = createRequire(import.meta.url).resolve("electron/package.json");
const declarations = fs.readFileSync(path.join(path.dirname(packageFile), "electron.d.ts"), "utf8");

/** Event names declared for one class or interface. */
function declaredEvents(name: string): string[] {
  const start = declarations.search(new RegExp(`^ {2}(class|interface) ${name} extends `, "m"));
  const text = declarations.slice(start, declarations.indexOf("\n  }\n", start));
  return [...text.matchAll(/^ {4}on\(event: '([^']+)'/gm)].map((match) => match[1] ?? "");
}

describe("events of the stand-in", () => {
  it.each([
    ["App", appEvents],
    ["BrowserWindow", windowEvents],
    ["WebContents", webContentsEvents],
  ] as const)("are all events of Electron's %s", (name, events) => {
    expect(declaredEvents(name)).toEqual(expect.arrayContaining([...events]));
  });
});
