/** What a backup has that the plan has not, and the other way round. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Backup } from "#shared/domain/backup.ts";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { differences, exactMoment } from "./backupWords.ts";

export function Differences({ backup }: { backup: Backup }): ReactNode {
  const { data, isError } = useContractQuery("backup.compare", { id: backup.id });
  if (isError) return "読めません（壊れているか、新しい版のもの）";
  if (data === undefined) return "調べています…";
  const different = differences(data);
  if (different.length === 0) return "今と同じ";
  const last = data.backup.lastEdit;
  return (
    <>
      {different.join("、")}
      {last !== null && (
        <Box component="span" sx={{ display: "block", fontSize: 12, color: "text.secondary" }}>
          最後の編集 {exactMoment(last)}
        </Box>
      )}
    </>
  );
}
