/**
 * The first rule of the stand-in: what it does not do, it refuses loudly. A silent `undefined` would let the program
 * pass here and fail in Electron.
 */
import { EventEmitter } from "node:events";

export function unimplemented(what: string): Error {
  return new Error(`Electron stand-in: ${what} is not implemented`);
}

/** Names that JavaScript itself, Node or a debugger look up on any object. */
const askedOfAnything = new Set(["then", "toJSON", "constructor", "inspect", "nodeType", "asymmetricMatch"]);

/** Reading a name the object does not have throws; setting stays possible, as tests replace dialogs. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === "string" && !(key in target) && !askedOfAnything.has(key)) {
        throw unimplemented(`${name}.${key}`);
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

/** An emitter that knows its events: listening for one that would never come throws. */
export class KnownEvents extends EventEmitter {
  readonly label: string;
  readonly known: ReadonlySet<string>;

  constructor(label: string, known: readonly string[]) {
    super();
    this.label = label;
    this.known = new Set(known);
    this.on("newListener", (event: string) => {
      if (event !== "newListener" && !this.known.has(event))
        throw unimplemented(`event '${event}' of ${label}`);
    });
  }
}

export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<T extends object>(properties: T): T & PreventableEvent {
  let prevented = false;
  return {
    ...properties,
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
