/** First look at the text of a package, before anything is made of it: nesting, amounts, and keys that stand there twice. */
import { invalid, type Path } from "./problem.ts";

const MAX_DEPTH = 24;
const MAX_LIST = 20_000;
const MAX_VALUES = 2_000_000;

/** A list or an object that the walk stands in. */
interface Open {
  /** Of an object: those it has so far. */
  keys: Set<string> | undefined;
  /** Where the next part stands: key or number. */
  step: string | number;
  /** The next string is a key. */
  expectsKey: boolean;
}

/**
 * Throws `package-invalid` for nesting and amounts that no plan has, which JSON.parse would spend memory on, and for a key
 * that an object has twice, of which JSON.parse would drop the first without a word. What is no JSON is left to JSON.parse.
 */
export function refuseStrangeShape(text: string): void {
  const open: Open[] = [];
  const path = (): Path => open.map(({ step }) => step);
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const top = open.at(-1);
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (top?.expectsKey) {
          top.step = keyOf(text.slice(at + 1, end));
          top.expectsKey = false;
          if (top.keys?.has(top.step)) throw invalid(path(), "同じ項目が2回書かれています", top.step);
          top.keys?.add(top.step);
          if (top.keys && top.keys.size > MAX_LIST)
            throw invalid(path().slice(0, -1), "項目の数が多すぎます", undefined);
        }
        at = end;
        break;
      }
      case "{":
      case "[": {
        if (open.length >= MAX_DEPTH) throw invalid(path(), "入れ子が深すぎます", undefined);
        const object = text[at] === "{";
        open.push({ keys: object ? new Set() : undefined, step: 0, expectsKey: object });
        values += 1;
        break;
      }
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        values += 1;
        if (typeof top?.step === "number") top.step += 1;
        if (top?.keys) top.expectsKey = true;
        else if (top && Number(top.step) >= MAX_LIST)
          throw invalid(path().slice(0, -1), `一覧は${MAX_LIST}件までです`, undefined);
        break;
      default:
    }
    if (values > MAX_VALUES) throw invalid(path(), "項目の数が多すぎます", undefined);
  }
}

/** Place of the quotation mark that ends a string; the end of the text when none does. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at;
    if (character === "\\") at += 1;
  }
  return text.length;
}

/** The key that JSON.parse will see: it may be written with escapes. */
function keyOf(written: string): string {
  if (!written.includes("\\")) return written;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}
