import { describe, expect, it } from "vitest";
import { chooseHost, electronExecutable } from "./host.ts";

describe("the host of the end-to-end specs", () => {
  it.skipIf(electronExecutable() !== undefined)(
    "fails loudly when Electron is asked for and its executable is not there",
    () => {
      expect(() => chooseHost("electron")).toThrow("executable is not installed");
    },
  );

  it("falls back to the stand-in only when nothing in particular is asked for", () => {
    expect(chooseHost("auto")).toBe(electronExecutable() === undefined ? "stand-in" : "electron");
    expect(chooseHost("stand-in")).toBe("stand-in");
  });

  it("refuses a name it does not know", () => {
    expect(() => chooseHost("firefox")).toThrow("must be auto, electron or stand-in");
  });
});
