/** Fixing documents as 配布版 or 公表版, one after the other, each with its PDF. */
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { PaperStage } from "#shared/domain/paperEdition.ts";
import { nextPicture, usePdf } from "#renderer/archive/usePdf.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll, type UnsavedText } from "#renderer/client/saveState.ts";

/** A document that is to be fixed. */
export interface ToFix {
  key: string;
  name: string;
  papers: Paper[];
  form: WordForm;
  /** Only of a further version. */
  reason?: string;
}

interface FixInput {
  fiscalYear: number;
  stage: PaperStage;
  meeting: string | undefined;
  documents: readonly ToFix[];
}

export interface Fixing {
  /** What is made now: 「資料1」（1/3）; absent while nothing runs. */
  label: string | undefined;
  percent: number;
  failure: Failure | undefined;
  /** Texts that are not saved and would be missing; fixing again goes on without them. */
  lacking: readonly UnsavedText[];
  /** Keys of the documents that are fixed; a failure later on does not take them back. */
  fixed: ReadonlySet<string>;
  /** True when all are fixed. */
  fix: (input: FixInput) => Promise<boolean>;
  element: ReactNode;
}

export function useFixing(): Fixing {
  const { ledger } = useClient();
  const { element, pdfOf } = usePdf();
  const [label, setLabel] = useState<string>();
  const [percent, setPercent] = useState(0);
  const [failure, setFailure] = useState<Failure>();
  const [lacking, setLacking] = useState<readonly UnsavedText[]>([]);
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set());

  const fixAll = async ({ fiscalYear, stage, meeting, documents }: FixInput): Promise<boolean> => {
    const unsaved = await saveAll(ledger);
    const known = new Set(lacking.map(({ key }) => key));
    setLacking(unsaved);
    if (unsaved.some(({ key }) => !known.has(key))) return false;
    const done = new Set(fixed);
    // What was saved a moment ago must be in the documents, too.
    const snapshot = await call("plan.snapshot", { fiscalYear });
    for (const [index, { key, name, papers, form, reason }] of documents.entries()) {
      if (done.has(key)) continue;
      setLabel(`「${name}」を作成しています（${index + 1}/${documents.length}）`);
      setPercent(Math.round((100 * index) / documents.length));
      await nextPicture();
      const pdf = await pdfOf(snapshot, [form], name);
      await ledger.track(
        call("paperEdition.fix", {
          fiscalYear,
          stage,
          ...(meeting === undefined ? {} : { meeting }),
          name,
          forms: [form],
          papers,
          ...(reason === undefined ? {} : { reason }),
          pdf,
        }),
      );
      done.add(key);
      setFixed(new Set(done));
    }
    return true;
  };

  const fix: Fixing["fix"] = async (input) => {
    setFailure(undefined);
    setLabel("準備しています…");
    setPercent(0);
    try {
      return await fixAll(input);
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setLabel(undefined);
    }
  };

  return { label, percent, failure, lacking, fixed, fix, element };
}
