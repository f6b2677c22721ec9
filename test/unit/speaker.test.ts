import { describe, expect, it } from "vitest";
import { speakerOf } from "#shared/rules/speaker.ts";

const committee = {
  members: [
    { id: "a", name: "髙橋　清一", role: "会長" },
    { id: "b", name: "辻\u{E0101}美咲" },
    { id: "c", name: "委員A", role: "委員" },
    { id: "d", name: "副会長", role: "副会長" },
  ],
};
const called = (by: string, style: "name" | "role" | "label") => speakerOf(committee, { member: by }, style);

describe("what a speaker is called", () => {
  it("is name and role, without the space between the parts of the name and with its letters untouched", () => {
    expect(called("a", "name")).toBe("髙橋清一会長");
    expect(called("b", "name")).toBe("辻\u{E0101}美咲委員");
  });

  it("does not say a role twice", () => {
    expect(called("c", "name")).toBe("委員A");
    expect(called("d", "name")).toBe("副会長");
  });

  it("is the role alone, or 【委員】 for everybody", () => {
    expect(["a", "b", "d"].map((id) => called(id, "role"))).toEqual(["会長", "委員", "副会長"]);
    expect(["a", "b", "d"].map((id) => called(id, "label"))).toEqual(["【委員】", "【委員】", "【委員】"]);
  });

  it("is 委員 for a member who is not known any more, and as it is written for anyone else", () => {
    expect(called("gone", "name")).toBe("委員");
    for (const style of ["name", "role", "label"] as const) {
      expect(speakerOf(committee, { speaker: "事務局" }, style)).toBe("事務局");
    }
  });
});
