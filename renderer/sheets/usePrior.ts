/** Writing 事前評価: one grade or note of one member, saved like every other field. */
import { useCallback } from "react";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import type { Saved } from "#shared/contract/method.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { priorOf } from "#renderer/sheets/prior.ts";

interface PriorWork {
  setGrade: (subject: Subject, rater: { id: string; name: string }, code: string | undefined) => void;
  setNote: (subject: Subject, member: string, note: string) => Promise<Saved>;
}

export function usePrior(): PriorWork {
  const { snapshot } = useWorkspace();
  const save = useSave();
  const { fiscalYear } = snapshot;
  const write = useCallback(
    async (
      subject: Subject,
      member: string,
      change: { rating?: string | undefined; note?: string | undefined },
    ) => {
      // An entry is written as a whole: the other half is read when its turn has come, not as the screen last saw it.
      const stored = await call("plan.snapshot", { fiscalYear });
      const { rating, note } = { ...priorOf(stored, subject, member), ...change };
      const prior: PriorRating = {
        subject,
        fiscalYear,
        member,
        ...(rating === undefined ? {} : { rating }),
        ...(note === undefined || note === "" ? {} : { note }),
      };
      return call("priorRating.set", { prior });
    },
    [fiscalYear],
  );
  return {
    setGrade: (subject, { id, name }, code) => {
      const label = `${subjectLabel(snapshot, subject)} ${name}の事前評価`;
      void save(priorKey(subject, id), label, code ?? "", () => write(subject, id, { rating: code }));
    },
    setNote: (subject, member, note) => write(subject, member, { note }),
  };
}

/** Key of one member's grade for one subject, as fields are gone to by. */
export function priorKey(subject: Subject, member: string): string {
  return `prior/${member}/${subjectKey(subject)}`;
}
