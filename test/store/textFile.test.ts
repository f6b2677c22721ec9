/** Transcripts come from other programs, in whatever coding those save. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "#electron/backend/decodeText.ts";
import { failure, testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

const words = "会長：それでは、議事に入ります。\nA 委員：髙﨑です。";
const utf16 = Buffer.from(words, "utf16le");
/** 「会議」 and a line end in Shift_JIS. */
const shiftJis = Uint8Array.from([0x89, 0xef, 0x8b, 0x63, 0x0d, 0x0a, 0x41]);

function file(bytes: Uint8Array | string): [ReturnType<typeof testBackend>, { token: string }, string] {
  const path = join(temporaryFolder(), "文字起こし.txt");
  writeFileSync(path, bytes);
  const backend = testBackend();
  return [backend, { token: backend.grantFile(path, "read") }, path];
}

/** The bytes of each letter in a coding of two bytes a letter, read from its decoder. */
function encoder(coding: "shift_jis" | "euc-jp"): (text: string) => Uint8Array {
  const decoder = new TextDecoder(coding);
  const bytes = new Map<string, readonly number[]>();
  for (let one = 0; one < 0x80; one += 1) bytes.set(String.fromCharCode(one), [one]);
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && !bytes.has(letter)) bytes.set(letter, [lead, trail]);
    }
  return (text) => Uint8Array.from(Array.from(text, (letter) => bytes.get(letter) ?? [0x3f]).flat());
}
/** As people speak: every clause has a letter of kana or of the first 2,965 kanji. */
const spoken = fc
  .array(
    fc.tuple(
      fc.constantFrom("会長：", "委員A　", "（事務局）", "", "ABC-12 "),
      fc.constantFrom("それでは、", "議事に入ります。", "資料１を", "御覧ください", "亜唖娃", "ンヴヵヶ"),
      fc.constantFrom("\n", "。", "2026年", "【令和】", "弌丐丕"),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.flat().join(""));

describe("a text file", () => {
  it.each([
    ["UTF-8", Buffer.from(words), words],
    ["UTF-8 with its mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(words)]), words],
    ["UTF-16 of Windows", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), words],
    [
      "UTF-16 the other way round",
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      words,
    ],
    ["UTF-16 without a mark", utf16, words],
    ["Shift_JIS", shiftJis, "会議\nA"],
    ["no letters", Buffer.alloc(0), ""],
    ["line ends of Windows", Buffer.from("一\r\n二\r三"), "一\n二\n三"],
  ])("is read in %s", async (_, bytes, text) => {
    const [backend, token] = file(bytes);
    expect(await value(backend, "text.read", token)).toEqual({ text });
  });

  it.each([
    ["a Word file", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00])],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d])],
    ["bytes that are no coding's", Uint8Array.from([0x81, 0xff, 0xff, 0x81])],
    ["half a letter of UTF-16", Uint8Array.from([0xff, 0xfe, 0x3d, 0xd8])],
  ])("that is %s is refused", async (_, bytes) => {
    const [backend, token] = file(bytes);
    expect(await failure(backend, "text.read", token)).toMatchObject({
      code: "not-text",
      details: { file: "文字起こし.txt" },
    });
  });

  it.each(["shift_jis", "euc-jp"] as const)("of whatever is said is read in %s", (coding) => {
    const encode = encoder(coding);
    fc.assert(fc.property(spoken, (text) => decodeText(encode(text)) === text));
  });

  it("is read in the coding of mail, which is Latin letters and escapes", () => {
    // 会議 between the escapes of ISO-2022-JP.
    const bytes = [0x1b, 0x24, 0x42, 0x32, 0x71, 0x35, 0x44, 0x1b, 0x28, 0x42, 0x0a, 0x41];
    expect(decodeText(Uint8Array.from(bytes))).toBe("会議\nA");
  });

  it("longer than any field is refused, by its letters and by its bytes", async () => {
    for (const letters of [200_001, 900_000]) {
      const [backend, token] = file("a".repeat(letters));
      expect((await failure(backend, "text.read", token)).code).toBe("text-too-long");
    }
    const [backend, token] = file("長".repeat(200_000));
    expect((await value(backend, "text.read", token)).text).toHaveLength(200_000);
  });

  it("is only read with a token that was handed out for it, and while it is there", async () => {
    const [backend, , path] = file("文");
    const write = { token: backend.grantFile(path, "write") };
    expect((await failure(backend, "text.read", write)).code).toBe("token-unknown");
    const gone = { token: backend.grantFile(`${path}.old`, "read") };
    expect((await failure(backend, "text.read", gone)).code).toBe("file-not-found");
  });
});
