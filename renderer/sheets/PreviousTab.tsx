/** 前年度: what was written a year ago about this sheet, what the committee said to it and was answered, and the way to carry a text over. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import { fieldKey, type TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { previousEvaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { promisesChange } from "#shared/rules/dispositions.ts";
import { evaluationFieldName, fieldLabel, fieldText, subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { previousLines, previousOpinions, type PreviousLine } from "#renderer/sheets/previous.ts";
import {
  PREVIOUS_OPINIONS,
  PreviousEvaluation,
  PreviousOpinions,
} from "#renderer/sheets/PreviousOpinions.tsx";
import { colors } from "#renderer/theme/theme.ts";

export function PreviousTab({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, field } = useWorkspace();
  const previous = fiscalYearLabel(snapshot.fiscalYear - 1);
  const lines = previousLines(snapshot, sheet);
  const opinions = previousOpinions(snapshot, sheet);
  const evaluated = Boolean(previousEvaluationOf(snapshot, sheet)?.committeeEvaluation);
  if (lines.length === 0 && opinions.length === 0 && !evaluated) {
    const first = snapshot.fiscalYear === snapshot.plan.firstFiscalYear;
    return (
      <Box sx={{ overflow: "auto" }}>
        <Empty>
          {first
            ? "計画の最初の年度のため、前年度の記入はありません。"
            : `${previous}には、このシートの記入がありません。`}
        </Empty>
      </Box>
    );
  }
  const focused = field && fieldKey(field);
  const isFocused = (line: PreviousLine) => fieldKey(fieldOf(snapshot, line)) === focused;
  const ordered = [...lines.filter(isFocused), ...lines.filter((line) => !isFocused(line))];
  const promised = opinions.filter(({ comment }) => promisesChange(comment.disposition)).length;
  return (
    <Box component="section" tabIndex={0} aria-label={`${previous}の記入`} sx={{ overflow: "auto", p: 1.5 }}>
      {promised > 0 && (
        <Alert severity="info" icon={false} sx={{ mb: 1.5, py: 0 }}>
          前年度に反映すると答えた意見が{promised}件あります。
          <Button
            sx={{ py: 0, px: 0.5 }}
            onClick={() => {
              const heading = document.getElementById(PREVIOUS_OPINIONS);
              heading?.scrollIntoView({ block: "start" });
              heading?.focus();
            }}
          >
            意見と回答を見る
          </Button>
        </Alert>
      )}
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {previous}の記入
      </Typography>
      {ordered.map((line) => (
        <PreviousField key={fieldKey(fieldOf(snapshot, line))} line={line} focused={isFocused(line)} />
      ))}
      <PreviousEvaluation sheet={sheet} />
      <PreviousOpinions sheet={sheet} />
    </Box>
  );
}

function fieldOf(snapshot: YearSnapshot, { subject, property }: PreviousLine): TextField {
  return { entity: "evaluation", subject, fiscalYear: snapshot.fiscalYear, property };
}

function PreviousField({ line, focused }: { line: PreviousLine; focused: boolean }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { ledger } = useClient();
  const save = useSave();
  const [asking, setAsking] = useState(false);
  const field = fieldOf(snapshot, line);
  const now = fieldText(snapshot, field);
  const name = evaluationFieldName(
    line.subject.kind,
    line.property,
    snapshot.fiscalYear - 1,
    snapshot.plan.committeeName,
  );
  const what = line.property === "rating" ? "判定" : "文";
  const copy = () =>
    save(`previous/${fieldKey(field)}`, fieldLabel(snapshot, field), line.before, () =>
      call("field.setText", { field, text: line.before, session: crypto.randomUUID() }),
    );
  const ask = async () => {
    // What is being typed into the field is part of what would be replaced.
    await saveAll(ledger);
    setAsking(true);
  };
  return (
    <Box
      component="section"
      sx={{
        border: "1px solid",
        borderColor: focused ? colors.accent : "divider",
        borderRadius: 2,
        px: 1.25,
        py: 1,
        mb: 1,
      }}
    >
      <Typography component="h3" sx={{ fontSize: 12, color: "text.secondary", fontWeight: 600 }}>
        {focused && "入力中の欄："}
        {subjectLabel(snapshot, line.subject)} {name}
      </Typography>
      <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", my: 0.5 }}>{line.before}</Box>
      {now === line.before ? (
        <Typography variant="caption" color="textSecondary">
          今年度も同じ{what}です。
        </Typography>
      ) : now !== "" ? (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
          <Typography variant="caption" color="textSecondary">
            今年度は記入済みです。
          </Typography>
          {!readOnly && (
            <Button sx={{ py: 0, fontSize: 12 }} onClick={() => void ask()}>
              前年度の{what}に置き換える…
            </Button>
          )}
        </Box>
      ) : (
        !readOnly && (
          <Button variant="outlined" onClick={() => void copy()}>
            前年度の{what}を写す
          </Button>
        )
      )}
      {asking && (
        <Confirm
          title={`今年度の${what}を前年度の${what}に置き換えますか`}
          action="置き換える"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void copy();
          }}
        >
          {fieldLabel(snapshot, field)}には、次の{what}があります。
          <Box
            sx={{
              border: `1px solid ${colors.line}`,
              borderRadius: 1,
              p: 1,
              my: 1,
              maxHeight: 240,
              overflow: "auto",
              whiteSpace: "pre-wrap",
              overflowWrap: "anywhere",
            }}
          >
            {now}
          </Box>
          置き換えた{what}は変更履歴に残り、「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Box>
  );
}
