/** Everything that goes into an archive, in the order of its zip. */
import { sha256Of } from "#db/storedFiles.ts";
import type { ArchiveManifest, ArchivedFile } from "#shared/domain/archive.ts";
import { ARCHIVE_FORMAT } from "#shared/domain/archive.ts";
import type { PaperEdition } from "#shared/domain/paperEdition.ts";
import { paperStageLabels } from "#shared/domain/paperEdition.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { safeFileName } from "#shared/text/fileName.ts";
import { MANIFEST, printManifest } from "./manifest.ts";
import { readme } from "./readme.ts";
import { zipFile, type ZipEntry } from "./zipFile.ts";

/** A document that is printed for the archive itself. */
export interface PrintedDocument {
  name: string;
  docx: Uint8Array;
  pdf?: Uint8Array | undefined;
}

/** A 版 with its kept files. */
export interface KeptEdition {
  edition: PaperEdition;
  docx: Uint8Array;
  pdf?: Uint8Array | undefined;
}

export interface Collection {
  plan: string;
  meeting: { id: string; name: string; date: string | undefined };
  editions: readonly KeptEdition[];
  documents: readonly PrintedDocument[];
  /** The plan package. */
  package: string;
  /** 発言一覧. */
  comments: string;
  missing: readonly string[];
}

/** What only the moment of sealing decides. */
export interface Seal {
  sequence: number;
  previous: string | null;
  sealedAt: string;
  actor: string;
  reason: string | undefined;
}

const README = "はじめにお読みください.txt";
const SUMS = "SHA256SUMS.txt";

interface Content extends ZipEntry {
  what: string;
}

/** The archive as its manifest, byte for byte as it lies in the zip, and the zip. */
export function sealed(
  collection: Collection,
  seal: Seal,
): { manifest: string; files: number; zip: Uint8Array } {
  const contents = contentsOf(collection);
  const text = readme({
    plan: collection.plan,
    meeting: collection.meeting.name,
    date: collection.meeting.date,
    missing: collection.missing,
    contents,
    ...seal,
  });
  const first: ZipEntry[] = [{ path: README, bytes: utf8(text) }, ...contents];
  const sums = first.map(({ path, bytes }) => `${sha256Of(bytes)}  ${path}\n`).join("");
  const entries: ZipEntry[] = [...first, { path: SUMS, bytes: utf8(sums) }];
  const manifest = printManifest(manifestOf(collection, seal, entries));
  const zip = archiveZip(manifest, entries, seal.sealedAt);
  return { manifest, files: entries.length, zip };
}

/** The zip of a manifest and its files: the manifest first, then the files in its order. */
export function archiveZip(manifest: string, entries: readonly ZipEntry[], sealedAt: string): Uint8Array {
  return zipFile([{ path: MANIFEST, bytes: utf8(manifest) }, ...entries], sealedAt);
}

function manifestOf(
  { plan, meeting, missing }: Collection,
  { sequence, previous, sealedAt, actor, reason }: Seal,
  entries: readonly ZipEntry[],
): ArchiveManifest {
  return {
    format: ARCHIVE_FORMAT,
    plan,
    meeting: { id: meeting.id, name: meeting.name },
    sequence,
    sealedAt,
    actor,
    ...(reason === undefined ? {} : { reason }),
    previous,
    missing: [...missing],
    files: entries.map(({ path, bytes }): ArchivedFile => ({
      path,
      sha256: sha256Of(bytes),
      bytes: bytes.byteLength,
    })),
  };
}

function contentsOf({ editions, documents, package: text, comments }: Collection): Content[] {
  const taken = new Set<string>();
  const pathOf = (folder: string, name: string, ending: string): string => {
    const proposed = name.normalize("NFC").replaceAll("\ufffd", "_");
    // What differs only in the size of letters is one file on Windows.
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? "" : `（${copy}）`;
      const path = `${folder}/${safeFileName(proposed, ending, { suffix })}`;
      if (taken.has(path.toLowerCase())) continue;
      taken.add(path.toLowerCase());
      return path;
    }
  };
  const both = (
    folder: string,
    name: string,
    what: string,
    docx: Uint8Array,
    pdf?: Uint8Array,
  ): Content[] => [
    { path: pathOf(folder, name, "docx"), bytes: docx, what: `${what}（Word）` },
    ...(pdf ? [{ path: pathOf(folder, name, "pdf"), bytes: pdf, what: `${what}（PDF）` }] : []),
  ];
  return [
    ...editions.flatMap(({ edition, docx, pdf }) => {
      const stage = paperStageLabels[edition.stage];
      const name = edition.version === 1 ? edition.name : `${edition.name}（第${edition.version}版）`;
      return both(`文書/${stage}`, name, editionWords(edition), docx, pdf);
    }),
    ...documents.flatMap(({ name, docx, pdf }) =>
      both("文書/保存したときの文書", name, "保存したときの内容で印刷したもの", docx, pdf),
    ),
    { path: "データ/計画パッケージ.json", bytes: utf8(text), what: "計画のすべてのデータ" },
    { path: "データ/発言一覧.csv", bytes: utf8(comments), what: "この会議の発言と回答" },
  ];
}

/** 「配布版 第2版 令和2年8月1日 午前10時（理由：数値の誤り）」 */
function editionWords({ stage, version, fixedAt, reason }: PaperEdition): string {
  const why = reason === undefined ? "" : `（理由：${reason}）`;
  return `${paperStageLabels[stage]} 第${version}版 ${momentLabel(fixedAt)}${why}`;
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}
