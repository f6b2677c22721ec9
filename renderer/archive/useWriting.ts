/** Writing kept files out, byte for byte: where to, and what became of it. */
import type { Archive } from "#shared/domain/archive.ts";
import type { PaperEdition } from "#shared/domain/paperEdition.ts";
import { call } from "#renderer/client/bridge.ts";
import { useOneFile, type OneFile } from "#renderer/export/useOneFile.ts";

export interface Writing extends Omit<OneFile, "write"> {
  writeEdition: (edition: PaperEdition, format: "word" | "pdf") => Promise<void>;
  writeArchive: (archive: Archive, name: string) => Promise<void>;
}

export function useWriting(): Writing {
  const { write, ...rest } = useOneFile();
  return {
    ...rest,
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
