import { describe, expect, it } from "vitest";
import { errorCodes } from "#shared/contract/errors.ts";
import { failureSentences } from "#shared/messages/failure.ts";

describe("failure sentences", () => {
  it.each(errorCodes)("%s says what happened and what was kept, in Japanese only", (code) => {
    const { what, kept, todo } = failureSentences({
      code,
      details: { file: "計画.hyoka", problem: "親の施策がありません" },
    });
    expect(what).toMatch(/[。]$/u);
    expect(kept).toMatch(/[。]$/u);
    expect(`${what}${kept}${todo}`.replace(/hyoka|Word|USB/gu, "")).not.toMatch(/[A-Za-z]{2,}|undefined/u);
  });

  it("advises another name for a document that is held, and never for the plan itself", () => {
    const todo = (file: string): string => failureSentences({ code: "file-busy", details: { file } }).todo;
    expect(todo("資料1.docx")).toContain("別の名前で保存してください");
    expect(todo("計画.hyoka")).toContain("もう一度試してください");
    expect(todo("計画.hyoka")).not.toContain("別の名前");
  });

  it("says of a document that only its mark calls open how to go on when nobody has it", () => {
    const { what, todo } = failureSentences({
      code: "file-busy",
      details: { file: "資料1.docx", owner: "産業 太郎", mark: "~$資料1.docx" },
    });
    expect(what).toBe("「資料1.docx」には、Wordで開いている印があります（産業 太郎）。");
    expect(todo).toMatch(/別の名前で保存.*異常終了.*「~\$資料1\.docx」.*Wordで一度開いて閉じると/u);
  });

  it("names the file and the year", () => {
    expect(failureSentences({ code: "newer-version", details: { file: "来年.hyoka" } }).what).toContain(
      "「来年.hyoka」",
    );
    expect(
      failureSentences({ code: "year-outside-plan", details: { year: 2040, from: 2019, to: 2028 } }).what,
    ).toContain("令和22年度は計画の期間の外です（令和元年度から令和10年度まで）");
  });
});
