import { describe, expect, it } from "vitest";
import { adoptionState } from "#shared/rules/adoption.ts";

const adopted = { meeting: "m", date: "2020-08-07", text: "妥当である。" };

describe("採択 of the committee's evaluation", () => {
  it("is empty before anything is written, a draft before it is adopted", () => {
    expect(adoptionState(undefined)).toBe("empty");
    expect(adoptionState({})).toBe("empty");
    expect(adoptionState({ committeeEvaluation: "妥当である。" })).toBe("draft");
  });

  it("holds for the very words that were adopted", () => {
    expect(adoptionState({ committeeEvaluation: "妥当である。", adopted })).toBe("adopted");
    expect(adoptionState({ committeeEvaluation: "妥当である", adopted })).toBe("changed");
    expect(adoptionState({ committeeEvaluation: "妥当である。\n", adopted })).toBe("changed");
  });

  it("is still known when the text was taken away since", () => {
    expect(adoptionState({ adopted })).toBe("changed");
  });
});
