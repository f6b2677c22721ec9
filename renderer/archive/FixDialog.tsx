/** The question before documents become 配布版 or 公表版: what they are called, and why where they were before. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { paperStageLabels, type PaperStage } from "#shared/domain/paperEdition.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { nextVersion } from "#shared/rules/paperVersions.ts";
import { useFixing, type ToFix } from "#renderer/archive/useFixing.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Progress } from "#renderer/common/Progress.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";
import { Lacking } from "#renderer/export/OutputWarnings.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

interface FixDialogProps {
  stage: PaperStage;
  meeting: Meeting | undefined;
  documents: readonly ToFix[];
  onClose: () => void;
  /** All of them are fixed. */
  onFixed: (count: number) => void;
}

const MAX_NAME = 200;
const MAX_REASON = 500;

export function FixDialog({ stage, meeting, documents, onClose, onFixed }: FixDialogProps): ReactNode {
  const { snapshot } = useWorkspace();
  const { fiscalYear, paperEditions } = snapshot;
  const fixing = useFixing();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState("");
  const label = paperStageLabels[stage];
  const running = fixing.label !== undefined;
  const nameOf = ({ key, name }: ToFix) => (names.get(key) ?? name).trim();
  const left = documents.filter(({ key }) => !fixing.fixed.has(key));
  const versions = new Map(
    left.map(({ key, papers }) => [
      key,
      nextVersion(paperEditions, { stage, fiscalYear, meeting: meeting?.id, papers }),
    ]),
  );
  const further = [...versions.values()].some((version) => version > 1);
  const ready = left.every((one) => nameOf(one) !== "") && (!further || reason.trim() !== "");

  const fix = async () => {
    const done = await fixing.fix({
      fiscalYear,
      stage,
      meeting: meeting?.id,
      documents: documents.map((one) => ({
        ...one,
        name: nameOf(one),
        ...((versions.get(one.key) ?? 1) > 1 ? { reason: reason.trim() } : {}),
      })),
    });
    if (done) onFixed(documents.length);
  };

  return (
    <>
      <Dialog
        open
        onClose={notBeside(() => !running && onClose())}
        maxWidth="sm"
        fullWidth
        aria-labelledby="fix-title"
      >
        <DialogTitle id="fix-title">
          {label}にする{meeting && `（${meetingName(meeting)}）`}
        </DialogTitle>
        <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
          {fixing.failure && <FailureNote failure={fixing.failure} />}
          <Lacking lacking={fixing.lacking} />
          {running ? (
            <Progress name="作成の進み具合" label={fixing.label} percent={fixing.percent} />
          ) : (
            <>
              <Box>
                いまの内容を、WordとPDFで計画ファイルの中に残します。残したものは、このあと計画を書き換えても変わらず、消すことも直すこともできません。
              </Box>
              {left.map((one) => (
                <Box key={one.key} sx={{ display: "flex", gap: 1, alignItems: "center" }}>
                  <TextInput
                    label="文書の名前"
                    value={names.get(one.key) ?? one.name}
                    onChange={(text) => setNames(new Map(names).set(one.key, text))}
                    fullWidth
                    inputAttributes={{ maxLength: MAX_NAME }}
                  />
                  <Box sx={{ flex: "none", width: 56, textAlign: "right" }}>第{versions.get(one.key)}版</Box>
                </Box>
              ))}
              {further && (
                <>
                  <Alert severity="info">
                    第2版からは、前の版を出したあとに何を直したかを残します。前の版も、そのまま残ります。
                  </Alert>
                  <TextInput
                    label="出し直す理由"
                    value={reason}
                    onChange={setReason}
                    fullWidth
                    multiline
                    required
                    inputAttributes={{ maxLength: MAX_REASON }}
                  />
                </>
              )}
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button disabled={running} onClick={onClose}>
            やめる
          </Button>
          <Button variant="contained" disabled={running || !ready} onClick={() => void fix()}>
            {fixing.lacking.length > 0 ? `このまま${label}にする` : `${label}にする`}
          </Button>
        </DialogActions>
      </Dialog>
      {fixing.element}
    </>
  );
}
