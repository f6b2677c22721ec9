/** The installed product listens to no debugger, whatever it was started with; while it is being made it may. */
import { expect, it, vi } from "vitest";
import { refuseDebugging } from "#electron/shell/debugging.ts";

const program = vi.hoisted(() => ({ isPackaged: false, switches: new Set<string>() }));
vi.mock("electron", () => ({
  app: {
    get isPackaged() {
      return program.isPackaged;
    },
    commandLine: { removeSwitch: (name: string) => program.switches.delete(name) },
  },
}));

const asked = ["remote-debugging-port", "remote-debugging-pipe", "remote-debugging-address", "lang"];

it("takes every debugging switch off the command line of the installed product, and no other", () => {
  program.isPackaged = true;
  program.switches = new Set(asked);
  refuseDebugging();
  expect([...program.switches]).toEqual(["lang"]);
});

it("leaves them to a program that is not packed", () => {
  program.isPackaged = false;
  program.switches = new Set(asked);
  refuseDebugging();
  expect([...program.switches]).toEqual(asked);
});
