/** Which sheet is meant by `--sheet`. */
import { OperationError } from "#shared/contract/errors.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";

/** What people type on a keyboard that stands on Japanese: １－１, Ｐ１. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[‐‑–—―−ー]/gu, "-");
}

/** A sheet by the code of its item, or `p1` for the project with that number. @throws OperationError not-found */
export function sheetNamed(snapshot: YearSnapshot, name: string): Subject {
  const wanted = plain(name);
  const item = childrenOf(snapshot, null).find((candidate) => plain(candidate.code) === wanted);
  if (item) return { kind: "item", id: item.id };
  const project = snapshot.projects.find((candidate) => `p${candidate.number}` === wanted);
  if (project) return { kind: "project", id: project.id };
  throw new OperationError("not-found", { what: "シート", id: name });
}

/** The other way round: how a sheet is called on the command line and in file names. */
export function sheetName(snapshot: YearSnapshot, sheet: Subject): string {
  if (sheet.kind === "project") {
    return `p${snapshot.projects.find((project) => project.id === sheet.id)?.number ?? sheet.id}`;
  }
  return snapshot.items.find((item) => item.id === sheet.id)?.code ?? sheet.id;
}
