/** Writing what 文書出力 was asked for: where to, what is in the way, progress with a way to stop, and what became of it. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { ExportedFile, UnwrittenFile } from "#shared/contract/methods.ts";
import { documentOf } from "#shared/forms/printed.ts";
import { bridge, call, CallError, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll, type UnsavedText } from "#renderer/client/saveState.ts";
import type { OutputFile, OutputFormat } from "#renderer/export/outputFiles.ts";
import { saveAgain } from "#renderer/export/saveAgain.ts";
import { usePdfRoom } from "#renderer/export/PdfPages.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export interface OutputJob {
  files: OutputFile[];
  format: OutputFormat;
  /** Into a folder, a file each; otherwise the first file alone, where the person says. */
  many: boolean;
}

export interface OutputResult {
  written: ExportedFile[];
  notWritten: UnwrittenFile[];
  /** Of those that could not be written, what the person saved under another name. */
  elsewhere?: ExportedFile[];
  /** The token of the file, or of the folder with all of them. */
  token: string;
  /** Name of the folder. */
  folder?: string;
}

export type Stage =
  | {
      kind: "choosing";
      failure?: Failure;
      /** Name of the file that could not be written. */
      unwritten?: string;
      /** What the documents would lack. */
      lacking?: UnsavedText[];
    }
  | { kind: "replacing"; names: string[]; folder: string; answer: (replace: boolean) => void }
  | { kind: "writing"; label: string; /** 0–100. */ percent?: number; stopping?: true }
  | { kind: "done"; result: OutputResult };

export interface Output {
  stage: Stage;
  /** Saves what is being typed, says what could not be saved, then asks where and writes. */
  write: (job: OutputJob, remember?: () => void) => Promise<void>;
  stop: () => void;
  /** Asks for another name and saves what was made there; a failure without finished bytes changes nothing. */
  saveElsewhere: (file: UnwrittenFile) => Promise<void>;
  /** Back to the choice. */
  again: () => void;
  element: ReactNode;
}

const cancelled: Failure = { code: "cancelled", message: "cancelled", details: {} };

export function useOutput(): Output {
  const { snapshot } = useWorkspace();
  const { ledger } = useClient();
  const [stage, setStage] = useState<Stage>({ kind: "choosing" });
  const { element, withPages } = usePdfRoom();
  /** The task that runs now, and whether it was stopped. */
  const running = useRef<{ task: string; stopped: boolean }>(undefined);

  useEffect(
    () =>
      bridge().on("task.progress", ({ task, done, total, label }) => {
        if (task !== running.current?.task) return;
        const percent = Math.round((100 * done) / total);
        setStage((now) => (now.kind === "writing" ? { ...now, label, percent } : now));
      }),
    [],
  );

  const begin = (label: string): string => {
    const task = crypto.randomUUID();
    running.current = { task, stopped: false };
    setStage({ kind: "writing", label });
    return task;
  };

  const writeOne = async (file: OutputFile, format: OutputFormat): Promise<OutputResult | undefined> => {
    const chosen = await call(format === "word" ? "dialog.saveWord" : "dialog.savePdf", { name: file.name });
    if (chosen === null) return undefined;
    const { token } = chosen;
    const { fiscalYear } = snapshot;
    if (format === "word") {
      const task = begin("書き出す準備をしています…");
      const answer = await call("word.export", { task, token, fiscalYear, forms: file.forms });
      return { written: [answer.file], notWritten: [], token };
    }
    begin("ページを組んでいます…");
    await nextPicture();
    const tree = { ...documentOf(snapshot, file.forms), title: file.title };
    const answer = await withPages(tree, () => {
      if (running.current?.stopped) throw new CallError(cancelled);
      return call("pdf.write", { target: { token } });
    });
    return { written: [{ ...answer.file, dropped: tree.dropped }], notWritten: [], token };
  };

  const writeMany = async (files: OutputFile[], format: OutputFormat): Promise<OutputResult | undefined> => {
    const chosen = await call("dialog.saveFolder", {});
    if (chosen === null) return undefined;
    const { token: folder, name } = chosen;
    const { names } = await call("folder.existing", { folder, names: files.map((file) => file.name) });
    const replace = names.length > 0;
    if (replace && !(await mayReplace(names, name))) return undefined;
    const task = begin("書き出す準備をしています…");
    if (format === "pdf") {
      return { ...(await writePdfs(files, folder, replace)), token: folder, folder: name };
    }
    const { written, notWritten } = await call("word.exportMany", {
      task,
      folder,
      fiscalYear: snapshot.fiscalYear,
      documents: files.map((file) => ({ name: file.name, forms: file.forms })),
      replace,
    });
    return { written, notWritten, token: folder, folder: name };
  };

  const writePdfs = async (
    files: OutputFile[],
    folder: string,
    replace: boolean,
  ): Promise<Pick<OutputResult, "written" | "notWritten">> => {
    const written: ExportedFile[] = [];
    const notWritten: UnwrittenFile[] = [];
    for (const [index, { name, title, forms }] of files.entries()) {
      if (running.current?.stopped) {
        notWritten.push({ name, failure: cancelled });
        continue;
      }
      const label = `「${name}」を作成しています（${index + 1}/${files.length}）`;
      const percent = Math.round((100 * index) / files.length);
      setStage((now) => (now.kind === "writing" ? { ...now, label, percent } : now));
      await nextPicture();
      try {
        const tree = { ...documentOf(snapshot, forms), title };
        const target = { folder, name, replace };
        const { file } = await withPages(tree, () => call("pdf.write", { target }));
        written.push({ ...file, dropped: tree.dropped });
      } catch (error) {
        notWritten.push({ name, failure: failureOf(error) });
      }
    }
    return { written, notWritten };
  };

  const mayReplace = (names: string[], folder: string): Promise<boolean> =>
    new Promise((answer) => setStage({ kind: "replacing", names, folder, answer }));

  const lacking = stage.kind === "choosing" ? stage.lacking : undefined;
  const write: Output["write"] = async ({ files, format, many }, remember) => {
    try {
      // The documents must hold what is being typed right now; what they cannot hold is said before they are written.
      const unsaved = await saveAll(ledger);
      const known = new Set(lacking?.map((one) => one.key));
      if (unsaved.some((one) => !known.has(one.key))) {
        setStage({ kind: "choosing", lacking: unsaved });
        return;
      }
      const [first] = files;
      if (first === undefined) return;
      remember?.();
      const result = many ? await writeMany(files, format) : await writeOne(first, format);
      setStage(result ? { kind: "done", result } : { kind: "choosing" });
    } catch (error) {
      setStage({ kind: "choosing", failure: failureOf(error), unwritten: files[0]?.name ?? "" });
    } finally {
      running.current = undefined;
    }
  };

  const saveElsewhere: Output["saveElsewhere"] = async ({ name, failure }) => {
    const pdf = name.toLowerCase().endsWith(".pdf");
    try {
      const saved = await saveAgain(failure, {
        by: pdf ? "pdf.saveAgain" : "file.saveAgain",
        dialog: pdf ? "dialog.savePdf" : "dialog.saveWord",
        name,
      });
      if (saved) setStage((now) => savedElsewhere(now, saved.file, name, saved.token));
    } catch (error) {
      setStage((now) => withFailure(now, name, failureOf(error)));
    }
  };

  const stop = (): void => {
    if (running.current === undefined) return;
    running.current.stopped = true;
    setStage((now) => (now.kind === "writing" ? { ...now, stopping: true } : now));
    void call("task.cancel", { task: running.current.task }).catch(() => undefined);
  };

  return { stage, write, stop, saveElsewhere, again: () => setStage({ kind: "choosing" }), element };
}

function savedElsewhere(stage: Stage, file: ExportedFile, name: string, token: string): Stage {
  if (stage.kind !== "done") return { kind: "done", result: { written: [file], notWritten: [], token } };
  const { result } = stage;
  const notWritten = result.notWritten.filter((one) => one.name !== name);
  return {
    kind: "done",
    result: { ...result, notWritten, elsewhere: [...(result.elsewhere ?? []), file] },
  };
}

function withFailure(stage: Stage, name: string, failure: Failure): Stage {
  if (stage.kind !== "done") return { kind: "choosing", failure, unwritten: name };
  const notWritten = stage.result.notWritten.map((one) => (one.name === name ? { name, failure } : one));
  return { kind: "done", result: { ...stage.result, notWritten } };
}

/** Lets the window show what it is about to do before it is busy with it. */
function nextPicture(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}
