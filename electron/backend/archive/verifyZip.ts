/**
 * 確かめる: whether a zip still is the archive it was when it was sealed. First that everything in it fits its own manifest,
 * to the last byte; then that the manifest is the one that a plan file or a person kept the number of.
 */
import { sha256Of } from "#db/storedFiles.ts";
import type { ArchiveManifest, ArchivedFile, ArchiveReport } from "#shared/domain/archive.ts";
import { archiveZip } from "./collect.ts";
import { MANIFEST, parseManifest } from "./manifest.ts";
import { readZip, shown } from "./readZip.ts";
import type { ZipEntry } from "./zipFile.ts";

export interface CheckedZip {
  /** As sentences; none: sound in itself. */
  problems: string[];
  /** As far as there is one that can be read. */
  manifest?: ArchiveManifest;
  /** SHA-256 of the manifest as it lies in the zip: the 照合番号 the zip has now. */
  number?: string;
  /** What is in it, in its order; for taking it out once it is known to be sound. */
  entries: ZipEntry[];
}

/** Whether the zip fits its own manifest. */
export function checkZip(zip: Uint8Array): CheckedZip {
  const read = readZip(zip);
  if (read.kind === "unreadable") {
    return {
      problems: ["zipファイルとして読めません。途中で切れているか、別の種類のファイルです。"],
      entries: [],
    };
  }
  const problems = read.strange.map(
    (path) => `「${shown(path)}」という名前は、フォルダーの外を指すか、使えない文字を含んでいます。`,
  );
  const found = read.entries.find(({ path }) => path === MANIFEST);
  if (!found) {
    const lost = read.broken.includes(MANIFEST)
      ? `目録（${MANIFEST}）が書き換えられているか、壊れています。`
      : `目録（${MANIFEST}）がありません。会議記録の保存ではないか、目録が取り除かれています。`;
    return { problems: [...problems, lost], entries: read.entries };
  }
  const text = Buffer.from(found.bytes).toString("utf8");
  const number = sha256Of(found.bytes);
  const manifest = parseManifest(text);
  if (!manifest) {
    const strange = `目録（${MANIFEST}）が書き換えられていて、読めません。`;
    return { problems: [...problems, strange], number, entries: read.entries };
  }
  const entries = read.entries.filter((entry) => entry !== found);
  problems.push(...differences(manifest.files, entries, read.broken));
  // What the sentences above do not name: another order in the directory, a comment, times, bytes between the parts.
  if (problems.length === 0 && !sameBytes(zip, archiveZip(text, entries, manifest.sealedAt))) {
    problems.push(
      "zipファイルの作りが、書き出したときのものと違います（並び順、日付、圧縮、余分なデータのどれか）。",
    );
  }
  return { problems, manifest, number, entries: read.entries };
}

/** What is changed, lost, added, renamed, doubled or in another place, file by file. */
function differences(
  files: readonly ArchivedFile[],
  entries: readonly ZipEntry[],
  broken: readonly string[],
): string[] {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const problems = broken.map((path) =>
    wanted.has(path)
      ? `「${shown(path)}」の中身が書き換えられているか、壊れています。`
      : `目録にない「${shown(path)}」が加えられています。`,
  );
  const seen = new Set<string>(broken);
  const strangers: ZipEntry[] = [];
  for (const entry of entries) {
    const file = wanted.get(entry.path);
    if (seen.has(entry.path)) problems.push(`「${shown(entry.path)}」が2つ以上入っています。`);
    else if (!file) strangers.push(entry);
    else if (file.bytes !== entry.bytes.byteLength || file.sha256 !== sha256Of(entry.bytes))
      problems.push(`「${shown(entry.path)}」の中身が書き換えられています。`);
    seen.add(entry.path);
  }
  const lost = files.filter(({ path }) => !seen.has(path));
  const found = new Set<ArchivedFile>();
  const byHash = Map.groupBy(lost.toReversed(), ({ sha256 }) => sha256);
  for (const entry of strangers) {
    const renamed = byHash.get(sha256Of(entry.bytes))?.pop();
    if (renamed) found.add(renamed);
    problems.push(
      renamed
        ? `「${shown(renamed.path)}」の名前が「${shown(entry.path)}」に変えられています。`
        : `目録にない「${shown(entry.path)}」が加えられています。`,
    );
  }
  for (const file of lost) if (!found.has(file)) problems.push(`「${shown(file.path)}」がなくなっています。`);
  // The last of those with one path is the one that the map knows.
  const twice = files.find((file) => wanted.get(file.path) !== file);
  if (twice) problems.push(`目録に「${shown(twice.path)}」が2回載っています。`);
  if (problems.length === 0 && entries.some(({ path }, index) => files[index]?.path !== path))
    problems.push("ファイルの並び順が目録と違います。");
  return problems;
}

/** What a plan file has kept of its archives. */
export interface Chain {
  sequence: number;
  /** SHA-256 of its manifest. */
  manifest: string;
}

/**
 * The zip as a report. A zip that was made anew as a whole, hashes and all, is sound in itself: only a chain or a number
 * kept elsewhere tells.
 * @param chain of the plan file that is open; absent without one
 */
export function zipReport(zip: Uint8Array, chain?: readonly Chain[]): ArchiveReport {
  const { problems, manifest, number } = checkZip(zip);
  if (number !== undefined && chain) problems.push(...againstChain(manifest?.sequence, number, chain));
  return {
    sound: problems.length === 0,
    problems,
    archives:
      manifest && number !== undefined
        ? [
            {
              sequence: manifest.sequence,
              meeting: manifest.meeting.name,
              sealedAt: manifest.sealedAt,
              manifest: number,
              files: manifest.files.length,
            },
          ]
        : [],
  };
}

function againstChain(sequence: number | undefined, number: string, chain: readonly Chain[]): string[] {
  if (chain.some(({ manifest }) => manifest === number)) return [];
  const same = chain.find((one) => one.sequence === sequence);
  return [
    same
      ? `照合番号が、この計画ファイルの第${same.sequence}号の保存と違います。中身と目録がまとめて作り替えられています。`
      : "この計画ファイルには、照合番号が同じ保存がありません。別の計画の保存か、作り替えられたものです。",
  ];
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
