/** Writing one file where the person says, and under another name when it could not be written there. */
import { useState } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { ExportedFile } from "#shared/contract/methods.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { saveAgain, type SaveDialog } from "#renderer/export/saveAgain.ts";

interface Written {
  file: ExportedFile;
  token: string;
}

type Outcome = { written: Written } | { failure: Failure; dialog: SaveDialog; name: string };

export interface OneFile {
  written: Written | undefined;
  failure: Failure | undefined;
  /** Asks for a place, offering this name, and lets `work` write there. */
  write: (
    dialog: SaveDialog,
    name: string,
    work: (token: string) => Promise<{ file: ExportedFile }>,
  ) => Promise<void>;
  /** Asks for another name and saves what was made there; a failure without finished bytes changes nothing. */
  saveElsewhere: () => Promise<void>;
  /** Takes what became of it off the screen. */
  forget: () => void;
}

export function useOneFile(): OneFile {
  const [outcome, setOutcome] = useState<Outcome>();
  const failed = outcome && "failure" in outcome ? outcome : undefined;
  const attempt = async (dialog: SaveDialog, name: string, work: () => Promise<Written | undefined>) => {
    try {
      const written = await work();
      if (written) setOutcome({ written });
    } catch (error) {
      setOutcome({ failure: failureOf(error), dialog, name });
    }
  };
  return {
    written: outcome && "written" in outcome ? outcome.written : undefined,
    failure: failed?.failure,
    write: (dialog, name, work) => {
      setOutcome(undefined);
      return attempt(dialog, name, async () => {
        const chosen = await call(dialog, { name });
        return chosen === null ? undefined : { ...(await work(chosen.token)), token: chosen.token };
      });
    },
    async saveElsewhere() {
      if (!failed) return;
      const { failure, dialog, name } = failed;
      await attempt(dialog, name, () => saveAgain(failure, { by: "file.saveAgain", dialog, name }));
    },
    forget: () => setOutcome(undefined),
  };
}
