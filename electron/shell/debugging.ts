/** The installed product takes no debugger: a debugging port would let any program of the machine read the plan. */
import { app } from "electron";

const doors = ["remote-debugging-port", "remote-debugging-pipe", "remote-debugging-address"];

/** The Node side (--inspect) is closed by the fuses of the packed executable. */
export function refuseDebugging(): void {
  if (!app.isPackaged) return;
  for (const door of doors) app.commandLine.removeSwitch(door);
}
