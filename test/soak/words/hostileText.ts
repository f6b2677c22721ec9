/** Texts nobody expects: every plane of Unicode, and everything that breaks XML, Word or a line. */
import fc from "fast-check";

/** One code unit or code point of a kind that a file format may stumble over. */
const oddity: fc.Arbitrary<string> = fc.oneof(
  // Any plane: letters nobody has a font for, private use (外字), noncharacters, unassigned ones.
  fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  // Any code unit alone: half of a pair, controls, noncharacters.
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
  // Noncharacters at the end of each plane.
  fc
    .record({ plane: fc.integer({ min: 0, max: 16 }), last: fc.integer({ min: 0xfffe, max: 0xffff }) })
    .map(({ plane, last }) => String.fromCodePoint(plane * 0x10000 + last)),
  // 外字 of the three private areas.
  fc.integer({ min: 0xe000, max: 0xf8ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xf0000, max: 0x10fffd }).map((code) => String.fromCodePoint(code)),
  // A kanji with a variation sequence (IVS).
  fc
    .record({
      kanji: fc.integer({ min: 0x4e00, max: 0x9fff }),
      variant: fc.integer({ min: 0xe0100, max: 0xe01ef }),
    })
    .map(({ kanji, variant }) => String.fromCodePoint(kanji, variant)),
  fc.constantFrom(
    "<",
    ">",
    "&",
    '"',
    "'",
    "]]>",
    "&#0;",
    "&#xD800;",
    "<![CDATA[",
    "<w:p/>",
    "{{tag}}",
    "_x0000_",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "\u000B",
    "\u000C",
    "\u0085",
    "\u2028",
    "\u2029",
    " ",
    "\u3000",
    "\u00A0",
    "\u00AD",
    "\u200B",
    "\u200D",
    "\u202E",
    "\u2066",
    "\uFEFF",
    "👨‍👩‍👧‍👦",
    "🇯🇵",
    "か\u3099",
    "㍿",
    "髙﨑",
  ),
);

const plain = fc.constantFrom("評価する。", "あ", "・項目", "（1）", "123", "ABC", "令和2年度", "※");

const short = fc.array(fc.oneof({ arbitrary: oddity, weight: 3 }, { arbitrary: plain, weight: 2 }), {
  maxLength: 30,
  size: "max",
});

/** Up to a few lines; without U+FFFD, which is allowed but is the sign by which broken text is found in the files. */
export const hostileText: fc.Arbitrary<string> = short.map((pieces) =>
  pieces.join("").replaceAll("\uFFFD", "〓"),
);

/** Up to about a million letters, with oddities at its ends and seams. */
export const longText: fc.Arbitrary<string> = fc
  .record({ seam: hostileText, times: fc.integer({ min: 2, max: 2000 }), line: fc.boolean() })
  .map(({ seam, times, line }) =>
    `${seam}${"長い文が続く。".repeat(70)}${line ? "\n" : ""}`.repeat(times).slice(0, 1_000_000),
  );
