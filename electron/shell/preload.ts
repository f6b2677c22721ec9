/** The only thing the page gets from outside: `window.jimukyoku`, with one way to ask and one way to be told. */
import { contextBridge, ipcRenderer } from "electron";
import type { Bridge } from "#shared/contract/bridge.ts";
import { BRIDGE_KEY, CALL_CHANNEL, EVENT_CHANNEL } from "#shared/contract/bridge.ts";

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (name, listener) => {
    // The event of Electron itself stays here: it would hand the page a way to send on any channel.
    const forward = (_event: unknown, told: unknown, payload: unknown): void => {
      if (told === name) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
