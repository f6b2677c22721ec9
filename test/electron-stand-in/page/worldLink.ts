/**
 * Electron's context bridge between two JavaScript worlds of one page. The worlds share no objects, but events of the
 * window reach both, synchronously, and `detail` is structured-cloned on the way: that is enough to call functions of
 * the other side, with functions and promises in arguments and answers. Stands alone: its text is put into the page.
 */

export type Described =
  | { kind: "value"; value: unknown }
  | { kind: "function" | "promise"; id: number }
  | { kind: "object"; entries: [string, Described][] };

export interface WorldLink {
  describe(value: unknown): Described;
  build(described: Described): unknown;
}

/**
 * @param secret part of the event names, made anew for each window: the page cannot guess it
 * @param own this world's name
 * @param other the other world's name
 */
export function worldLink(secret: string, own: string, other: string): WorldLink {
  type Callable = (...args: unknown[]) => unknown;
  interface Call {
    id: number;
    reply: number;
    args: Described[];
  }
  interface Return {
    reply: number;
    result?: Described;
    error?: string;
  }
  interface Settled {
    id: number;
    result?: Described;
    error?: string;
  }
  const functions = new Map<number, Callable>();
  const replies = new Map<number, Return>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  const tell = (kind: string, detail: object): void => {
    window.dispatchEvent(new CustomEvent(`${secret}:${kind}:${other}`, { detail }));
  };
  const hear = (kind: string, listener: (detail: never) => void): void => {
    window.addEventListener(`${secret}:${kind}:${own}`, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent<never>).detail);
    });
  };
  const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  const describe = (value: unknown): Described => {
    if (typeof value === "function") {
      const id = ++lastId;
      functions.set(id, value as Callable);
      return { kind: "function", id };
    }
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result: unknown) => tell("settled", { id, result: describe(result) }),
        (error: unknown) => tell("settled", { id, error: message(error) }),
      );
      return { kind: "promise", id };
    }
    if (typeof value === "object" && value !== null && Object.values(value).some(needsLink)) {
      if (Array.isArray(value)) throw new Error("The stand-in's bridge carries no functions inside lists.");
      return {
        kind: "object",
        entries: Object.entries(value).map(([key, part]): [string, Described] => [key, describe(part)]),
      };
    }
    return { kind: "value", value: structuredClone(value) };
  };
  const needsLink = (value: unknown): boolean =>
    typeof value === "function" ||
    value instanceof Promise ||
    (typeof value === "object" && value !== null && Object.values(value).some(needsLink));

  const build = (described: Described): unknown => {
    switch (described.kind) {
      case "value":
        return described.value;
      case "object":
        return Object.freeze(Object.fromEntries(described.entries.map(([key, part]) => [key, build(part)])));
      case "promise":
        return new Promise((resolve, reject) => {
          promises.set(described.id, { resolve, reject });
        });
      case "function":
        return (...args: unknown[]): unknown => {
          const reply = ++lastId;
          tell("call", { id: described.id, reply, args: args.map(describe) } satisfies Call);
          const returned = replies.get(reply);
          replies.delete(reply);
          if (!returned) throw new Error("The other world did not answer.");
          if (returned.error !== undefined) throw new Error(returned.error);
          return returned.result && build(returned.result);
        };
    }
  };

  hear("call", ({ id, reply, args }: Call) => {
    try {
      const result = functions.get(id)?.(...args.map(build));
      tell("return", { reply, result: describe(result) });
    } catch (error) {
      tell("return", { reply, error: message(error) });
    }
  });
  hear("return", (returned: Return) => {
    replies.set(returned.reply, returned);
  });
  hear("settled", ({ id, result, error }: Settled) => {
    const waiting = promises.get(id);
    promises.delete(id);
    if (error === undefined) waiting?.resolve(result && build(result));
    else waiting?.reject(new Error(error));
  });
  return { describe, build };
}
