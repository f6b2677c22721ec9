/** Size of a document's title. */
import type { FormLook } from "#shared/forms/formLook.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";

/** Points. */
const SIZES = [16, 14, 12];

/** The largest size that leaves a title on one line, points. */
export function titleSize(title: string, look: Pick<FormLook, "area" | "size">): number {
  const room = look.area.width / 20;
  const sizes = SIZES.map((size) => look.size(size));
  return sizes.find((size) => textWidth(title) * size <= room) ?? Math.min(...sizes);
}
