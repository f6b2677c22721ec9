/** Last year's evaluation by the committee and its opinions with the answers: what this year's sheet has to report on. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { fieldKey } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { childrenOf, previousEvaluationOf } from "#shared/domain/snapshot.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { answersTo, promisesChange } from "#shared/rules/dispositions.ts";
import { evaluationFieldName, subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { previousOpinions } from "#renderer/sheets/previous.ts";
import { colors } from "#renderer/theme/theme.ts";

const box = {
  border: "1px solid",
  borderColor: "divider",
  borderRadius: 2,
  px: 1.25,
  py: 1,
  mb: 1,
} as const;

/** 推進委員会の評価 of last year, with the meeting that adopted it. */
export function PreviousEvaluation({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot } = useWorkspace();
  const before = previousEvaluationOf(snapshot, sheet);
  if (!before?.committeeEvaluation) return null;
  const { committeeName } = snapshot.plan;
  const name = evaluationFieldName(sheet.kind, "committeeEvaluation", snapshot.fiscalYear - 1, committeeName);
  return (
    <Box component="section" aria-label={`前年度の${name}`} sx={box}>
      <Typography component="h3" sx={{ fontSize: 12, color: "text.secondary", fontWeight: 600 }}>
        {name}
        {before.adopted && `（${dateLabel(before.adopted.date)}採択）`}
      </Typography>
      <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", mt: 0.5 }}>
        {before.committeeEvaluation}
      </Box>
    </Box>
  );
}

/** Id of the list, for the way down to it. */
export const PREVIOUS_OPINIONS = "previous-opinions";

export function PreviousOpinions({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot } = useWorkspace();
  const opinions = previousOpinions(snapshot, sheet);
  if (opinions.length === 0) return null;
  return (
    <section aria-labelledby={PREVIOUS_OPINIONS}>
      <Typography id={PREVIOUS_OPINIONS} variant="h3" component="h2" tabIndex={-1} sx={{ mt: 2, mb: 1 }}>
        {fiscalYearLabel(snapshot.fiscalYear - 1)}への意見と回答（{opinions.length}件）
      </Typography>
      <Box component="ul" aria-label="前年度の意見" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {opinions.map(({ comment, subject }) => (
          <Opinion key={comment.id} comment={comment} subject={subject} />
        ))}
      </Box>
    </section>
  );
}

function Opinion({ comment, subject }: { comment: Comment; subject: Subject }): ReactNode {
  const { snapshot, go, setDrawer } = useWorkspace();
  const { committee, previousComments, fiscalYear } = snapshot;
  const written = comment.reply ?? "";
  const said = answersTo(comment, previousComments).map(
    (one) => `${speakerName(committee, one)}：${one.text}`,
  );
  const answer = written === "" ? said.join("\n") : written;
  const { department = "", disposition = "", reflectedIn = "" } = comment;

  const report = () => {
    const whole = subject.kind === "project" || childrenOf(snapshot, subject.id).length > 0;
    const property = subject.kind === "item" && whole ? "issues" : "achievement";
    setDrawer(undefined);
    go({ focus: { key: fieldKey({ entity: "evaluation", subject, fiscalYear, property }) } });
  };
  return (
    <Box component="li" sx={box}>
      <Box sx={{ display: "flex", gap: 0.75, alignItems: "center", fontSize: 12, color: "text.secondary" }}>
        <Box component="b" sx={{ color: "text.primary", fontSize: 13 }}>
          {speakerName(committee, comment)}
        </Box>
        <KindChip kind={comment.kind} />
      </Box>
      <Box sx={{ fontSize: 12, color: "text.secondary" }}>{subjectLabel(snapshot, subject)}</Box>
      <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{comment.text}</Box>
      <Box
        sx={{
          borderLeft: `3px solid ${colors.line}`,
          pl: 1,
          mt: 0.5,
          color: "text.secondary",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
        }}
      >
        {answer === "" ? "回答の記録はありません。" : answer}
        {[
          ["対応区分", disposition],
          ["担当課", department],
          ["反映箇所", reflectedIn],
        ].map(([label, text]) =>
          text === "" ? null : (
            <Box key={label} sx={{ fontSize: 12 }}>
              {label}：{text}
            </Box>
          ),
        )}
      </Box>
      {promisesChange(comment.disposition) && (
        <Box
          sx={{
            mt: 0.75,
            px: 1,
            py: 0.5,
            fontSize: 12.5,
            bgcolor: colors.warnWeak,
            border: `1px solid ${colors.warnLine}`,
            borderRadius: 1,
          }}
        >
          「{disposition}」と答えています。{fiscalYearLabel(fiscalYear)}
          のシートで、どう反映したかを報告します。
          <Button onClick={report} sx={{ py: 0, px: 0.5, fontSize: 12.5 }}>
            報告する欄へ
          </Button>
        </Box>
      )}
    </Box>
  );
}
