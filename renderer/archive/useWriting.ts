/** Writing kept files out, byte for byte: where to, and what became of it. */
import { useState } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { ExportedFile } from "#shared/contract/methods.ts";
import type { Archive } from "#shared/domain/archive.ts";
import type { PaperEdition } from "#shared/domain/paperEdition.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";

export interface Writing {
  written: { file: ExportedFile; token: string } | undefined;
  failure: Failure | undefined;
  writeEdition: (edition: PaperEdition, format: "word" | "pdf") => Promise<void>;
  writeArchive: (archive: Archive, name: string) => Promise<void>;
  /** Takes what became of it off the screen. */
  forget: () => void;
}

export function useWriting(): Writing {
  const [written, setWritten] = useState<Writing["written"]>();
  const [failure, setFailure] = useState<Failure>();
  const forget = () => {
    setWritten(undefined);
    setFailure(undefined);
  };
  const write = async (
    method: "dialog.saveWord" | "dialog.savePdf" | "dialog.saveArchive",
    name: string,
    work: (token: string) => Promise<{ file: ExportedFile }>,
  ): Promise<void> => {
    forget();
    try {
      const chosen = await call(method, { name });
      if (chosen === null) return;
      const { file } = await work(chosen.token);
      setWritten({ file, token: chosen.token });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return {
    written,
    failure,
    forget,
    writeEdition: ({ id, name, version }, format) =>
      write(
        format === "word" ? "dialog.saveWord" : "dialog.savePdf",
        version === 1 ? name : `${name}（第${version}版）`,
        (token) => call("paperEdition.write", { id, format, token }),
      ),
    writeArchive: ({ id }, name) =>
      write("dialog.saveArchive", name, (token) => call("archive.write", { id, token })),
  };
}
