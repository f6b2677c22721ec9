/** 配布版 and 公表版 of papers. Only ever added: they are no part of 元に戻す. */
import type { Paper } from "#shared/domain/paper.ts";
import type { PaperEdition, PaperStage } from "#shared/domain/paperEdition.ts";
import { present } from "./optional.ts";
import { all, one, run, type Database } from "./sql.ts";
import { keepFile } from "./storedFiles.ts";

interface Row {
  id: string;
  stage: PaperStage;
  fiscal_year: number;
  meeting_id: string | null;
  papers: string;
  name: string;
  version: number;
  reason: string | null;
  fixed_at: string;
  actor: string;
  docx: string;
  docx_bytes: number | null;
  pdf: string | null;
  pdf_bytes: number | null;
  tree: string;
}

// The length of a kept file is known without reading it.
const selection = `select paper_edition.*, length(word.bytes) as docx_bytes, length(other.bytes) as pdf_bytes
  from paper_edition
  left join stored_file as word on word.sha256 = docx
  left join stored_file as other on other.sha256 = pdf`;

/** Oldest first; of all years without a year. */
export function readPaperEditions(db: Database, fiscalYear?: number): PaperEdition[] {
  const rows =
    fiscalYear === undefined
      ? all<Row>(db, `${selection} order by position`)
      : all<Row>(db, `${selection} where fiscal_year = ? order by position`, fiscalYear);
  return rows.map(editionOf);
}

export function readPaperEdition(db: Database, id: string): PaperEdition | undefined {
  const row = one<Row>(db, `${selection} where paper_edition.id = ?`, id);
  return row && editionOf(row);
}

function editionOf(row: Row): PaperEdition {
  return {
    id: row.id,
    stage: row.stage,
    fiscalYear: row.fiscal_year,
    ...present({ meeting: row.meeting_id }),
    papers: JSON.parse(row.papers) as Paper[],
    name: row.name,
    version: row.version,
    ...present({ reason: row.reason }),
    fixedAt: row.fixed_at,
    actor: row.actor,
    docx: { sha256: row.docx, bytes: row.docx_bytes ?? 0 },
    ...(row.pdf === null ? {} : { pdf: { sha256: row.pdf, bytes: row.pdf_bytes ?? 0 } }),
    tree: row.tree,
  };
}

export type NewPaperEdition = Omit<PaperEdition, "docx" | "pdf"> & { docx: Uint8Array; pdf?: Uint8Array };

/** Keeps the edition with its files; inside a transaction. */
export function insertPaperEdition(db: Database, edition: NewPaperEdition): void {
  run(
    db,
    `insert into paper_edition (id, position, stage, fiscal_year, meeting_id, papers, name, version, reason, fixed_at,
       actor, docx, pdf, tree)
     select ?, coalesce(max(position) + 1, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from paper_edition`,
    edition.id,
    edition.stage,
    edition.fiscalYear,
    edition.meeting ?? null,
    JSON.stringify(edition.papers),
    edition.name,
    edition.version,
    edition.reason ?? null,
    edition.fixedAt,
    edition.actor,
    keepFile(db, edition.docx),
    edition.pdf ? keepFile(db, edition.pdf) : null,
    edition.tree,
  );
}
