/** The window's one door: a single invoke channel for every method, a single channel for events. */
import type { BrowserWindow, IpcMainInvokeEvent, WebFrameMain } from "electron";
import { ipcMain } from "electron";
import { CALL_CHANNEL, EVENT_CHANNEL } from "#shared/contract/bridge.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import type { Run } from "./gate.ts";
import { passGate, refused } from "./gate.ts";
import { isOwnDocument } from "./origin.ts";

export function openBridge(window: BrowserWindow, run: Run): void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    if (!isOurPage(window, event.senderFrame)) return refused("sender", "");
    return passGate(name, input, run);
  });
}

/** Our window's main frame, showing our own document: not an embedded frame, not another page in the same window. */
function isOurPage(window: BrowserWindow, sender: WebFrameMain | null): boolean {
  return (
    sender !== null &&
    !window.isDestroyed() &&
    sender === window.webContents.mainFrame &&
    isOwnDocument(sender.url)
  );
}

/** @returns false when there is no page of ours that could hear it. */
export function tellPage<N extends EventName>(
  window: BrowserWindow,
  name: N,
  payload: EventPayload<N>,
): boolean {
  if (window.isDestroyed() || !isOwnDocument(window.webContents.getURL())) return false;
  window.webContents.send(EVENT_CHANNEL, name, payload);
  return true;
}
