/** `ipcMain`, and the way of a message from a preload to its handler and back. */
import type { WebContents, WebFrameMain } from "./webContents.ts";
import { KnownEvents, strict, unimplemented } from "./unimplemented.ts";

export interface InvokeEvent {
  type: "frame";
  sender: WebContents;
  senderFrame: WebFrameMain;
  frameId: number;
  processId: number;
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = strict(
  "ipcMain",
  Object.assign(new KnownEvents("ipcMain", []), {
    handle(channel: string, handler: Handler): void {
      if (handlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      }
      handlers.set(channel, handler);
    },
    removeHandler(channel: string): void {
      handlers.delete(channel);
    },
  }),
);

export type FromPage =
  | { kind: "invoke"; id: number; channel: string; args: unknown[] }
  | { kind: "send"; channel: string; args: unknown[] };

export type Answer = { kind: "answer"; id: number; value?: unknown; error?: string };

/** An error loses everything but its message on the way, as in Electron. */
export async function dispatch(message: FromPage, event: InvokeEvent): Promise<Answer> {
  if (message.kind === "send") throw unimplemented(`ipcRenderer.send("${message.channel}")`);
  const { id, channel, args } = message;
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { kind: "answer", id, value: structuredClone(await handler(event, ...args)) };
  } catch (error) {
    return { kind: "answer", id, error: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
