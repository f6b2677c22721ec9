/** The edits that going back takes out of the plan, and those it brings back: the newest by name, the others counted. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Backup, LinesApart } from "#shared/domain/backup.ts";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { exactMoment } from "./backupWords.ts";

export function EditsApart({ backup }: { backup: Backup }): ReactNode {
  const { data } = useContractQuery("backup.compare", { id: backup.id });
  if (data === undefined) return null;
  return (
    <>
      <Lines title="戻すと計画からなくなる編集" lines={data.onlyPlan} />
      <Lines title="戻すと計画に入る編集" lines={data.onlyBackup} />
    </>
  );
}

function Lines({ title, lines: { count, latest } }: { title: string; lines: LinesApart }): ReactNode {
  if (count === 0) return null;
  const more = count - latest.length;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ fontWeight: 600 }}>
        {title}（{count}件）
      </Box>
      <Box component="ul" aria-label={title} sx={{ m: 0, pl: 2.5, fontSize: 13 }}>
        {latest.map(({ at, label, place }, index) => (
          // Two lines may say the same; the order is the list's own.
          <li key={`${index} ${at}`}>
            {exactMoment(at)}　{label}
            {place && `（${place}）`}
          </li>
        ))}
        {more > 0 && <li>ほか{more}件</li>}
      </Box>
    </Box>
  );
}
