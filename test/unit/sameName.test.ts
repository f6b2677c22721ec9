/** When the list of members asks whether a name is meant twice. */
import { expect, it } from "vitest";
import { isSameName } from "#shared/rules/sameName.ts";

it("takes a name with and without spaces as one, and never one letter for another", () => {
  expect(isSameName("佐藤　一郎", " 佐藤 一郎")).toBe(true);
  expect(isSameName("佐藤一郎", "佐藤\t一郎")).toBe(true);
  expect(isSameName("髙橋一郎", "高橋一郎")).toBe(false);
  expect(isSameName("葛城", "葛\u{E0100}城")).toBe(false);
});
