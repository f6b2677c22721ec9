import { describe, expect, it } from "vitest";
import { nextPlanTitle } from "#shared/rules/nextPlan.ts";

describe("the name of the plan after this one", () => {
  it.each([
    ["第5次所沢市総合計画", "第6次所沢市総合計画"],
    ["第９次総合計画", "第１０次総合計画"],
    ["第五次総合計画", "第六次総合計画"],
    ["第九次総合計画", "第十次総合計画"],
    ["第十次総合計画", "第十一次総合計画"],
    ["第十九次総合計画", "第二十次総合計画"],
    ["新市第2次計画（改訂版）", "新市第3次計画（改訂版）"],
  ])("counts on in the digits it is written in: %s", (title, next) => {
    expect(nextPlanTitle(title)).toBe(next);
  });

  it.each(["まちづくり総合計画", "第九十九次総合計画", "第五三次計画", ""])(
    "is 次期計画 where no number can be counted on: %s",
    (title) => {
      expect(nextPlanTitle(title)).toBe("次期計画");
    },
  );
});
