/** What is typed comes back exactly as it was typed, however long and however odd; and what cannot be kept is named. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";

type SetText = MethodInput<"field.setText">;

function save(text: string): SetText {
  return {
    field: { entity: "evaluation", subject: { kind: "item", id: "2" }, fiscalYear: 2021, property: "issues" },
    text,
    session: "s",
  };
}

async function stored(backend: Backend): Promise<string | undefined> {
  const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
  return evaluations.find(({ subject }) => subject.id === "2")?.issues;
}

const texts: [what: string, text: string][] = [
  ["surrogate pairs", "𠮷野家の𩸽と𠀋"],
  ["variation sequences", "葛\u{E0100}城市と葛\u{E0101}飾区、辻\u{FE00}"],
  ["外字", "\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}"],
  ["emoji with joiners and skin tones", "👨‍👩‍👧‍👦👍🏽🏳️‍🌈🇯🇵"],
  ["direction marks", "\u200F\u202B\u05D0\u2067א\u2069\u202C\u200E"],
  ["combining marks, apart and together", "か\u3099が ｶﾞ é é"],
  ["compatibility letters", "①㈱㌔ﬀ㊤〜～－—―ー"],
  ["tabs, line ends and spaces at both ends", "\t 一行目 \n\n　二行目　\n"],
  ["quotes and SQL", "'); drop table item; -- \" ` % _ \\"],
  ["a hundred thousand letters", "長い文です。𠮷".repeat(12_500)],
];

describe("a text", () => {
  it.each(texts)("with %s comes back as it was typed, also after opening again", async (_, text) => {
    const { backend, path } = await openSmallPlan();
    const saved = await value(backend, "field.setText", save(text));
    expect(saved.dropped).toBeUndefined();
    expect(await stored(backend)).toBe(text);
    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect(await stored(again)).toBe(text);
  });

  it("loses only the characters that no file can hold, and they are named", async () => {
    const { backend } = await openSmallPlan();
    const saved = await value(backend, "field.setText", save("前\uD83D中\uFFFE\u0000後\r\n次\uFEFF"));
    expect(saved.dropped).toEqual(["U+D83D", "U+FFFE", "U+0000", "U+FEFF"]);
    expect(await stored(backend)).toBe("前中後\n次");
  });

  it("longer than any field may be is refused and changes nothing", async () => {
    const { backend } = await openSmallPlan();
    expect(await failure(backend, "field.setText", save("あ".repeat(200_001)))).toMatchObject({
      code: "invalid-input",
      details: { path: "text" },
    });
    expect(await stored(backend)).toBeUndefined();
  });

  it("that is empty clears the field, and nothing is left of the evaluation", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "field.setText", save("書いた"));
    await value(backend, "field.setText", save(""));
    const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
    expect(evaluations).toEqual([]);
  });

  it("of a member's name is never normalised", async () => {
    const { backend } = await openSmallPlan();
    const name = "髙\u{E0100}﨑 ｶﾞｸ か\u3099";
    await value(backend, "member.add", { member: { name } });
    const { committee } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(committee.members.at(-1)?.name).toBe(name);
  });
});

describe("a save", () => {
  const refused: [what: string, field: SetText["field"], text: string, code: string, details: object][] = [
    [
      "a grade that is not in the scale",
      { entity: "evaluation", subject: { kind: "item", id: "1-1" }, fiscalYear: 2019, property: "rating" },
      "Z",
      "not-found",
      { what: "判定", id: "Z" },
    ],
    [
      "a year outside the plan",
      { entity: "evaluation", subject: { kind: "item", id: "1-1" }, fiscalYear: 2023, property: "issues" },
      "文",
      "year-outside-plan",
      { year: 2023, from: 2019, to: 2022 },
    ],
    [
      "an item that does not exist",
      { entity: "evaluation", subject: { kind: "item", id: "p1" }, fiscalYear: 2019, property: "issues" },
      "文",
      "not-found",
      { what: "施策", id: "p1" },
    ],
    ["an empty title", { entity: "item", id: "1", property: "title" }, "", "invalid-input", { path: "text" }],
    [
      "an unknown indicator",
      { entity: "indicator", id: "x", property: "unit" },
      "人",
      "not-found",
      { id: "x" },
    ],
  ];
  it.each(refused)("of %s is refused and changes nothing", async (_, field, text, code, details) => {
    const { backend } = await openSmallPlan();
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(await failure(backend, "field.setText", { field, text, session: "s" })).toMatchObject({
      code,
      details,
    });
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(before);
    expect(await value(backend, "history.list", { limit: 10 })).toHaveLength(1);
  });

  it("of a value outside the indicator's years is refused", async () => {
    const { backend } = await openSmallPlan();
    const field = { entity: "indicatorValue", id: "1-1/1", series: "target", fiscalYear: 2017 } as const;
    const error = await failure(backend, "field.setValue", { field, value: { kind: "dash" }, session: "s" });
    expect(error).toMatchObject({ code: "year-outside-plan", details: { year: 2017, from: 2019, to: 2022 } });
  });

  it("without an open plan, or not of the contract's shape, is refused", async () => {
    const backend = testBackend();
    expect((await failure(backend, "field.setText", save("文"))).code).toBe("no-plan-open");
    expect((await failure(backend, "field.setText", { ...save("文"), path: "/etc/passwd" })).code).toBe(
      "invalid-input",
    );
    expect((await failure(backend, "field.setText", undefined)).code).toBe("invalid-input");
    expect((await failure(backend, "toString" as "plan.current", {})).code).toBe("invalid-input");
    expect((await failure(backend, "dialog.openPlan", {})).code).toBe("invalid-input");
  });
});
