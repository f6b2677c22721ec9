/** 確かめる: whether everything a plan file keeps for ever still is what it was when it was fixed or sealed. */
import { archiveRows, type ArchiveRow } from "#db/archives.ts";
import { readPaperEditions } from "#db/paperEditions.ts";
import { all, type Database } from "#db/sql.ts";
import { sha256Of, storedFile } from "#db/storedFiles.ts";
import type { ArchiveManifest, ArchiveReport } from "#shared/domain/archive.ts";
import { editionName } from "#shared/rules/archiveMissing.ts";
import { parseManifest } from "./manifest.ts";
import { checkZip } from "./verifyZip.ts";

/** Labels of the lines of 変更履歴 that tell what was kept; `afterValue` is its SHA-256. */
export const keptLabels = {
  edition: { handout: "配布版にする", public: "公表版にする" },
  archive: "会議記録を保存",
} as const;

export function verifyKept(db: Database): ArchiveReport {
  const rows = archiveRows(db);
  const archives: ArchiveReport["archives"] = [];
  const problems: string[] = [];
  for (const [index, row] of rows.entries()) {
    const checked = checkArchive(db, row, rows[index - 1]);
    problems.push(...checked.problems.map((text) => `第${row.sequence}号の保存：${text}`));
    if (checked.manifest) {
      archives.push({
        sequence: row.sequence,
        meeting: checked.manifest.meeting.name,
        sealedAt: checked.manifest.sealedAt,
        manifest: row.manifest_sha256,
        files: checked.manifest.files.length,
      });
    }
  }
  problems.push(...lostNumbers(rows), ...changedEditions(db), ...lostSince(db, rows));
  return { sound: problems.length === 0, problems, archives };
}

function checkArchive(
  db: Database,
  row: ArchiveRow,
  before: ArchiveRow | undefined,
): { problems: string[]; manifest?: ArchiveManifest } {
  const problems: string[] = [];
  const number = sha256Of(row.manifest);
  if (number !== row.manifest_sha256) problems.push("目録が書き換えられています（照合番号と合いません）。");
  if (row.previous !== (before?.manifest_sha256 ?? null))
    problems.push("1つ前の保存へのつながりが切れています。前の保存が取り除かれたか、並び替えられています。");
  const zip = storedFile(db, row.zip);
  if (!zip) problems.push("zipファイルがなくなっています。");
  else {
    const checked = checkZip(zip);
    problems.push(...checked.problems);
    if (checked.number !== undefined && checked.number !== number)
      problems.push("zipファイルの中の目録が、保存した目録と違います。");
    if (checked.problems.length === 0 && sha256Of(zip) !== row.zip)
      problems.push("zipファイルが別のものに置き換えられています。");
  }
  const manifest = parseManifest(row.manifest);
  if (!manifest) return { problems };
  if (!saysTheSame(row, manifest)) {
    problems.push("保存の日時、会議、担当者、理由のどれかが、目録と違うものに書き換えられています。");
  }
  return { problems, manifest };
}

/** Whether the columns beside a manifest say what it says. */
function saysTheSame(row: ArchiveRow, manifest: ArchiveManifest): boolean {
  return (
    row.sequence === manifest.sequence &&
    row.meeting_id === manifest.meeting.id &&
    row.sealed_at === manifest.sealedAt &&
    row.actor === manifest.actor &&
    row.reason === (manifest.reason ?? null) &&
    row.previous === manifest.previous
  );
}

function lostNumbers(rows: readonly ArchiveRow[]): string[] {
  const there = new Set(rows.map(({ sequence }) => sequence));
  const last = Math.max(0, ...there);
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((sequence) => !there.has(sequence))
    .map((sequence) => `第${sequence}号の保存がなくなっています。`);
}

function changedEditions(db: Database): string[] {
  return readPaperEditions(db).flatMap((edition) => {
    const files = [
      { kind: "Word文書", sha256: edition.docx.sha256 },
      ...(edition.pdf ? [{ kind: "PDF", sha256: edition.pdf.sha256 }] : []),
    ];
    return files.flatMap(({ kind, sha256 }) => {
      const bytes = storedFile(db, sha256);
      if (bytes && sha256Of(bytes) === sha256) return [];
      return [`${editionName(edition)}の${kind}が${bytes ? "書き換えられています" : "なくなっています"}。`];
    });
  });
}

/** What 変更履歴 says was kept and is no longer there: the last archive could otherwise go without a trace. */
function lostSince(db: Database, rows: readonly ArchiveRow[]): string[] {
  const numbers = new Set(rows.map((row) => row.manifest_sha256));
  const editions = new Set(
    readPaperEditions(db).map((edition) => `${edition.docx.sha256} ${editionName(edition)}`),
  );
  const told = (label: string): { place: string; sha256: string }[] =>
    all(
      db,
      "select place, json_extract(after_value, '$') as sha256 from edit_line where label = ? and after_value is not null order by id",
      label,
    );
  return [
    ...told(keptLabels.archive)
      .filter(({ sha256 }) => !numbers.has(sha256))
      .map(({ place }) => `変更履歴にある「${place}」の保存がなくなっているか、書き換えられています。`),
    ...Object.values(keptLabels.edition)
      .flatMap(told)
      .filter(({ place, sha256 }) => !editions.has(`${sha256} ${place}`))
      .map(({ place }) => `変更履歴にある${place}がなくなっているか、書き換えられています。`),
  ];
}
