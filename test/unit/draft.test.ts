import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import { draftEvaluation } from "#shared/rules/draft.ts";

const comment = (kind: Comment["kind"], text: string): Comment => ({
  id: text,
  meeting: "m",
  member: "a",
  kind,
  text,
  recordedAt: "2020-08-07T01:00:00Z",
});

describe("drafting an evaluation from comments", () => {
  it("puts spoken requests into the committee's written voice", () => {
    const draft = draftEvaluation([
      comment("opinion", "空き店舗は進まない。働きかけの方法を示してほしい。"),
      comment("request", "商店会との連携を深めていただきたいと思います"),
      comment("opinion", "評価は妥当だと思う。"),
    ]);
    expect(draft).toBe(
      "空き店舗は進まない。働きかけの方法を示されたい。\n商店会との連携を深められたい。\n評価は妥当だと考える。",
    );
  });

  it("leaves questions out unless nothing else was chosen", () => {
    const question = comment("question", "内訳は把握しているか。");
    expect(draftEvaluation([question, comment("opinion", "妥当である。")])).toBe("妥当である。");
    expect(draftEvaluation([question])).toBe("内訳は把握しているか。");
  });

  it("never makes an evaluation of answers and remarks", () => {
    const answer = comment("answer", "次回の資料に加える。");
    const remark = comment("remark", "次の議題に移ります。");
    expect(draftEvaluation([answer, comment("opinion", "妥当である。"), remark])).toBe("妥当である。");
    expect(draftEvaluation([comment("question", "内訳は把握しているか。"), answer])).toBe(
      "内訳は把握しているか。",
    );
    expect(draftEvaluation([answer, remark])).toBe("");
  });

  it("never adds words nobody said to a sentence it does not recognise", () => {
    expect(draftEvaluation([comment("opinion", "駐輪場が足りない")])).toBe("駐輪場が足りない。");
  });
});
