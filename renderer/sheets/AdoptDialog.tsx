/** 採択: the committee adopts its evaluation as it stands now, at a meeting and on a day. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { parseDate } from "#renderer/committee/typedDate.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

interface AdoptDialogProps {
  sheet: Subject;
  /** The meeting to propose; absent: the latest that evaluates the year. */
  meeting?: string | undefined;
  onClose: () => void;
}

function dayOf(meeting: Meeting | undefined): string {
  return meeting?.date === undefined ? "" : dateLabel(meeting.date);
}

export function AdoptDialog({ sheet, meeting: proposed, onClose }: AdoptDialogProps): ReactNode {
  const { snapshot } = useWorkspace();
  const adopt = useContractCommand("evaluation.adopt");
  const evaluation = evaluationOf(snapshot, sheet);
  const { meetings } = snapshot;
  const first = meetings.find(({ id }) => id === proposed) ?? meetings.at(-1);
  const [meetingId, setMeetingId] = useState(first?.id ?? "");
  // Follows the meeting until a person writes another day.
  const [typed, setTyped] = useState<string>();
  const meeting = meetings.find(({ id }) => id === meetingId);
  const shown = typed ?? dayOf(meeting);
  const date = parseDate(shown);
  const text = evaluation?.committeeEvaluation ?? "";
  const titleId = useId();

  const save = async () => {
    if (meeting === undefined || date === undefined || text === "") return;
    const adopted = { meeting: meeting.id, date };
    const done = await adopt.run({ subject: sheet, fiscalYear: snapshot.fiscalYear, adopted });
    if (done !== undefined) onClose();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{snapshot.plan.committeeName}の評価の採択</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <div>
          <Box sx={{ color: "text.secondary", mb: 0.5 }}>
            {subjectLabel(snapshot, sheet)}　次の文を採択します。
          </Box>
          <Box
            sx={{
              border: `1px solid ${colors.line}`,
              borderRadius: 1,
              p: 1.25,
              maxHeight: 260,
              overflow: "auto",
              whiteSpace: "pre-wrap",
              overflowWrap: "anywhere",
            }}
          >
            {text}
          </Box>
        </div>
        {meetings.length === 0 ? (
          <Alert severity="info">
            この年度を評価する会議がありません。「委員会」の画面で会議を加えてから採択してください。
          </Alert>
        ) : (
          <Box sx={{ display: "flex", gap: 1.5, flexWrap: "wrap", pt: 0.75 }}>
            <Choice
              label="会議"
              value={meetingId}
              sx={{ flex: 1, minWidth: 220 }}
              onChange={setMeetingId}
              options={meetings.map((one) => ({ value: one.id, text: meetingLabel(one) }))}
            />
            <TextInput
              label="採択した日"
              value={shown}
              inputRef={focusNow}
              sx={{ flex: 1, minWidth: 180 }}
              placeholder="令和2年8月7日"
              error={shown.trim() !== "" && date === undefined}
              helperText={
                shown.trim() !== "" && date === undefined
                  ? "日付として読めません。「令和2年8月7日」のように入力してください。"
                  : date !== undefined && meeting?.date !== undefined && date !== meeting.date
                    ? `会議の日（${dateLabel(meeting.date)}）と違う日です。`
                    : undefined
              }
              onChange={setTyped}
              onCommit={() => void save()}
            />
          </Box>
        )}
        {adopt.failure && <FailureNote failure={adopt.failure} onClose={adopt.forget} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button
          variant="contained"
          disabled={meeting === undefined || date === undefined || text === "" || adopt.running}
          onClick={() => void save()}
        >
          採択する
        </Button>
      </DialogActions>
    </Dialog>
  );
}
