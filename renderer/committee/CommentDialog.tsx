/** Correcting what a comment hangs on: speaker, kind, sheet, agenda item. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Comment, CommentKind } from "#shared/domain/comment.ts";
import type { Member, Staff } from "#shared/domain/committee.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { aboutAnything, WHOLE_PLAN } from "#renderer/committee/about.ts";
import { agendaOptions, kindOptions } from "#renderer/committee/commentOptions.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const NO_AGENDA = "";

type Who = { member: string } | { speaker: string };
interface SpeakerChoice {
  value: string;
  text: string;
  who: Who;
}

function speakerValue({ member, speaker = "" }: Pick<Comment, "member" | "speaker">): string {
  return member === undefined ? `speaker/${speaker}` : `member/${member}`;
}

/** The members, 事務局, the meeting's staff by their posts, and whoever it is now. */
function speakerChoices(
  members: readonly Member[],
  staff: readonly Staff[],
  { speaker }: Pick<Comment, "speaker">,
): SpeakerChoice[] {
  const posts = staff.map((one) => one.post.trim()).filter((post) => post !== "");
  const others = new Set(["事務局", ...posts, ...(speaker === undefined ? [] : [speaker])]);
  return [
    ...members.map(({ id, name }) => ({
      value: speakerValue({ member: id }),
      text: name,
      who: { member: id },
    })),
    ...[...others].map((name) => ({
      value: speakerValue({ speaker: name }),
      text: name,
      who: { speaker: name },
    })),
  ];
}

export function CommentDialog({ comment, onClose }: { comment: Comment; onClose: () => void }): ReactNode {
  const { snapshot } = useWorkspace();
  const { ledger } = useClient();
  const asked = useAsked();
  const [failure, setFailure] = useState<Failure>();
  const [speaker, setSpeaker] = useState(speakerValue(comment));
  const [kind, setKind] = useState<CommentKind>(comment.kind);
  const [about, setAbout] = useState(comment.subject ? subjectKey(comment.subject) : WHOLE_PLAN);
  const [agendaItem, setAgendaItem] = useState(comment.agendaItem ?? NO_AGENDA);
  const meeting = snapshot.meetings.find((one) => one.id === comment.meeting);
  const choices = aboutAnything(snapshot);
  const speakers = speakerChoices(snapshot.committee.members, meeting?.staff ?? [], comment);

  const save = async () => {
    setFailure(undefined);
    const subject = choices.find((one) => one.value === about)?.subject ?? null;
    const isElsewhere = about !== (comment.subject ? subjectKey(comment.subject) : WHOLE_PLAN);
    const who = speakers.find((one) => one.value === speaker)?.who;
    const patch = {
      ...(who && speaker !== speakerValue(comment) ? who : {}),
      kind,
      // The field that it was about is one of the other sheet.
      ...(isElsewhere ? { subject, property: null } : {}),
      agendaItem: agendaItem === NO_AGENDA ? null : agendaItem,
    };
    try {
      const saved = await asked.run((even) =>
        ledger.track(call("comment.update", { id: comment.id, patch, even })),
      );
      if (saved) onClose();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="comment-dialog-title">
      <DialogTitle id="comment-dialog-title">意見の発言者・種別・対象</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Choice label="発言者" value={speaker} onChange={setSpeaker} options={speakers} />
        <Choice
          label="種別"
          value={kind}
          onChange={(next) => setKind(next as CommentKind)}
          options={kindOptions}
        />
        <Choice
          label="対象"
          value={about}
          onChange={setAbout}
          options={choices.map(({ value, text }) => ({ value, text }))}
        />
        <Choice
          label="次第"
          value={agendaItem}
          onChange={setAgendaItem}
          options={agendaOptions(meeting?.agenda ?? [], NO_AGENDA)}
        />
        {failure && <FailureNote failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button variant="contained" onClick={() => void save()}>
          直す
        </Button>
      </DialogActions>
      {asked.element}
    </Dialog>
  );
}
