/**
 * Carries what structured clone carries between the page and this process, as JSON. Both functions stand alone: their
 * source text is also injected into the page.
 */

/** Throws for what the stand-in does not carry, rather than changing it on the way. */
export function encode(value: unknown): string {
  const special = (kind: string, content: unknown = null): unknown => ({ $: kind, v: content });
  const walk = (part: unknown): unknown => {
    if (part === null || typeof part === "boolean" || typeof part === "string") return part;
    if (part === undefined) return special("undefined");
    if (typeof part === "number") {
      return Number.isFinite(part) && !Object.is(part, -0)
        ? part
        : special("number", Object.is(part, -0) ? "-0" : String(part));
    }
    if (typeof part === "bigint") return special("bigint", part.toString());
    if (typeof part !== "object") throw new Error("An object could not be cloned.");
    if (Array.isArray(part)) return part.map(walk);
    if (part instanceof Date) return special("date", part.getTime());
    if (part instanceof Uint8Array) {
      let binary = "";
      for (let at = 0; at < part.length; at += 0x8000)
        binary += String.fromCharCode(...part.subarray(at, at + 0x8000));
      return special("bytes", btoa(binary));
    }
    if (part instanceof Map)
      return special(
        "map",
        [...part].map(([key, item]) => [walk(key), walk(item)]),
      );
    if (part instanceof Set) return special("set", [...part].map(walk));
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      throw new Error(`The stand-in does not carry a ${part.constructor.name}.`);
    }
    const entries = Object.entries(part).map(([key, item]) => [key, walk(item)] as const);
    return "$" in part ? special("object", entries) : Object.fromEntries(entries);
  };
  return JSON.stringify(walk(value));
}

export function decode(text: string): unknown {
  const walk = (part: unknown): unknown => {
    if (part === null || typeof part !== "object") return part;
    if (Array.isArray(part)) return part.map(walk);
    const { $: kind, v: content } = part as { $?: string; v?: unknown };
    switch (kind) {
      case undefined:
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item)]));
      case "undefined":
        return undefined;
      case "number":
        return Number(content);
      case "bigint":
        return BigInt(content as string);
      case "date":
        return new Date(content as number);
      case "bytes":
        return Uint8Array.from(atob(content as string), (character) => character.charCodeAt(0));
      case "map":
        return new Map((content as [unknown, unknown][]).map(([key, item]) => [walk(key), walk(item)]));
      case "set":
        return new Set((content as unknown[]).map(walk));
      case "object":
        return Object.fromEntries((content as [string, unknown][]).map(([key, item]) => [key, walk(item)]));
      default:
        throw new Error(`unknown kind on the wire: ${kind}`);
    }
  };
  return walk(JSON.parse(text));
}
