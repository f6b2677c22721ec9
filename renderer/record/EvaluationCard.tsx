/** 推進委員会の評価（案） of the sheet under discussion: written, drafted from chosen opinions, adopted at the meeting. */
import Button from "@mui/material/Button";
import { useId, useState, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { TextField } from "#shared/domain/field.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import { dateLabel, shortDateLabel } from "#shared/rules/dateLabel.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { today } from "#renderer/common/today.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { DraftDialog } from "#renderer/sheets/DraftDialog.tsx";

interface EvaluationCardProps {
  meeting: Meeting;
  sheet: Subject;
  /** Chosen opinions, in the order they were chosen. */
  chosen: Comment[];
  nameOf: (comment: Comment) => string;
  onDrafted: () => void;
  onShow: (comment: string) => void;
}

export function EvaluationCard(props: EvaluationCardProps): ReactNode {
  const { meeting, sheet, chosen, nameOf, onDrafted, onShow } = props;
  const { snapshot, readOnly } = useWorkspace();
  const { ledger } = useClient();
  const [session] = useState(() => crypto.randomUUID());
  const [drafting, setDrafting] = useState(false);
  const adopt = useContractCommand("evaluation.adopt");
  const headId = useId();
  const evaluation = evaluationOf(snapshot, sheet);
  const state = adoptionState(evaluation);
  const sources = (evaluation?.sources ?? []).flatMap((id) =>
    snapshot.comments.filter((comment) => comment.id === id),
  );
  const field: TextField = {
    entity: "evaluation",
    subject: sheet,
    fiscalYear: snapshot.fiscalYear,
    property: "committeeEvaluation",
  };
  // A meeting whose day is not written yet is being held now.
  const date = meeting.date ?? today();

  const draft = async () => {
    // What is being typed here must be part of "a text already exists".
    await saveAll(ledger);
    setDrafting(true);
  };
  const setAdopted = async (on: boolean) => {
    await saveAll(ledger);
    await adopt.run({
      subject: sheet,
      fiscalYear: snapshot.fiscalYear,
      adopted: on ? { meeting: meeting.id, date } : null,
    });
  };
  const at = snapshot.meetings.find((one) => one.id === evaluation?.adopted?.meeting);
  const when =
    evaluation?.adopted === undefined
      ? ""
      : `${at ? `第${at.number}回 ` : ""}${dateLabel(evaluation.adopted.date)}`;

  return (
    <section aria-labelledby={headId}>
      <h2 id={headId}>
        {snapshot.plan.committeeName}の評価（案）
        <span className="record-subject">{subjectLabel(snapshot, sheet)}</span>
      </h2>
      <SavedInput
        key={subjectKey(sheet)}
        label={fieldLabel(snapshot, field)}
        hideLabel
        of={`record/evaluation/${subjectKey(sheet)}`}
        place="会議の記録"
        value={evaluation?.committeeEvaluation ?? ""}
        placeholder="まだ書かれていません"
        multiline
        fullWidth
        minRows={4}
        maxRows={10}
        readOnly={readOnly}
        onSave={(text) => call("field.setText", { field, text, session })}
      />
      {sources.length > 0 && (
        <p className="record-note">
          もとになった意見：
          {sources.map((one, index) => (
            <span key={one.id}>
              {index > 0 && "、"}
              <button type="button" className="record-link" onClick={() => onShow(one.id)}>
                {nameOf(one)} {clockOf(one.recordedAt)}
              </button>
            </span>
          ))}
        </p>
      )}
      {state === "adopted" && <p className="record-note record-adopted">採択済（{when}）</p>}
      {state === "changed" && (
        <p className="record-note record-changed">採択（{when}）の後に文章が変わっています。</p>
      )}
      {!readOnly && (
        <div className="record-buttons">
          <Button variant="outlined" disabled={chosen.length === 0} onClick={() => void draft()}>
            選んだ意見から起こす{chosen.length > 0 && `（${chosen.length}件）`}
          </Button>
          {state === "adopted" ? (
            <Button variant="outlined" onClick={() => void setAdopted(false)}>
              採択を取り消す
            </Button>
          ) : (
            <Button
              variant="contained"
              disabled={state === "empty" || adopt.running}
              title={`第${meeting.number}回会議（${shortDateLabel(date)}）で採択した評価にします`}
              onClick={() => void setAdopted(true)}
            >
              {state === "changed" ? "もう一度採択" : "採択"}
            </Button>
          )}
        </div>
      )}
      {!readOnly && chosen.length === 0 && (
        <p className="record-note">意見の行で Space を押す（□を押す）と、起こす意見に選べます。</p>
      )}
      {adopt.failure && <FailureNote failure={adopt.failure} onClose={adopt.forget} />}
      {drafting && (
        <DraftDialog
          sheet={sheet}
          comments={chosen}
          onClose={(adopted) => {
            setDrafting(false);
            if (adopted) onDrafted();
          }}
        />
      )}
    </section>
  );
}
