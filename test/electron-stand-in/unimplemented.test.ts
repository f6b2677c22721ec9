import { describe, expect, it } from "vitest";
import { readCommandLine } from "./switches.ts";
import { KnownEvents, strict } from "./unimplemented.ts";
import { checkWebPreferences } from "./webPreferences.ts";

const sound = { spellcheck: false };

describe("the stand-in refuses what it does not do", () => {
  it("throws for a name it does not have", () => {
    const object: Record<string, unknown> = strict("app", { known: 1 });
    expect(object["known"]).toBe(1);
    expect(() => object["dock"]).toThrow("app.dock is not implemented");
  });

  it("lets a test put its own answer in a method's place", () => {
    const object = strict("dialog", { ask: (): string => "nobody" });
    object.ask = () => "the test";
    expect(object.ask()).toBe("the test");
  });

  it("throws for listening to an event that would never come", () => {
    const emitter = new KnownEvents("app", ["ready"]);
    expect(() => emitter.on("ready", () => undefined)).not.toThrow();
    expect(() => emitter.on("gpu-info-update", () => undefined)).toThrow("event 'gpu-info-update' of app");
  });

  it("takes a window with the safe settings, said or by default", () => {
    expect(() => checkWebPreferences(sound)).not.toThrow();
    expect(() => checkWebPreferences({ ...sound, sandbox: true, contextIsolation: true })).not.toThrow();
  });

  it.each([
    ["sandbox off", { ...sound, sandbox: false }],
    ["context isolation off", { ...sound, contextIsolation: false }],
    ["Node in the page", { ...sound, nodeIntegration: true }],
    ["web security off", { ...sound, webSecurity: false }],
    ["embedded pages", { ...sound, webviewTag: true }],
    ["the spelling checker, on by default", {}],
  ])("refuses a window with %s", (_what, preferences) => {
    expect(() => checkWebPreferences(preferences)).toThrow("is refused");
  });

  it("throws for a setting it does not know", () => {
    expect(() => checkWebPreferences({ ...sound, experimentalFeatures: true } as object)).toThrow(
      "webPreferences.experimentalFeatures is not implemented",
    );
  });
});

describe("the command line of the stand-in", () => {
  it("is read as Electron reads it", () => {
    const line = readCommandLine([
      "-r",
      "loader.js",
      "--no-sandbox",
      "--inspect=0",
      ".",
      "--user-data-dir=/p=q",
      "a.hyoka",
    ]);
    expect(line.modules).toEqual(["loader.js"]);
    expect(line.appPath).toBe(".");
    expect([...line.switches]).toEqual([
      ["no-sandbox", ""],
      ["inspect", "0"],
      ["user-data-dir", "/p=q"],
    ]);
  });

  it("must name an app", () => {
    expect(() => readCommandLine(["--no-sandbox"])).toThrow("name the folder of the app");
  });
});
