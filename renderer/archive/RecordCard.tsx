/** 会議記録の保存 of one meeting: what it lacks, sealing it, and the archives it has. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { Archive } from "#shared/domain/archive.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { ArchiveNumber } from "#renderer/archive/ArchiveNumber.tsx";
import { MissingList } from "#renderer/archive/MissingList.tsx";
import { SealDialog } from "#renderer/archive/SealDialog.tsx";
import { useWriting } from "#renderer/archive/useWriting.ts";
import { WrittenNote } from "#renderer/archive/WrittenNote.tsx";
import { failureOf } from "#renderer/client/bridge.ts";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { kilobytes } from "#renderer/common/size.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export function RecordCard({ meeting }: { meeting: Meeting }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const missing = useContractQuery("archive.missing", { meeting: meeting.id }, { keepPrevious: true });
  const changed = useContractQuery("paperEdition.changed", { fiscalYear: snapshot.fiscalYear });
  const writing = useWriting();
  const [sealing, setSealing] = useState(false);
  const [sealed, setSealed] = useState<Archive>();
  const archives = snapshot.archives.filter((archive) => archive.meeting === meeting.id);
  const name = meetingName(meeting);

  return (
    <Card
      title={`${name}の会議記録の保存`}
      note={
        meeting.date === undefined ? "開催日は決まっていません。" : dateLabel(meeting.date, { weekday: true })
      }
      action={
        !readOnly && (
          <Button
            variant={archives.length === 0 ? "contained" : "outlined"}
            disabled={missing.data === undefined}
            onClick={() => setSealing(true)}
          >
            {archives.length === 0 ? "会議記録を保存する" : "理由を書いて保存し直す"}
          </Button>
        )
      }
    >
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1 }}>
        {missing.isError && <FailureNote failure={failureOf(missing.error)} />}
        {missing.data && archives.length === 0 && <MissingList missing={missing.data} meeting={meeting.id} />}
        {sealed && (
          <Alert severity="success" onClose={() => setSealed(undefined)}>
            第{sealed.sequence}
            号として保存しました。下の照合番号（大きな16文字）を、会議録の決裁文書など、このパソコンの外に控えてください。
          </Alert>
        )}
        <WrittenNote writing={writing} />
        {archives.length > 0 && (
          <Box component="ul" aria-label={`${name}の保存`} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {archives.toReversed().map((archive) => (
              <Box
                component="li"
                key={archive.id}
                aria-label={`第${archive.sequence}号`}
                sx={{
                  display: "flex",
                  gap: 1,
                  alignItems: "center",
                  borderTop: `1px solid ${colors.line}`,
                  py: 1,
                }}
              >
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Box>
                    <strong>第{archive.sequence}号</strong>
                    {`　${momentLabel(archive.sealedAt)}　${archive.actor}　${archive.files}ファイル（${kilobytes(archive.bytes)}）`}
                  </Box>
                  {archive.reason !== undefined && (
                    <Box sx={{ overflowWrap: "anywhere" }}>保存し直した理由：{archive.reason}</Box>
                  )}
                  <ArchiveNumber number={archive.manifest} />
                </Box>
                <Button
                  variant="outlined"
                  onClick={() =>
                    void writing.writeArchive(archive, `会議記録_${name}_第${archive.sequence}号`)
                  }
                >
                  書き出す
                </Button>
              </Box>
            ))}
          </Box>
        )}
        {missing.data && archives.length > 0 && missing.data.length > 0 && (
          <MissingList missing={missing.data} meeting={meeting.id} />
        )}
      </Box>
      {sealing && missing.data && (
        <SealDialog
          meeting={meeting}
          missing={missing.data}
          changed={changed.data?.ids ?? []}
          onClose={() => setSealing(false)}
          onSealed={(archive) => {
            setSealing(false);
            setSealed(archive);
          }}
        />
      )}
    </Card>
  );
}
