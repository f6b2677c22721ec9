/** The sound files that hostile ones are made from. */
import { archiveZip } from "#electron/backend/archive/collect.ts";
import { printManifest } from "#electron/backend/archive/manifest.ts";
import { sha256Of } from "#db/storedFiles.ts";
import { smallPackage } from "#test/store/support/smallPlan.ts";

export interface SoundFiles {
  /** An archive that is sound in itself. */
  zip: Buffer;
  /** A plan package. */
  text: string;
  /** Transcripts in several codings. */
  words: [Buffer, ...Buffer[]];
}

export function soundFiles(): SoundFiles {
  const sealedAt = "2020-08-07T03:00:00.000Z";
  const entries = ["文書/次第.docx", "データ/発言一覧.csv", "SHA256SUMS.txt"].map((path) => ({
    path,
    bytes: Buffer.from(`${path}の中身\n`.repeat(20)),
  }));
  const manifest = printManifest({
    format: "jimukyoku-archive/1",
    plan: "見本市産業振興計画",
    meeting: { id: "r2-1", name: "令和2年度第1回" },
    sequence: 1,
    sealedAt,
    actor: "事務局",
    previous: null,
    missing: [],
    files: entries.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes), bytes: bytes.byteLength })),
  });
  const words = "会長：それでは、議事に入ります。\r\nA 委員：髙﨑です。𠮷野家の葛󠄀。\r\n".repeat(8);
  return {
    zip: Buffer.from(archiveZip(manifest, entries, sealedAt)),
    text: JSON.stringify(smallPackage()),
    words: [
      Buffer.from(words),
      Buffer.from(words, "utf16le"),
      Buffer.from(`\ufeff${words}`, "utf16le"),
      // 「会議」 in Shift_JIS.
      Buffer.from([0x89, 0xef, 0x8b, 0x63, 0x0d, 0x0a]),
    ],
  };
}
