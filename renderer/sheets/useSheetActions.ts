/** What is done on a sheet beside typing, joined to the store. */
import { useMemo, useState } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Saved } from "#shared/contract/method.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import type { SheetActions } from "#renderer/sheet/actions.ts";
import { forgetEditsOf } from "#renderer/sheet/drafts.ts";

export function useSheetActions(): SheetActions {
  const { ledger } = useClient();
  const [failure, setFailure] = useState<Failure>();
  return useMemo(() => {
    const done = async <T extends Saved>(task: Promise<T>): Promise<T | undefined> => {
      setFailure(undefined);
      try {
        return await ledger.track(task);
      } catch (error) {
        setFailure(failureOf(error));
        return undefined;
      }
    };
    return {
      addRow: async (row, after) =>
        (await done(call("row.add", { row, ...(after === undefined ? {} : { after }) })))?.id,
      moveRow: async ({ table, id }, by) => (await done(call("row.move", { table, id, by }))) !== undefined,
      removeRow: async ({ table, id }) => {
        if ((await done(call("row.remove", { table, id }))) === undefined) return false;
        // What was typed into it and not saved belongs to nothing any more.
        forgetEditsOf(`${table}/${id}/`);
        return true;
      },
      updateRow: async (id, change) => (await done(call("row.update", { id, change }))) !== undefined,
      setGrade: async (indicator, fiscalYear, grade) =>
        (await done(call("indicator.setGrade", { id: indicator, fiscalYear, grade }))) !== undefined,
      failure,
      forget: () => setFailure(undefined),
    };
  }, [failure, ledger]);
}
