/** A first text for 推進委員会の評価, made from comments people chose. A person always edits it before it is adopted. */
import type { Comment } from "#shared/domain/comment.ts";

/**
 * Of these comments, those whose words make the evaluation, in the same order: opinions and requests; questions only when
 * there is nothing else (a question is not an evaluation, but it may carry one). Answers and remarks never: they are the
 * secretariat's words or the chair's, not the committee's judgement.
 */
function statementsOf<T extends Pick<Comment, "kind">>(comments: readonly T[]): T[] {
  const statements = comments.filter(({ kind }) => kind === "opinion" || kind === "request");
  return statements.length > 0 ? statements : comments.filter(({ kind }) => kind === "question");
}

/**
 * Speech → the committee's written voice: the statements lose their spoken endings. The members' words are otherwise
 * kept: the draft must never say what nobody said.
 */
export function draftEvaluation(comments: readonly Comment[]): string {
  return statementsOf(comments)
    .map((comment) => writtenVoice(comment.text.trim()))
    .join("\n");
}

/** Spoken endings and the written ones that committees' documents use; only the end of a sentence is touched. */
const please = "(?:いただきたい|もらいたい|ほしい|欲しい|ください)(?:です|と思います|と思う)?$";
const endings: readonly [RegExp, string][] = [
  // 示してほしい → 示されたい, 検討してほしい → 検討されたい (サ行五段 and サ変 alike)
  [new RegExp(`して${please}`, "u"), "されたい"],
  // 進めてほしい → 進められたい (下一段)
  [new RegExp(`([えけげせてねべめれ])て${please}`, "u"), "$1られたい"],
  [/(?:して|し)ては(?:どうか|いかがか|どうでしょうか)$/u, "することを検討されたい"],
  [/と(?:思います|思う)$/u, "と考える"],
  [/必要がある(?:と考える|のではないか)$/u, "必要がある"],
  [/です$/u, "である"],
];

function writtenVoice(text: string): string {
  const sentences = text.split(/(?<=。)/u).filter((sentence) => sentence.trim() !== "");
  return sentences.map((sentence) => rewrite(sentence.replace(/。$/u, ""))).join("");
}

function rewrite(sentence: string): string {
  for (const [pattern, replacement] of endings) {
    if (pattern.test(sentence)) return `${sentence.replace(pattern, replacement)}。`;
  }
  return `${sentence}。`;
}
