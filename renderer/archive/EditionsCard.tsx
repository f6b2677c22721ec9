/** 配布版・公表版: where each document of the year stands, and fixing those that are handed out or published. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Alert from "@mui/material/Alert";
import Typography from "@mui/material/Typography";
import { useMemo, useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { paperKey } from "#shared/domain/paper.ts";
import { paperStageLabels, type PaperStage } from "#shared/domain/paperEdition.ts";
import { dateLabel, dayOf } from "#shared/rules/dateLabel.ts";
import { ChangedChip } from "#renderer/archive/ChangedChip.tsx";
import { EditionFiles } from "#renderer/archive/EditionFiles.tsx";
import { FixDialog } from "#renderer/archive/FixDialog.tsx";
import { stageState } from "#renderer/archive/paperStates.ts";
import type { ToFix } from "#renderer/archive/useFixing.ts";
import { useWriting } from "#renderer/archive/useWriting.ts";
import { WrittenNote } from "#renderer/archive/WrittenNote.tsx";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { Choice } from "#renderer/common/Choice.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { groupForm, outputGroups, type OutputGroup } from "#renderer/export/outputGroups.ts";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const columns = "minmax(0, 1fr) 250px 250px";

interface EditionsCardProps {
  meeting: Meeting | undefined;
  setMeeting: (id: string) => void;
}

export function EditionsCard({ meeting, setMeeting }: EditionsCardProps): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { fiscalYear, meetings, paperEditions } = snapshot;
  const changed = useContractQuery("paperEdition.changed", { fiscalYear }).data?.ids ?? [];
  const writing = useWriting();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [stage, setStage] = useState<PaperStage>();
  const [fixed, setFixed] = useState<string>();
  const groups = useMemo(() => outputGroups(snapshot, meeting), [snapshot, meeting]);
  const chosen = groups.filter(({ key }) => ticked.has(key));

  const tick = (keys: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const key of keys) next[on ? "add" : "delete"](key);
    setTicked(next);
    setFixed(undefined);
  };
  const documents = (): ToFix[] =>
    chosen.flatMap((group): ToFix[] => {
      const form = groupForm(snapshot, group, new Set(group.papers.map(paperKey)), group.number);
      return form ? [{ key: group.key, name: nameOf(group), papers: group.papers, form }] : [];
    });

  return (
    <Card
      title="配布版・公表版"
      note="配った文書と公表した文書を、そのときのまま残します。残したあとで計画を書き換えても、残した文書は変わりません。"
      action={
        meetings.length > 0 && (
          <Choice
            label="会議"
            value={meeting?.id ?? ""}
            options={meetings.map((one) => ({ value: one.id, text: meetingLabel(one) }))}
            onChange={setMeeting}
            sx={{ width: 260 }}
          />
        )
      }
    >
      {groups.length === 0 ? (
        <Empty>この年度の文書が、まだありません。</Empty>
      ) : (
        <Box component="ul" aria-label="文書" sx={{ listStyle: "none", m: 0, p: 0 }}>
          <Box
            component="li"
            sx={{
              display: "grid",
              gridTemplateColumns: columns,
              bgcolor: colors.background,
              alignItems: "center",
            }}
          >
            <Box component="label" sx={{ display: "flex", alignItems: "center", fontWeight: 700 }}>
              {!readOnly && (
                <Checkbox
                  checked={chosen.length === groups.length}
                  indeterminate={chosen.length > 0 && chosen.length < groups.length}
                  onChange={(event) =>
                    tick(
                      groups.map(({ key }) => key),
                      event.target.checked,
                    )
                  }
                />
              )}
              文書
            </Box>
            <Box sx={{ fontWeight: 700 }}>配布版</Box>
            <Box sx={{ fontWeight: 700 }}>公表版</Box>
          </Box>
          {groups.map((group) => (
            <Box
              component="li"
              key={group.key}
              aria-label={nameOf(group)}
              sx={{
                display: "grid",
                gridTemplateColumns: columns,
                alignItems: "center",
                borderTop: `1px solid ${colors.line}`,
                minHeight: 40,
              }}
            >
              <Box
                component="label"
                sx={{ display: "flex", alignItems: "center", overflowWrap: "anywhere", pr: 2, py: 0.25 }}
              >
                {!readOnly && (
                  <Checkbox
                    checked={ticked.has(group.key)}
                    onChange={(event) => tick([group.key], event.target.checked)}
                  />
                )}
                {nameOf(group)}
                {group.papers.length > 1 && `（${group.papers.length}枚）`}
              </Box>
              <StageCell group={group} stage="handout" changed={changed} />
              <StageCell group={group} stage="public" changed={changed} />
            </Box>
          ))}
        </Box>
      )}
      {!readOnly && groups.length > 0 && (
        <Box sx={{ display: "flex", gap: 1, alignItems: "center", mt: 1.5 }}>
          <Button variant="contained" disabled={chosen.length === 0} onClick={() => setStage("handout")}>
            配布版にする
          </Button>
          <Button variant="outlined" disabled={chosen.length === 0} onClick={() => setStage("public")}>
            公表版にする
          </Button>
          <Box component="output" sx={{ color: "text.secondary" }}>
            {chosen.length === 0 ? "残す文書に印を付けてください。" : `${chosen.length}件を選んでいます。`}
          </Box>
        </Box>
      )}
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1, mt: 1 }}>
        {fixed !== undefined && (
          <Alert severity="success" onClose={() => setFixed(undefined)}>
            {fixed}
          </Alert>
        )}
        <WrittenNote writing={writing} />
      </Box>
      {paperEditions.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
            残した版（{paperEditions.length}）
          </Typography>
          <EditionFiles changed={changed} writing={writing} />
        </>
      )}
      {stage && (
        <FixDialog
          stage={stage}
          meeting={meeting}
          documents={documents()}
          onClose={() => setStage(undefined)}
          onFixed={(count) => {
            setFixed(`${count}件を${paperStageLabels[stage]}として残しました。`);
            setStage(undefined);
            setTicked(new Set());
          }}
        />
      )}
    </Card>
  );
}

/** 「資料1 施策評価シート」 */
function nameOf({ number, title }: OutputGroup): string {
  return `${number} ${title.replaceAll("　", " ")}`.trim();
}

interface StageCellProps {
  group: OutputGroup;
  stage: PaperStage;
  changed: readonly string[];
}

function StageCell({ group, stage, changed }: StageCellProps): ReactNode {
  const { snapshot } = useWorkspace();
  const state = stageState(group, stage, snapshot.paperEditions, changed);
  if (!state) {
    return <Box sx={{ color: "text.secondary" }}>{stage === "handout" ? "下書き" : "—"}</Box>;
  }
  const { edition, sheets } = state;
  const part = sheets < group.papers.length ? `（${sheets}/${group.papers.length}枚）` : "";
  return (
    <Box sx={{ py: 0.5 }}>
      第{edition.version}版　{dateLabel(dayOf(edition.fixedAt))}
      {part} {state.changed && <ChangedChip stage={stage} />}
    </Box>
  );
}
