/** Numbers of the lines of a 次第, counted anew in one of the styles that municipalities use. */
import type { AgendaItem, AgendaNumbering } from "#shared/domain/committee.ts";

/** The sign of the nth line of a level, counted from 1. */
type Signs = (n: number) => string;

/** One sign after another from a list; behind its end (21), which can be told from （1）and from 21. */
function listed(signs: string): Signs {
  const list = Array.from(signs);
  return (n) => list[n - 1] ?? `(${n})`;
}

const digits: Signs = (n) => String(n);
/** 公用文: a single digit is full-width, more are half-width. */
const wideDigits: Signs = (n) => (n < 10 ? "１２３４５６７８９".charAt(n - 1) : String(n));
const parentheses: Signs = (n) => `（${n}）`;
/** Up to 20: what stands behind it in Unicode is not in every font of the office. */
const circled = listed("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");
const enclosed = listed("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇");
const katakana = listed(
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
);
const letters = listed("abcdefghijklmnopqrstuvwxyz");

type Levels = readonly [Signs, Signs, Signs, Signs];
const styles: Record<AgendaNumbering, Levels> = {
  parenthesis: [digits, parentheses, circled, katakana],
  "parenthesis-wide": [wideDigits, parentheses, circled, katakana],
  niiza: [digits, enclosed, katakana, letters],
  "niiza-wide": [wideDigits, enclosed, katakana, letters],
};

/**
 * The same lines, all of them numbered in the style; what they were numbered with before does not count. Every level
 * begins anew under every line. A 次第 has at most four levels (`AGENDA_DEPTH`); lines below them get the fourth's signs.
 */
export function numberedAgenda(agenda: readonly AgendaItem[], numbering: AgendaNumbering): AgendaItem[] {
  return numbered(agenda, styles[numbering], 0);
}

function numbered(agenda: readonly AgendaItem[], levels: Levels, depth: number): AgendaItem[] {
  const sign = levels[depth] ?? levels[3];
  return agenda.map((line, index) => ({
    ...line,
    number: sign(index + 1),
    children: numbered(line.children, levels, depth + 1),
  }));
}
