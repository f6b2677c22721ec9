/** Where each document of a year stands: 下書き, 配布版 or 公表版. */
import { paperKey } from "#shared/domain/paper.ts";
import type { PaperEdition, PaperStage } from "#shared/domain/paperEdition.ts";
import type { OutputGroup } from "#renderer/export/outputGroups.ts";

/** The latest edition that holds a document. */
export interface StageState {
  edition: PaperEdition;
  /** How many of the document's sheets an edition of this stage holds. */
  sheets: number;
  /** It prints differently now. */
  changed: boolean;
}

/** Undefined where nothing of the document was fixed in this stage yet. */
export function stageState(
  group: Pick<OutputGroup, "papers">,
  stage: PaperStage,
  editions: readonly PaperEdition[],
  changed: readonly string[],
): StageState | undefined {
  const keys = new Set(group.papers.map(paperKey));
  const own = editions.filter(
    (edition) => edition.stage === stage && edition.papers.some((paper) => keys.has(paperKey(paper))),
  );
  const latest = own.at(-1);
  if (!latest) return undefined;
  const held = new Set(own.flatMap(({ papers }) => papers.map(paperKey)).filter((key) => keys.has(key)));
  return { edition: latest, sheets: held.size, changed: changed.includes(latest.id) };
}
