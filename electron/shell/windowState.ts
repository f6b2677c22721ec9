/** Remembers where the window stood. */
import type { BrowserWindow, Rectangle } from "electron";
import { screen } from "electron";
import { isRecord, readJsonFile, writeJsonFile } from "./jsonFile.ts";

interface WindowState extends Rectangle {
  maximized: boolean;
}

function isWindowState(value: unknown): value is WindowState {
  return (
    isRecord(value) &&
    [value.x, value.y, value.width, value.height].every(Number.isInteger) &&
    typeof value.maximized === "boolean"
  );
}

const firstTime = { width: 1440, height: 900 };

export interface Placement {
  bounds: { width: number; height: number; x?: number; y?: number };
  maximized: boolean;
}

/** Where to open the window: where it was, unless that screen is no longer there. */
export function windowPlacement(file: string): Placement {
  const state = readJsonFile(file, isWindowState);
  if (!state || !screen.getAllDisplays().some(({ workArea }) => showsTitleBar(workArea, state))) {
    return { bounds: firstTime, maximized: state?.maximized ?? false };
  }
  const { x, y, width, height, maximized } = state;
  return { bounds: { x, y, width, height }, maximized };
}

/** Enough of the upper edge must be on the screen to take hold of the window with the mouse. */
function showsTitleBar(area: Rectangle, state: WindowState): boolean {
  const visible = Math.min(area.x + area.width, state.x + state.width) - Math.max(area.x, state.x);
  return visible >= 100 && state.y >= area.y && state.y < area.y + area.height - 40;
}

export function rememberWindow(window: BrowserWindow, file: string): void {
  window.on("close", () => {
    writeJsonFile(file, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
    } satisfies WindowState);
  });
}
