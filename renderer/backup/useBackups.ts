/** 控え of the open plan, asked for again whenever one was made. */
import { useEffect } from "react";
import type { BackupState } from "#shared/domain/backup.ts";
import { bridge } from "#renderer/client/bridge.ts";
import { invalidate, useClient } from "#renderer/client/ClientProvider.tsx";
import { useContractQuery } from "#renderer/client/useContract.ts";

/** undefined while it is asked for the first time. */
export function useBackups(): BackupState | undefined {
  const { queries } = useClient();
  useEffect(() => bridge().on("backup.changed", () => invalidate(queries, ["backups"])), [queries]);
  return useContractQuery("backup.list", {}).data;
}
