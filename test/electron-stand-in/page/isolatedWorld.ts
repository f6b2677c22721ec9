/**
 * Where the preload runs: a world of its own, with a `require` that knows only `electron`, and of that only what a
 * sandboxed preload gets here. Its text is put into the page.
 */
import type { WorldLink } from "./worldLink.ts";

export interface IsolatedWorldTools {
  link: WorldLink;
  secret: string;
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
}

export type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
) => void;

export function isolatedWorld({ link, secret, encode, decode }: IsolatedWorldTools, preload: Preload): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  type ToPage =
    | { kind: "answer"; id: number; value?: unknown; error?: string }
    | { kind: "event"; channel: string; args: unknown[] };
  const scope = globalThis as unknown as Record<string, (text: string) => void>;
  const toProcess = scope[secret];
  const invocations = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  let lastId = 0;

  scope[`${secret}_receive`] = (text) => {
    const told = decode(text) as ToPage;
    if (told.kind === "answer") {
      const waiting = invocations.get(told.id);
      invocations.delete(told.id);
      if (told.error === undefined) waiting?.resolve(told.value);
      else waiting?.reject(new Error(told.error));
      return;
    }
    for (const entry of listeners.get(told.channel) ?? []) {
      if (entry.once) remove(told.channel, entry.listener);
      entry.listener({ sender: ipcRenderer, ports: [] }, ...told.args);
    }
  };

  const post = (message: object): void => {
    if (!toProcess) throw new Error("Electron stand-in: this world is not connected");
    toProcess(encode(message));
  };
  const add = (channel: string, listener: Listener, once: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    // A new list: the old one may be being told right now.
    const entries = listeners.get(channel) ?? [];
    const at = entries.findLastIndex((entry) => entry.listener === listener);
    listeners.set(
      channel,
      entries.filter((_entry, index) => index !== at),
    );
  };
  const strict = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get(target, key, receiver) {
        if (typeof key === "string" && !(key in target) && key !== "then") {
          throw new Error(`Electron stand-in: ${name}.${key} is not implemented in a preload`);
        }
        return Reflect.get(target, key, receiver) as unknown;
      },
    });

  const ipcRenderer = strict("ipcRenderer", {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++lastId;
      const answered = new Promise((resolve, reject) => {
        invocations.set(id, { resolve, reject });
      });
      post({ kind: "invoke", id, channel, args: structuredClone(args) });
      return answered;
    },
    send(channel: string, ...args: unknown[]): void {
      post({ kind: "send", channel, args: structuredClone(args) });
    },
    on(channel: string, listener: Listener): object {
      add(channel, listener, false);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener): object {
      add(channel, listener, true);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener): object {
      remove(channel, listener);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener): object {
      remove(channel, listener);
      return ipcRenderer;
    },
  });

  const contextBridge = strict("contextBridge", {
    exposeInMainWorld(key: string, api: unknown): void {
      window.dispatchEvent(new CustomEvent(`${secret}:expose`, { detail: { key, api: link.describe(api) } }));
    },
  });

  const electron = strict("electron", { contextBridge, ipcRenderer });
  const module = { exports: {} };
  preload(
    (name) => {
      if (name === "electron") return electron;
      throw new Error(`module not found: ${name}`);
    },
    module,
    module.exports,
  );
}
