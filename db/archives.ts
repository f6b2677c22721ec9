/** 会議記録の保存: sealed archives, each chained to the one before it. Only ever added, and no part of 元に戻す. */
import type { Archive } from "#shared/domain/archive.ts";
import { present } from "./optional.ts";
import { all, one, run, type Database } from "./sql.ts";
import { keepFile, sha256Of } from "./storedFiles.ts";

/** An archive as it lies in the plan file; nothing of it is taken for true before it was verified. */
export interface ArchiveRow {
  id: string;
  sequence: number;
  meeting_id: string;
  sealed_at: string;
  actor: string;
  reason: string | null;
  /** `manifest.json`, byte for byte as in the zip. */
  manifest: string;
  manifest_sha256: string;
  previous: string | null;
  /** SHA-256 of the zip. */
  zip: string;
}

/** In their order. */
export function archiveRows(db: Database): ArchiveRow[] {
  return all(db, "select * from archive order by sequence");
}

export function archiveRow(db: Database, id: string): ArchiveRow | undefined {
  return one(db, "select * from archive where id = ?", id);
}

type ListRow = Omit<ArchiveRow, "manifest" | "previous" | "zip"> & { files: number; bytes: number };

/** As lists show them, in their order. */
export function readArchives(db: Database): Archive[] {
  return all<ListRow>(
    db,
    `select id, sequence, meeting_id, sealed_at, actor, reason, manifest_sha256,
       coalesce(json_array_length(manifest, '$.files'), 0) as files, coalesce(length(bytes), 0) as bytes
     from archive left join stored_file on sha256 = zip order by sequence`,
  ).map((row) => ({
    id: row.id,
    meeting: row.meeting_id,
    sequence: row.sequence,
    sealedAt: row.sealed_at,
    actor: row.actor,
    ...present({ reason: row.reason }),
    manifest: row.manifest_sha256,
    files: row.files,
    bytes: row.bytes,
  }));
}

/** Where the next archive goes on from. */
export function endOfChain(db: Database): { sequence: number; previous: string | null } {
  const last = one<{ sequence: number; manifest: string }>(
    db,
    "select sequence, manifest_sha256 as manifest from archive order by sequence desc limit 1",
  );
  return { sequence: (last?.sequence ?? 0) + 1, previous: last?.manifest ?? null };
}

export interface NewArchive {
  id: string;
  sequence: number;
  meeting: string;
  sealedAt: string;
  actor: string;
  reason?: string | undefined;
  manifest: string;
  previous: string | null;
  zip: Uint8Array;
}

/** Keeps the archive with its zip; inside a transaction. */
export function insertArchive(db: Database, archive: NewArchive): void {
  run(
    db,
    `insert into archive (id, sequence, meeting_id, sealed_at, actor, reason, manifest, manifest_sha256, previous, zip)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    archive.id,
    archive.sequence,
    archive.meeting,
    archive.sealedAt,
    archive.actor,
    archive.reason ?? null,
    archive.manifest,
    sha256Of(archive.manifest),
    archive.previous,
    keepFile(db, archive.zip),
  );
}
