/** The question before a meeting's record is sealed: what goes in, what is missing, and why where it was sealed before. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState, type ReactNode } from "react";
import type { Archive } from "#shared/domain/archive.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { archiveDocuments } from "#shared/forms/archiveDocuments.ts";
import { editionName, type Missing } from "#shared/rules/archiveMissing.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { useSealing } from "#renderer/archive/useSealing.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Progress } from "#renderer/common/Progress.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";
import { Lacking } from "#renderer/export/OutputWarnings.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

interface SealDialogProps {
  meeting: Meeting;
  missing: readonly Missing[];
  /** Ids of the editions whose papers print differently now. */
  changed: readonly string[];
  onClose: () => void;
  onSealed: (archive: Archive) => void;
}

const MAX_REASON = 500;
const list = { m: 0, pl: 2.5, maxHeight: 170, overflow: "auto" } as const;

export function SealDialog({ meeting, missing, changed, onClose, onSealed }: SealDialogProps): ReactNode {
  const { snapshot } = useWorkspace();
  const sealing = useSealing();
  const [agreed, setAgreed] = useState(false);
  const [reason, setReason] = useState("");
  const running = sealing.label !== undefined;
  const editions = snapshot.paperEditions.filter((edition) => edition.meeting === meeting.id);
  const documents = archiveDocuments(snapshot, meeting, changed);
  const again = snapshot.archives.some((archive) => archive.meeting === meeting.id);
  const ready = (missing.length === 0 || agreed) && (!again || reason.trim() !== "");

  const seal = async () => {
    const archive = await sealing.seal({
      meeting,
      incomplete: agreed,
      reason: again ? reason.trim() : undefined,
    });
    if (archive) onSealed(archive);
  };

  return (
    <>
      <Dialog
        open
        onClose={notBeside(() => !running && onClose())}
        maxWidth="sm"
        fullWidth
        aria-labelledby="seal-title"
      >
        <DialogTitle id="seal-title">{meetingName(meeting)}の会議記録を保存する</DialogTitle>
        <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
          {sealing.failure && <FailureNote failure={sealing.failure} />}
          <Lacking lacking={sealing.lacking} />
          {running ? (
            <Progress
              name="保存の進み具合"
              label={sealing.stopping ? "中止しています…" : sealing.label}
              percent={sealing.percent}
            />
          ) : (
            <>
              <Box>
                次のものを1つにまとめて封をし、計画ファイルの中に残します。残したものは直すことも消すこともできません。直すときは、理由を書いてもう一度保存します。前の保存も残ります。
              </Box>
              <Box component="ul" aria-label="保存するもの" sx={list}>
                {editions.map((edition) => (
                  <li key={edition.id}>{editionName(edition)}</li>
                ))}
                {documents.map(({ name }) => (
                  <li key={name}>{name}（いまの内容。WordとPDF）</li>
                ))}
                <li>計画のすべてのデータ（計画パッケージ）</li>
                <li>この会議の発言と回答の一覧（CSV）</li>
              </Box>
              {missing.length > 0 && (
                <Alert severity="warning">
                  欠けているものが{missing.length}件あります。保存すると、何が欠けていたかも目録に残ります。
                  <Box component="ul" aria-label="欠けているもの" sx={list}>
                    {missing.map(({ text }, index) => (
                      <li key={`${index} ${text}`}>{text}</li>
                    ))}
                  </Box>
                  <FormControlLabel
                    label="欠けているものがあるまま保存する"
                    control={
                      <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
                    }
                  />
                </Alert>
              )}
              {again && (
                <TextInput
                  label="保存し直す理由"
                  value={reason}
                  onChange={setReason}
                  fullWidth
                  multiline
                  required
                  inputAttributes={{ maxLength: MAX_REASON }}
                />
              )}
            </>
          )}
        </DialogContent>
        <DialogActions>
          {running ? (
            <Button variant="outlined" disabled={sealing.stopping} onClick={sealing.stop}>
              中止
            </Button>
          ) : (
            <>
              <Button onClick={onClose}>やめる</Button>
              <Button variant="contained" disabled={!ready} onClick={() => void seal()}>
                保存する
              </Button>
            </>
          )}
        </DialogActions>
      </Dialog>
      {sealing.element}
    </>
  );
}
