/** 評価 of one sheet: how far the committee's evaluation is, the comments it came from, and 事前評価 as an aid. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import { fieldKey } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { adoptionState, type AdoptionState } from "#shared/rules/adoption.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { commentPlace } from "#renderer/committee/agenda.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { AdoptDialog } from "#renderer/sheets/AdoptDialog.tsx";
import { AdoptedText } from "#renderer/sheets/AdoptedText.tsx";
import { adoptedAt } from "#renderer/sheets/adoptionLabel.ts";
import { AdoptionChip } from "#renderer/sheets/AdoptionChip.tsx";
import { committeeField } from "#renderer/sheets/evaluatedForms.ts";
import { PriorRatings } from "#renderer/sheets/PriorRatings.tsx";
import { colors } from "#renderer/theme/theme.ts";

const explanations: Record<AdoptionState, string> = {
  empty: "評価の文は、まだ書かれていません。「委員意見」で意見を選ぶと、案を起こせます。",
  draft: "案が書かれています。会議で採択されたら記録します。",
  adopted: "採択されたとおりの文です。",
  changed: "採択された後に、文が変わっています。",
};

export function EvaluationTab({ sheet }: { sheet: Subject }): ReactNode {
  return (
    <Box
      component="section"
      aria-label="評価"
      tabIndex={-1}
      sx={{
        flex: 1,
        minHeight: 0,
        overflow: "auto",
        p: 1.5,
        display: "flex",
        flexDirection: "column",
        gap: 2.5,
      }}
    >
      <Adoption sheet={sheet} />
      <Sources sheet={sheet} />
      <PriorRatings sheet={sheet} />
    </Box>
  );
}

function Adoption({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, readOnly, go, setDrawer } = useWorkspace();
  const { ledger } = useClient();
  const [open, setOpen] = useState<"adopt" | "take-back" | "compare" | "restore">();
  const adopt = useContractCommand("evaluation.adopt");
  const set = useContractCommand("evaluation.setCommittee");
  const evaluation = evaluationOf(snapshot, sheet);
  const state = adoptionState(evaluation);
  const { fiscalYear } = snapshot;
  const name = `${snapshot.plan.committeeName}の評価`;
  const at = adoptedAt(snapshot, evaluation);
  const close = () => setOpen(undefined);

  const toField = () => {
    setDrawer(undefined);
    go({ focus: { key: fieldKey(committeeField(sheet, fiscalYear)) } });
  };
  const startAdopting = async () => {
    // What is being typed into the field is part of what will be adopted.
    await saveAll(ledger);
    setOpen("adopt");
  };
  const takeBack = async () => {
    close();
    await adopt.run({ subject: sheet, fiscalYear, adopted: null });
  };
  const restore = async () => {
    close();
    const text = evaluation?.adopted?.text;
    if (text === undefined) return;
    await saveAll(ledger);
    await set.run({ subject: sheet, fiscalYear, text, sources: evaluation?.sources ?? [] });
  };
  const failure = adopt.failure ?? set.failure;

  return (
    <section aria-label={name}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.75 }}>
        {name}
      </Typography>
      <Box
        component="output"
        aria-label="採択の状態"
        sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}
      >
        <AdoptionChip evaluation={evaluation} />
        {at !== "" && <span>{at}</span>}
      </Box>
      <Box sx={{ color: "text.secondary", mt: 0.5 }}>{explanations[state]}</Box>
      {failure && (
        <FailureNote
          failure={failure}
          onClose={() => {
            adopt.forget();
            set.forget();
          }}
        />
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, mt: 1 }}>
        {!readOnly && (state === "draft" || state === "changed") && evaluation?.committeeEvaluation && (
          <Button variant="contained" onClick={() => void startAdopting()}>
            {state === "draft" ? "採択…" : "今の文を採択…"}
          </Button>
        )}
        {state === "changed" && (
          <>
            <Button variant="outlined" onClick={() => setOpen("compare")}>
              採択時の文を見る
            </Button>
            {!readOnly && (
              <Button variant="outlined" onClick={() => setOpen("restore")}>
                採択時の文に戻す
              </Button>
            )}
          </>
        )}
        <Button variant="outlined" onClick={toField}>
          評価の欄へ
        </Button>
        {!readOnly && evaluation?.adopted && (
          <Button onClick={() => setOpen("take-back")}>採択を取り消す…</Button>
        )}
      </Box>
      {open === "adopt" && (
        <AdoptDialog sheet={sheet} meeting={evaluation?.adopted?.meeting} onClose={close} />
      )}
      {open === "compare" && evaluation && (
        <AdoptedText
          evaluation={evaluation}
          onRestore={readOnly ? undefined : () => setOpen("restore")}
          onClose={close}
        />
      )}
      {open === "restore" && (
        <Confirm
          title="採択時の文に戻しますか"
          action="採択時の文に戻す"
          onCancel={close}
          onConfirm={() => void restore()}
        >
          今の文は、採択された文（{at}
          ）に置き換わります。今の文は変更履歴に残り、「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
      {open === "take-back" && (
        <Confirm
          title="採択を取り消しますか"
          action="採択を取り消す"
          danger
          onCancel={close}
          onConfirm={() => void takeBack()}
        >
          {subjectLabel(snapshot, sheet)}
          の評価は、採択（{at}
          ）の記録がなくなり、「案」に戻ります。評価の文は変わりません。「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </section>
  );
}

/** もとになった意見, each a way to the comment. */
function Sources({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, go, setTab } = useWorkspace();
  const ids = evaluationOf(snapshot, sheet)?.sources ?? [];
  const comments = ids.flatMap((id) => snapshot.comments.find((one) => one.id === id) ?? []);
  if (comments.length === 0) return null;
  return (
    <section aria-label="もとになった意見">
      <Typography variant="h3" component="h2" sx={{ mb: 0.75 }}>
        もとになった意見（{comments.length}件）
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {comments.map((comment) => (
          <Box
            component="li"
            key={comment.id}
            sx={{
              borderTop: `1px solid ${colors.line}`,
              py: 0.75,
              "&:last-child": { borderBottom: `1px solid ${colors.line}` },
            }}
          >
            <Link
              component="button"
              underline="hover"
              onClick={() => {
                setTab("comments");
                go({ comment: comment.id });
              }}
              sx={{ textAlign: "left", color: "text.primary", fontSize: "inherit", width: "100%" }}
            >
              <Box
                component="span"
                sx={{
                  display: "flex",
                  gap: 0.75,
                  alignItems: "center",
                  fontSize: 12,
                  color: "text.secondary",
                }}
              >
                <b>{speakerName(snapshot.committee, comment)}</b>
                <span>{commentPlace(snapshot.meetings, comment)}</span>
                <KindChip kind={comment.kind} />
              </Box>
              <Box
                component="span"
                sx={{
                  display: "-webkit-box",
                  WebkitLineClamp: 3,
                  WebkitBoxOrient: "vertical",
                  overflow: "hidden",
                  overflowWrap: "anywhere",
                }}
              >
                {comment.text}
              </Box>
            </Link>
          </Box>
        ))}
      </Box>
    </section>
  );
}
