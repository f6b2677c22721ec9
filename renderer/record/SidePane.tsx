/** Beside the record: the committee's evaluation of this sheet, questions without an answer, what was said a year ago. */
import type { ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import { previousEvaluationOf, withPredecessors, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { EvaluationCard } from "./EvaluationCard.tsx";
import { partsOf } from "./places.ts";

interface SidePaneProps {
  meeting: Meeting;
  sheet: Subject | undefined;
  chosen: Comment[];
  /** Questions of the meeting without an answer, in their order. */
  unanswered: readonly Comment[];
  nameOf: (comment: Comment) => string;
  onDrafted: () => void;
  onShow: (comment: string) => void;
}

export function SidePane(props: SidePaneProps): ReactNode {
  const { meeting, sheet, chosen, unanswered, nameOf, onDrafted, onShow } = props;
  return (
    <aside className="record-side" aria-label="評価と前年度">
      {sheet && (
        <EvaluationCard
          meeting={meeting}
          sheet={sheet}
          chosen={chosen}
          nameOf={nameOf}
          onDrafted={onDrafted}
          onShow={onShow}
        />
      )}
      <section aria-label="未回答の質問">
        <h2>
          未回答の質問　<span data-testid="unanswered">{unanswered.length}件</span>
        </h2>
        <ul>
          {unanswered.map((one) => (
            <li key={one.id}>
              <button type="button" className="record-question" onClick={() => onShow(one.id)}>
                <span>
                  {clockOf(one.recordedAt)} {nameOf(one)}
                </span>
                {one.text}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {sheet && <LastYear sheet={sheet} />}
    </aside>
  );
}

/** Opinions of a year ago about the sheet, its parts, and what they go on from. */
function previousOpinions(snapshot: YearSnapshot, sheet: Subject): Comment[] {
  const subjects = [sheet, ...partsOf(snapshot, sheet)].flatMap((one) => withPredecessors(snapshot, one));
  return snapshot.previousComments.filter(
    ({ subject, kind }) =>
      kind !== "answer" &&
      kind !== "remark" &&
      subject !== undefined &&
      subjects.some((one) => sameSubject(one, subject)),
  );
}

function LastYear({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot } = useWorkspace();
  const evaluation = previousEvaluationOf(snapshot, sheet)?.committeeEvaluation;
  const opinions = previousOpinions(snapshot, sheet);
  const year = fiscalYearLabel(snapshot.fiscalYear - 1);
  const nothing =
    snapshot.fiscalYear === snapshot.plan.firstFiscalYear
      ? "（初年度のため、ありません）"
      : `（${year}の記録はありません）`;
  return (
    <section aria-label="前年度の評価と対応">
      <h2>前年度の評価と対応</h2>
      {evaluation === undefined && opinions.length === 0 && <p className="record-note">{nothing}</p>}
      {evaluation !== undefined && <p className="record-previous">{evaluation}</p>}
      {opinions.map((one) => (
        <div key={one.id} className="record-opinion">
          <p>{one.text}</p>
          <p className="record-reply">
            {one.disposition !== undefined && <b>{one.disposition}　</b>}
            {one.reply ?? "（回答の記録はありません）"}
            {one.reflectedIn !== undefined && `　反映箇所：${one.reflectedIn}`}
          </p>
        </div>
      ))}
    </section>
  );
}
