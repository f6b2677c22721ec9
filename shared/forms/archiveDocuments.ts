/** Papers that are printed for the archive of a meeting, beside what was fixed as 配布版 or 公表版. */
import type { WordForm } from "#shared/contract/methods.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf, paperTitle } from "#shared/forms/papers.ts";

export interface ArchiveDocument {
  /** Of its file, without an ending. */
  name: string;
  forms: WordForm[];
}

/** Lists of the whole year that belong to the record of its meetings. */
const lists: ReadonlySet<FormName> = new Set(["member-list", "opinion-list", "result-list"]);

/**
 * The meeting's own papers and the year's lists as they are now, but for those that an edition of the meeting holds
 * unchanged.
 * @param changed ids of the editions whose papers print differently now
 */
export function archiveDocuments(
  snapshot: YearSnapshot,
  meeting: Pick<Meeting, "id">,
  changed: readonly string[],
): ArchiveDocument[] {
  const kept = new Set(
    snapshot.paperEditions
      .filter((edition) => edition.meeting === meeting.id && !changed.includes(edition.id))
      .flatMap(({ papers }) => papers.map(paperKey)),
  );
  return papersOf(snapshot)
    .filter((paper) => paper.meeting === meeting.id || (paper.meeting === undefined && lists.has(paper.form)))
    .filter((paper) => !kept.has(paperKey(paper)))
    .map((paper) => ({
      name: paperTitle(snapshot, paper).replaceAll("　", " "),
      forms: [formOf(paper)],
    }));
}

function formOf({ form, meeting, copy }: Paper): WordForm {
  return {
    form,
    ...(meeting === undefined ? {} : { meeting }),
    ...(copy === undefined ? {} : { copy }),
  };
}
