/** 指標のめざす方向 as it is chosen. */
import { indicatorSchema, type Indicator } from "#shared/domain/plan.ts";

export const directions = [
  { value: "up", text: "↗ 増やす" },
  { value: "down", text: "↘ 減らす" },
  { value: "keep", text: "→ 保つ" },
];

/** @throws for a value that none of the choices has. */
export function directionOf(value: string): NonNullable<Indicator["direction"]> {
  return indicatorSchema.shape.direction.unwrap().parse(value);
}
