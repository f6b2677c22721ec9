/**
 * 点検: what on a year's sheets can hardly be right, although every field is filled. Each finding is a sentence; a person
 * decides, nothing is changed.
 */
import type { Indicator } from "#shared/domain/plan.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import Big from "big.js";

export interface ValueCheck {
  indicator: Indicator;
  /** 「累積の指標ですが、実績値が前年度より小さくなっています」 */
  what: string;
}

/** Counters that stand behind numbers on these sheets; 人 and 名 count the same. */
const counters = [
  "事業所",
  "店舗",
  "団体",
  "箇所",
  "か所",
  "件",
  "人",
  "名",
  "社",
  "店",
  "回",
  "戸",
  "台",
  "組",
  "％",
];
const sameCounter: Readonly<Record<string, string>> = { 名: "人", か所: "箇所" };
const plainCounter = (unit: string): string => sameCounter[unit] ?? unit;

/** Shorter numbers stand in a text for too many other things. */
const LEAST_DIGITS = 3;

/** Everything found in this fiscal year, indicator by indicator. */
export function valueChecks(snapshot: YearSnapshot): ValueCheck[] {
  return snapshot.indicators.flatMap((indicator) =>
    [fallen(snapshot, indicator), otherUnit(snapshot, indicator)].flatMap((what) =>
      what === undefined ? [] : [{ indicator, what }],
    ),
  );
}

/** A cumulative indicator cannot fall. */
function fallen({ fiscalYear }: YearSnapshot, { cumulative, actuals }: Indicator): string | undefined {
  const [now, before] = [actuals[String(fiscalYear)], actuals[String(fiscalYear - 1)]];
  if (!cumulative || now?.kind !== "number" || before?.kind !== "number") return undefined;
  return new Big(now.number).lt(before.number)
    ? "累積の指標ですが、実績値が前年度より小さくなっています"
    : undefined;
}

/** 朝霞市's sheet of 2019 reports 3,360事業所 in the words and 3,360件 in the table: the same number, another unit. */
function otherUnit(snapshot: YearSnapshot, { item, unit, actuals }: Indicator): string | undefined {
  const value = actuals[String(snapshot.fiscalYear)];
  const own = unit.normalize("NFKC").replace("%", "％");
  if (value?.kind !== "number" || !counters.includes(own)) return undefined;
  const digits = value.number.replace(/\D/gu, "");
  if (digits.length < LEAST_DIGITS || value.number.includes(".") || value.number.startsWith("-"))
    return undefined;
  const evaluation = evaluationOf(snapshot, { kind: "item", id: item });
  const text = `${evaluation?.activities ?? ""}\n${evaluation?.achievement ?? ""}`
    .normalize("NFKC")
    .replaceAll("%", "％")
    .replaceAll(/(?<=\d)[,、]\s?(?=\d{3})/gu, "");
  for (const found of text.matchAll(new RegExp(`(?<![\\d.])${digits}(?![\\d.])`, "gu"))) {
    const behind = text.slice(found.index + digits.length);
    const counter = counters.find((one) => behind.startsWith(one));
    if (counter !== undefined && plainCounter(counter) !== plainCounter(own))
      return `本文は「${counter}」、指標は「${unit}」です`;
  }
  return undefined;
}
