/** What the forms of a plan's documents have in common: which are printed, their title, their rows. */
import { OperationError } from "#shared/contract/errors.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { DocumentRow, NewRow, PlanDocument } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { documentTree, textGate, type TextGate, titleParagraph } from "#shared/forms/build.ts";
import type { Block, DocumentTree, Page, TextBlock } from "#shared/forms/documentTree.ts";
import { formLook, type FormLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

export interface DocumentOptions {
  /** Id of the document; absent prints every one of its kind. */
  document?: string;
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

/** What a document's sections are made from. */
export interface DocumentSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
}

/**
 * The documents of a kind to print, in the plan's order.
 * @throws OperationError not-found for a document that the plan does not have or that is of the other kind.
 */
function documentsToPrint(
  { documents }: Pick<YearSnapshot, "documents">,
  kind: PlanDocument["kind"],
  id: string | undefined,
): PlanDocument[] {
  const all = documents.filter((one) => one.kind === kind);
  if (id === undefined) return all;
  const found = all.find((one) => one.id === id);
  if (!found) throw new OperationError("not-found", { what: "文書", id });
  return [found];
}

export function rowsOf(
  { documentRows }: Pick<YearSnapshot, "documentRows">,
  document: PlanDocument,
): DocumentRow[] {
  return documentRows.filter((row) => row.document === document.id);
}

export function rowField(row: DocumentRow, property: "title" | "newText" | "oldText"): TextField {
  return { entity: "row", table: "documentRow", id: row.id, property };
}

/**
 * The documents of a kind as one tree, a section each.
 * @param blocksOf what stands on the pages of one document.
 * @throws OperationError not-found for a document that the plan does not have or that is of the other kind.
 */
export function documentsTree(
  snapshot: YearSnapshot,
  options: DocumentOptions,
  own: { form: "comparison-table" | "review-outline"; kind: PlanDocument["kind"]; page: Page },
  blocksOf: (source: DocumentSource, document: PlanDocument) => Block[],
): DocumentTree {
  const look = formLook(snapshot, own.form, { page: own.page });
  const source: DocumentSource = { snapshot, gate: textGate(), look };
  const documents = documentsToPrint(snapshot, own.kind, options.document);
  const sections = documents.map((document) =>
    formSection(source, options.handoutNumber, blocksOf(source, document)),
  );
  return documentTree(fileTitle(source, documents, formTitles[own.form]), sections, source.gate);
}

/** A row that a document is given: both sides there and empty. */
export function emptyRow(document: PlanDocument): NewRow {
  return {
    table: "documentRow",
    row: { document: document.id, title: "", newText: "", oldText: "", underlines: [] },
  };
}

/** Sizes of a document's title, points: the largest that leaves it on one line. */
const TITLE_SIZES = [16, 14, 12];

/** The document's own title, typed where it stands. */
export function documentTitle(source: DocumentSource, document: PlanDocument, after: number): TextBlock {
  const { gate, look } = source;
  const text = gate.clean(document.title, "文書の名称").replaceAll("\n", " ");
  const room = look.area.width / 20;
  const size = TITLE_SIZES.find((one) => textWidth(text) * look.size(one) <= room) ?? 12;
  return {
    kind: "text",
    paragraphs: [titleParagraph(text, look.size(size), after)],
    field: { entity: "row", table: "document", id: document.id, property: "title" },
    label: "文書の名称",
  };
}

/** Title in the file's properties: the document's, or the plan's with the form's when there are several. */
function fileTitle(source: DocumentSource, documents: readonly PlanDocument[], form: string): string {
  const { plan } = source.snapshot;
  const [only, ...others] = documents;
  const title = only && others.length === 0 ? only.title : `${plan.title} ${form}`;
  return source.gate.clean(title, "文書の名称").replaceAll("\n", " ");
}
