/** Sealing a meeting's record: PDFs of its own papers first, then the archive, with a way to stop before it is kept. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Archive } from "#shared/domain/archive.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { archiveDocuments } from "#shared/forms/archiveDocuments.ts";
import { nextPicture, usePdf } from "#renderer/archive/usePdf.ts";
import { bridge, call, CallError, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll, type UnsavedText } from "#renderer/client/saveState.ts";

interface SealInput {
  meeting: Meeting;
  /** The person agreed to what is missing. */
  incomplete: boolean;
  reason: string | undefined;
}

export interface Sealing {
  /** What is made now; absent while nothing runs. */
  label: string | undefined;
  percent: number;
  stopping: boolean;
  failure: Failure | undefined;
  lacking: readonly UnsavedText[];
  /** Undefined when it was not sealed. */
  seal: (input: SealInput) => Promise<Archive | undefined>;
  stop: () => void;
  element: ReactNode;
}

const cancelled: Failure = { code: "cancelled", message: "cancelled", details: {} };
/** Part of the whole, in percent, that the PDFs take. */
const PDFS = 70;

export function useSealing(): Sealing {
  const { ledger } = useClient();
  const { element, pdfOf } = usePdf();
  const [label, setLabel] = useState<string>();
  const [percent, setPercent] = useState(0);
  const [stopping, setStopping] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [lacking, setLacking] = useState<readonly UnsavedText[]>([]);
  const running = useRef<{ task: string; stopped: boolean }>(undefined);

  useEffect(
    () =>
      bridge().on("task.progress", ({ task, done, total, label: told }) => {
        if (task !== running.current?.task) return;
        setLabel(told);
        setPercent(PDFS + Math.round(((100 - PDFS) * done) / total));
      }),
    [],
  );

  const work = async ({ meeting, incomplete, reason }: SealInput): Promise<Archive | undefined> => {
    const unsaved = await saveAll(ledger);
    const known = new Set(lacking.map(({ key }) => key));
    setLacking(unsaved);
    if (unsaved.some(({ key }) => !known.has(key))) return undefined;
    const task = crypto.randomUUID();
    running.current = { task, stopped: false };
    const fiscalYear = meeting.evaluates;
    // What was saved a moment ago must be in the documents, too.
    const snapshot = await call("plan.snapshot", { fiscalYear });
    const { ids: changed } = await call("paperEdition.changed", { fiscalYear });
    const list = archiveDocuments(snapshot, meeting, changed);
    const documents: ((typeof list)[number] & { pdf: string })[] = [];
    for (const [index, document] of list.entries()) {
      if (running.current.stopped) throw new CallError(cancelled);
      setLabel(`「${document.name}」のPDFを作成しています（${index + 1}/${list.length}）`);
      setPercent(Math.round((PDFS * index) / list.length));
      await nextPicture();
      documents.push({ ...document, pdf: await pdfOf(snapshot, document.forms, document.name) });
    }
    if (running.current.stopped) throw new CallError(cancelled);
    const { archive } = await ledger.track(
      call("archive.seal", {
        task,
        meeting: meeting.id,
        incomplete,
        ...(reason === undefined ? {} : { reason }),
        documents,
      }),
    );
    return archive;
  };

  const seal: Sealing["seal"] = async (input) => {
    setFailure(undefined);
    setLabel("準備しています…");
    setPercent(0);
    setStopping(false);
    try {
      return await work(input);
    } catch (error) {
      setFailure(failureOf(error));
      return undefined;
    } finally {
      running.current = undefined;
      setLabel(undefined);
    }
  };

  const stop = (): void => {
    if (running.current === undefined) return;
    running.current.stopped = true;
    setStopping(true);
    void call("task.cancel", { task: running.current.task }).catch(() => undefined);
  };

  return { label, percent, stopping, failure, lacking, seal, stop, element };
}
