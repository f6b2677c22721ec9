/** The DevTools protocol over the pipe Chromium was started with: when either side dies, the other one ends. */
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";

export type Params = Record<string, unknown>;

/** One attached target, or the browser itself. Events are emitted under their protocol name. */
export interface CdpSession extends EventEmitter {
  readonly id: string | undefined;
  readonly send: <T = Params>(method: string, params?: Params) => Promise<T>;
}

export interface CdpConnection {
  readonly browser: CdpSession;
  session(id: string): CdpSession;
  onClose(listener: () => void): void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Params;
  result?: Params;
  error?: { message: string };
}

interface Waiting {
  method: string;
  resolve: (result: Params) => void;
  reject: (error: Error) => void;
}

export function connect(output: Readable, input: Writable): CdpConnection {
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string | undefined, CdpSession>();
  const closed = new EventEmitter();
  let lastId = 0;
  let open = true;

  const send = (sessionId: string | undefined, method: string, params: Params): Promise<Params> =>
    new Promise((resolve, reject) => {
      if (!open) {
        reject(new Error(`${method}: Chromium has ended`));
        return;
      }
      const id = ++lastId;
      waiting.set(id, { method, resolve, reject });
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });

  const session = (id: string | undefined): CdpSession => {
    const known = sessions.get(id);
    if (known) return known;
    const made = Object.assign(new EventEmitter(), {
      id,
      send: (method: string, params: Params = {}) => send(id, method, params),
    }) as unknown as CdpSession;
    sessions.set(id, made);
    return made;
  };

  const receive = (message: Message): void => {
    if (message.id === undefined) {
      if (message.method) session(message.sessionId).emit(message.method, message.params ?? {});
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
    else asked?.resolve(message.result ?? {});
  };

  let pending: Buffer[] = [];
  output.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...pending, rest.subarray(0, end)]).toString("utf8");
      pending = [];
      rest = rest.subarray(end + 1);
      receive(JSON.parse(text) as Message);
    }
    if (rest.length > 0) pending.push(rest);
  });
  output.on("close", () => {
    open = false;
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: Chromium has ended`));
    waiting.clear();
    closed.emit("close");
  });
  // Writing to a browser that is ending must not end this process first.
  input.on("error", () => undefined);

  return {
    browser: session(undefined),
    session,
    onClose: (listener) => void closed.once("close", listener),
  };
}
