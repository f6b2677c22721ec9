/** The look of a form holds from its year on, and no earlier year ever prints otherwise than it printed. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { Look } from "#shared/domain/look.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";

const years = [2019, 2020, 2021, 2022];
const large: Look = { size: 1 };
const small: Look = { size: -1 };

async function looks(backend: Backend): Promise<(Look | undefined)[]> {
  const found = [];
  for (const fiscalYear of years) {
    found.push((await value(backend, "plan.snapshot", { fiscalYear })).looks["agenda"]);
  }
  return found;
}

function set(backend: Backend, fiscalYear: number, look: Look | null, range: "from" | "only") {
  return value(backend, "look.set", { form: "agenda", fiscalYear, look, years: range });
}

describe("a look", () => {
  it("holds from its year on and leaves earlier years alone", async () => {
    const { backend } = await openSmallPlan();
    await set(backend, 2020, large, "from");
    expect(await looks(backend)).toEqual([undefined, large, large, large]);
    await set(backend, 2022, small, "from");
    expect(await looks(backend)).toEqual([undefined, large, large, small]);
    await set(backend, 2019, small, "from");
    expect(await looks(backend)).toEqual([small, large, large, small]);
  });

  it("can be for one year only: the year after keeps what it had", async () => {
    const { backend } = await openSmallPlan();
    await set(backend, 2019, large, "from");
    await set(backend, 2020, small, "only");
    expect(await looks(backend)).toEqual([large, small, large, large]);
    await set(backend, 2022, small, "only");
    expect(await looks(backend)).toEqual([large, small, large, small]);
  });

  it("for one year only leaves the next without a look where it had none", async () => {
    const { backend } = await openSmallPlan();
    await set(backend, 2020, small, "only");
    expect(await looks(backend)).toEqual([undefined, small, undefined, undefined]);
    await set(backend, 2019, large, "from");
    expect(await looks(backend)).toEqual([large, small, undefined, undefined]);
  });

  it("goes back to the form's own by null, also against the look of an earlier year", async () => {
    const { backend } = await openSmallPlan();
    await set(backend, 2019, large, "from");
    await set(backend, 2021, null, "from");
    expect(await looks(backend)).toEqual([large, large, undefined, undefined]);
    await set(backend, 2019, null, "only");
    expect(await looks(backend)).toEqual([undefined, large, undefined, undefined]);
  });

  it("is a step of 元に戻す, a line of 変更履歴, and still there the next day", async () => {
    const { backend, path } = await openSmallPlan();
    await set(backend, 2020, small, "only");
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "次第の体裁を変更", place: "次第 令和2年度だけ" });
    await value(backend, "history.undo", {});
    expect(await looks(backend)).toEqual([undefined, undefined, undefined, undefined]);
    await value(backend, "history.redo", {});
    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect(await looks(again)).toEqual([undefined, small, undefined, undefined]);
    expect((await value(again, "plan.verify", {})).problems).toEqual([]);
  });

  it("that is the same already is no step", async () => {
    const { backend } = await openSmallPlan();
    await set(backend, 2020, large, "from");
    expect((await set(backend, 2020, large, "from")).changed).toEqual([]);
    expect((await set(backend, 2021, large, "only")).changed).toEqual([]);
    expect((await set(backend, 2019, null, "from")).changed).toEqual([]);
  });

  it.each([
    [
      "a year outside the plan",
      { form: "agenda", fiscalYear: 2030, look: large, years: "from" },
      "year-outside-plan",
    ],
    [
      "a form there is not",
      { form: "letter", fiscalYear: 2020, look: large, years: "from" },
      "invalid-input",
    ],
    [
      "a size beyond reason",
      { form: "agenda", fiscalYear: 2020, look: { size: 40 }, years: "from" },
      "invalid-input",
    ],
    [
      "an unknown option",
      { form: "agenda", fiscalYear: 2020, look: { color: "red" }, years: "only" },
      "invalid-input",
    ],
  ])("is refused with %s", async (_, input, code) => {
    const { backend } = await openSmallPlan();
    expect((await failure(backend, "look.set", input)).code).toBe(code);
    expect(await looks(backend)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
