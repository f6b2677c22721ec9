/** What a remark hangs on: speaker, kind, line of the 次第, sheet and field, and of an answer the question. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useCallback, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { type Comment, type CommentKind, type CommentPatch } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { aboutAnything, WHOLE_PLAN } from "#renderer/committee/about.ts";
import { agendaOptions, kindOptions } from "#renderer/committee/commentOptions.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { Property } from "./desk.ts";
import { propertyName, recordProperties } from "./SheetHead.tsx";
import { speakerKey, speakerOfComment, type Speaker } from "./speakers.ts";

/** The field of the dialog that has the keyboard first. */
export type RemarkField = "speaker" | "kind" | "place" | "answers";
const order: RemarkField[] = ["speaker", "kind", "place", "answers"];

const NONE = "";

interface RemarkDialogProps {
  meeting: Meeting;
  comment: Comment;
  comments: readonly Comment[];
  speakers: readonly Speaker[];
  first: RemarkField;
  onClose: () => void;
}

export function RemarkDialog(props: RemarkDialogProps): ReactNode {
  const { meeting, comment, comments, speakers, first, onClose } = props;
  const { snapshot } = useWorkspace();
  const { ledger } = useClient();
  const [speaker, setSpeaker] = useState(speakerKey(speakerOfComment(comment)));
  const [kind, setKind] = useState<CommentKind>(comment.kind);
  const [line, setLine] = useState(comment.agendaItem ?? NONE);
  const [about, setAbout] = useState(comment.subject ? subjectKey(comment.subject) : WHOLE_PLAN);
  const [property, setProperty] = useState<string>(comment.property ?? NONE);
  const [answers, setAnswers] = useState(comment.answers ?? NONE);
  const [failure, setFailure] = useState<Failure>();
  const asked = useAsked();
  const choices = aboutAnything(snapshot);
  const who = speakers.find((one) => one.key === speaker);
  const subject = choices.find((one) => one.value === about)?.subject;
  const earlier = comments.filter(
    (one) => one.id !== comment.id && one.kind !== "answer" && one.kind !== "remark",
  );
  const nameOf = (one: Comment) =>
    speakers.find(({ key }) => key === speakerKey(speakerOfComment(one)))?.name ?? "（不明）";
  const focusFirst = useCallback(
    (content: HTMLElement | null) =>
      content?.querySelectorAll<HTMLElement>("[role=combobox]")[order.indexOf(first)]?.focus(),
    [first],
  );

  const save = async () => {
    setFailure(undefined);
    const next = {
      agendaItem: line === NONE ? null : line,
      property: subject === undefined || property === NONE ? null : (property as Property),
      answers: kind === "answer" && answers !== NONE ? answers : null,
    };
    const patch: CommentPatch = {
      ...(who && speaker !== speakerKey(speakerOfComment(comment)) ? who.ref : {}),
      ...(kind === comment.kind ? {} : { kind }),
      ...(next.agendaItem === (comment.agendaItem ?? null) ? {} : { agendaItem: next.agendaItem }),
      ...(about === (comment.subject ? subjectKey(comment.subject) : WHOLE_PLAN)
        ? {}
        : { subject: subject ?? null }),
      ...(next.property === (comment.property ?? null) ? {} : { property: next.property }),
      ...(next.answers === (comment.answers ?? null) ? {} : { answers: next.answers }),
    };
    if (Object.keys(patch).length === 0) {
      onClose();
      return;
    }
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
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="remark-dialog-title">
      <DialogTitle id="remark-dialog-title">発言の発言者・種別・議題</DialogTitle>
      <DialogContent ref={focusFirst} sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <p className="record-quote">{comment.text}</p>
        <Choice
          label="発言者"
          value={speaker}
          onChange={setSpeaker}
          options={speakers.map((one) => ({ value: one.key, text: nameWithDoubts(one) }))}
        />
        <Choice
          label="種別"
          value={kind}
          onChange={(next) => setKind(next as CommentKind)}
          options={kindOptions}
        />
        <Choice label="次第" value={line} onChange={setLine} options={agendaOptions(meeting.agenda, NONE)} />
        {kind === "answer" && (
          <Choice
            label="どの発言への回答か"
            value={answers}
            onChange={setAnswers}
            options={[
              { value: NONE, text: "結びつけない" },
              ...earlier.map((one) => ({
                value: one.id,
                text: `${clockOf(one.recordedAt)} ${nameOf(one)}：${one.text.slice(0, 40)}`,
              })),
            ]}
          />
        )}
        <Choice label="対象" value={about} onChange={setAbout} options={choices} />
        {subject && (
          <Choice
            label="欄"
            value={property}
            onChange={setProperty}
            options={[
              { value: NONE, text: "指定しない" },
              ...[...new Set([...recordProperties, ...(comment.property ? [comment.property] : [])])].map(
                (one) => ({ value: one, text: propertyName(snapshot, subject.kind, one) }),
              ),
            ]}
          />
        )}
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

/** 「委員E（欠席）」 */
export function nameWithDoubts({ name, absent, ended }: Speaker): string {
  if (absent) return `${name}（欠席）`;
  return ended ? `${name}（任期外）` : name;
}
