/** Indicator values at the edges: what a person types, what the editor shows, what the sheet prints. */
import Big from "big.js";
import type { IndicatorValue } from "#shared/domain/value.ts";

/** Dashes seen in real sheets, including the long vowel mark and the kanji 一 that OCR makes of them. */
const dashes = "—–－−‐‑‒―ー一-";
const onlyDash = new RegExp(`^[${dashes}]$`, "u");
const dashWithReason = new RegExp(`^[${dashes}]?\\s*[（(]([^（）()]+)[）)]$`, "u");

/**
 * Reads what was typed or pasted into a value cell. Full-width digits, separators (「3, 271」) and the indicator's own
 * unit behind the number are accepted; blank means "not yet".
 * @returns the value, null for blank, or a sentence saying what is wrong.
 */
export function parseIndicatorValue(
  text: string,
  unit = "",
): { ok: true; value: IndicatorValue | null } | { ok: false; problem: string } {
  const trimmed = text.trim();
  if (trimmed === "") return { ok: true, value: null };
  if (onlyDash.test(trimmed)) return { ok: true, value: { kind: "dash" } };
  const reason = dashWithReason.exec(trimmed)?.[1]?.trim();
  if (reason) return { ok: true, value: { kind: "reason", reason } };
  const plain = withoutUnit(trimmed.normalize("NFKC"), unit.normalize("NFKC"))
    .replace(/[\s,，、]/gu, "")
    .replace(/^[−–—△▲]/u, "-")
    .replace(/^\+/u, "");
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(plain)) {
    return {
      ok: false,
      problem: `「${trimmed}」は数値として読めません。数字、「—」、空欄、または「－（理由）」を入力してください。`,
    };
  }
  const number = new Big(plain.replace(/\.$/u, "")).toFixed();
  if (number.replace(/[-.]/gu, "").replace(/^0+/u, "").length > 15) {
    return { ok: false, problem: "桁が多すぎます。15桁までの数値を入力してください。" };
  }
  return { ok: true, value: { kind: "number", number: number === "-0" ? "0" : number } };
}

function withoutUnit(text: string, unit: string): string {
  return unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
}

/** 1234567.5 → 1,234,567.5 */
export function withSeparators(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** As printed in a cell: 110,000人, — (none by design), － (none, with a reason printed under the table), blank. */
export function printIndicatorValue(value: IndicatorValue | undefined, unit: string): string {
  if (!value) return "";
  switch (value.kind) {
    case "number":
      return `${withSeparators(value.number)}${unit}`;
    case "dash":
      return "—";
    case "reason":
      return "－";
  }
}

/** What the editor of a value cell starts with; typing it back gives the same value. */
export function inputText(value: IndicatorValue | undefined): string {
  if (!value) return "";
  switch (value.kind) {
    case "number":
      return withSeparators(value.number);
    case "dash":
      return "—";
    case "reason":
      return `－（${value.reason}）`;
  }
}
