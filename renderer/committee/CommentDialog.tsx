/** Correcting what a comment hangs on: speaker, kind, sheet, agenda item. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import { commentKindLabels, type Comment, type CommentKind } from "#shared/domain/committee.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { sheetsOf } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const WHOLE = "";

export function CommentDialog({ comment, onClose }: { comment: Comment; onClose: () => void }): ReactNode {
  const { snapshot } = useWorkspace();
  const update = useContractCommand("comment.update");
  const [member, setMember] = useState(comment.member);
  const [kind, setKind] = useState<CommentKind>(comment.kind);
  const [sheet, setSheet] = useState(comment.subject ? subjectKey(comment.subject) : WHOLE);
  const [agendaItem, setAgendaItem] = useState(comment.agendaItem ?? WHOLE);
  const meeting = snapshot.meetings.find((one) => one.id === comment.meeting);
  const own = comment.subject;
  const sheets = sheetsOf(snapshot);
  // A comment on a part of a sheet (1-1) stays there unless another is chosen.
  const subjects =
    own && !sheets.some((one) => subjectKey(one) === subjectKey(own)) ? [own, ...sheets] : sheets;

  const save = async () => {
    const subject = subjects.find((one) => subjectKey(one) === sheet) ?? null;
    const patch = { member, kind, subject, agendaItem: agendaItem === WHOLE ? null : agendaItem };
    if ((await update.run({ id: comment.id, patch })) !== undefined) onClose();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="comment-dialog-title">
      <DialogTitle id="comment-dialog-title">意見の発言者・種別・シート</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Choice
          label="発言者"
          value={member}
          onChange={setMember}
          options={snapshot.committee.members.map((one) => ({ value: one.id, text: one.name }))}
        />
        <Choice
          label="種別"
          value={kind}
          onChange={(next) => setKind(next as CommentKind)}
          options={Object.entries(commentKindLabels).map(([value, text]) => ({ value, text }))}
        />
        <Choice
          label="シート"
          value={sheet}
          onChange={setSheet}
          options={[
            { value: WHOLE, text: "計画全体" },
            ...subjects.map((one) => ({ value: subjectKey(one), text: subjectLabel(snapshot, one) })),
          ]}
        />
        <Choice
          label="次第"
          value={agendaItem}
          onChange={setAgendaItem}
          options={[
            { value: WHOLE, text: "指定しない" },
            ...agendaLines(meeting?.agenda ?? []).map(({ item, depth }) => ({
              value: item.id,
              text: `${"　".repeat(depth)}${item.number} ${item.title}`,
            })),
          ]}
        />
        {update.failure && <FailureNote failure={update.failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button variant="contained" disabled={update.running} onClick={() => void save()}>
          直す
        </Button>
      </DialogActions>
    </Dialog>
  );
}
