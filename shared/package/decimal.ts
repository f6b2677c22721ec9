/** Numbers of a package and the decimals of the domain. */
import { Big } from "big.js";
import { decimalSchema } from "#shared/domain/value.ts";

/** A JSON number as the decimal it was written as; undefined when it has more digits than a plan may hold. */
export function decimalText(value: number): string | undefined {
  const text = value === 0 ? "0" : new Big(value).toFixed();
  return decimalSchema.safeParse(text).success ? text : undefined;
}
