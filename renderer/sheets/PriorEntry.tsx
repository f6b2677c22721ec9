/** 事前評価 of one member for every sheet, typed from the paper they sent: a letter and the next line, nothing else. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { subjectKey } from "#shared/domain/ids.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { gradeKeysHint } from "#renderer/sheets/gradeKeys.ts";
import { GradeSelect } from "#renderer/sheets/GradeSelect.tsx";
import { allRated, priorOf, ratersOf, type Rater } from "#renderer/sheets/prior.ts";
import { priorKey, usePrior } from "#renderer/sheets/usePrior.ts";
import { colors } from "#renderer/theme/theme.ts";

const noteLook = {
  flex: 1,
  "& .MuiInputBase-root": { p: "3px 6px", fontSize: 12.5 },
  "& .MuiInputBase-input": { p: 0 },
  "& .MuiOutlinedInput-notchedOutline": { borderColor: colors.line },
} as const;

export function PriorEntry({ onClose }: { onClose: () => void }): ReactNode {
  const { snapshot } = useWorkspace();
  const raters = ratersOf(snapshot);
  const [member, setMember] = useState(raters[0]?.id ?? "");
  const rater = raters.find(({ id }) => id === member) ?? raters[0];
  const titleId = useId();
  const sheets = allRated(snapshot);
  const scale = snapshot.plan.ratingScale;
  const total = sheets.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const given = sheets
    .flatMap(({ subjects }) => subjects)
    .filter((subject) => rater && priorOf(snapshot, subject, rater.id)?.rating !== undefined).length;

  const index = raters.findIndex(({ id }) => id === rater?.id);
  const next = raters[index + 1];

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>事前評価を委員ごとに入力</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5, pb: 0 }}>
        <Box sx={{ display: "flex", gap: 2, alignItems: "center", pt: 0.75, flexWrap: "wrap" }}>
          <Choice
            label="委員"
            value={rater?.id ?? ""}
            sx={{ width: 260 }}
            onChange={setMember}
            options={raters.map(({ id, name, note }) => ({
              value: id,
              text: note === "" ? name : `${name}（${note}）`,
            }))}
          />
          <Box component="output" aria-label="入力した数">
            {given}／{total}
          </Box>
          <Box sx={{ color: "text.secondary", fontSize: 12 }}>
            {gradeKeysHint(scale)} のキーで判定を付けて次へ　↑↓・Enter 移動　Delete 取り消し　Tab メモ
          </Box>
        </Box>
        {rater && <Lines key={rater.id} rater={rater} />}
      </DialogContent>
      <DialogActions>
        {next && (
          <Button variant="outlined" onClick={() => setMember(next.id)}>
            次の委員（{next.name}）へ
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button variant="contained" onClick={onClose}>
          閉じる
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Everything that one member rates, line by line. */
function Lines({ rater }: { rater: Rater }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { setGrade, setNote } = usePrior();
  const list = useRef<HTMLDivElement>(null);
  const selects = () => [...(list.current?.querySelectorAll("select") ?? [])];
  useEffect(() => list.current?.querySelector("select")?.focus(), []);

  const step = (by: -1 | 1) => {
    const all = selects();
    const next = all[all.findIndex((one) => one === document.activeElement) + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Box ref={list} sx={{ overflow: "auto", borderTop: `1px solid ${colors.line}` }}>
      {allRated(snapshot).map(({ sheet, subjects }) => (
        <section key={subjectKey(sheet)} aria-label={subjectLabel(snapshot, sheet)}>
          {subjects[0] !== sheet && (
            <Box
              component="h3"
              sx={{ m: 0, px: 1, py: 0.5, fontSize: 13, bgcolor: "#f4f6f9", fontWeight: 700 }}
            >
              {subjectLabel(snapshot, sheet)}
            </Box>
          )}
          {subjects.map((subject) => {
            const prior = priorOf(snapshot, subject, rater.id);
            const key = `entry/${priorKey(subject, rater.id)}`;
            const name = subjectLabel(snapshot, subject);
            return (
              <Box
                key={key}
                sx={{
                  display: "flex",
                  gap: 1.5,
                  alignItems: "center",
                  px: 1,
                  py: 0.5,
                  borderBottom: `1px solid ${colors.line}`,
                  "&:focus-within": { bgcolor: colors.accentWeak },
                }}
              >
                <Box sx={{ flex: 1.2, minWidth: 0, overflowWrap: "anywhere" }}>{name}</Box>
                <GradeSelect
                  scale={snapshot.plan.ratingScale}
                  code={prior?.rating}
                  label={`${name}の判定`}
                  fieldKey={key}
                  readOnly={readOnly}
                  onChange={(code) => setGrade(subject, rater, code)}
                  onStep={step}
                />
                <SavedInput
                  label={`${name}のメモ`}
                  hideLabel
                  of={key}
                  place={rater.name}
                  placeholder="メモ"
                  value={prior?.note ?? ""}
                  readOnly={readOnly}
                  sx={noteLook}
                  onSave={(note) => setNote(subject, rater.id, note)}
                />
              </Box>
            );
          })}
        </section>
      ))}
    </Box>
  );
}
