/** 事前評価 of one sheet: members × grade, with totals; and the way to enter one member's grades for all sheets. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { GradeSelect } from "#renderer/sheets/GradeSelect.tsx";
import { priorOf, ratedSubjects, ratersOf } from "#renderer/sheets/prior.ts";
import { PriorEntry } from "#renderer/sheets/PriorEntry.tsx";
import { PriorTotals } from "#renderer/sheets/PriorTotals.tsx";
import { priorKey, usePrior } from "#renderer/sheets/usePrior.ts";
import { colors } from "#renderer/theme/theme.ts";

const cell = { borderBottom: `1px solid ${colors.line}`, py: 0.5, px: 0.5, verticalAlign: "top" } as const;
/** A note is a line of the table until it is typed into. */
const noteLook = {
  "& .MuiInputBase-root": { p: "3px 6px", fontSize: 12.5 },
  "& .MuiInputBase-input": { p: 0 },
  "& .MuiOutlinedInput-notchedOutline": { borderColor: colors.line },
} as const;

export function PriorRatings({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, place, readOnly } = useWorkspace();
  const [asked, setAsked] = useState<string>();
  const [entering, setEntering] = useState(false);
  const { setGrade, setNote } = usePrior();
  const scale = snapshot.plan.ratingScale;
  if (scale.grades.length === 0) return null;

  const subjects = ratedSubjects(snapshot, sheet);
  const named = (key: string | undefined) => subjects.find((one) => subjectKey(one) === key);
  const part = place.part === undefined ? undefined : subjectKey({ kind: "item", id: place.part });
  const subject = named(asked) ?? named(part) ?? subjects[0];
  const raters = ratersOf(snapshot);
  if (subject === undefined) return null;

  return (
    <section aria-label="事前評価">
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, mb: 0.75 }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          事前評価
        </Typography>
        {!readOnly && raters.length > 0 && (
          <Button variant="outlined" onClick={() => setEntering(true)}>
            委員ごとに入力
          </Button>
        )}
      </Box>
      {subjects.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={subjectKey(subject)}
          aria-label="事前評価の対象"
          onChange={(_event, next: string | null) => next !== null && setAsked(next)}
          sx={{ flexWrap: "wrap", mb: 0.75, "& button": { py: 0.25, px: 1 } }}
        >
          {subjects.map((one) => (
            <ToggleButton key={subjectKey(one)} value={subjectKey(one)} title={subjectLabel(snapshot, one)}>
              {snapshot.items.find(({ id }) => id === one.id)?.code || subjectLabel(snapshot, one)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {subjects.length > 1 && (
        <Box sx={{ mb: 0.75, fontSize: 12, color: "text.secondary" }}>{subjectLabel(snapshot, subject)}</Box>
      )}
      <PriorTotals subject={subject} />
      {raters.length === 0 ? (
        <Box sx={{ color: "text.secondary", mt: 1 }}>
          委員がまだいません。「委員会」の画面で委員を加えると、事前評価を入力できます。
        </Box>
      ) : (
        <Box
          component="table"
          aria-label={`${subjectLabel(snapshot, subject)}の事前評価`}
          sx={{ width: "100%", borderCollapse: "collapse", mt: 1, tableLayout: "fixed" }}
        >
          <colgroup>
            <col style={{ width: "34%" }} />
            <col style={{ width: 68 }} />
            <col />
          </colgroup>
          <Box component="thead" sx={{ fontSize: 12, color: "text.secondary", textAlign: "left" }}>
            <tr>
              <Box component="th" scope="col" sx={{ ...cell, fontWeight: 400 }}>
                委員
              </Box>
              <Box component="th" scope="col" sx={{ ...cell, fontWeight: 400 }}>
                判定
              </Box>
              <Box component="th" scope="col" sx={{ ...cell, fontWeight: 400 }}>
                メモ
              </Box>
            </tr>
          </Box>
          <tbody>
            {raters.map((rater) => {
              const prior = priorOf(snapshot, subject, rater.id);
              const key = priorKey(subject, rater.id);
              return (
                <tr key={rater.id}>
                  <Box
                    component="th"
                    scope="row"
                    sx={{ ...cell, fontWeight: 400, textAlign: "left", overflowWrap: "anywhere", pt: 1 }}
                  >
                    {rater.name}
                    {rater.note !== "" && (
                      <Box component="span" sx={{ ml: 0.5, fontSize: 11, color: colors.warn }}>
                        {rater.note}
                      </Box>
                    )}
                  </Box>
                  <Box component="td" sx={cell}>
                    <GradeSelect
                      key={key}
                      scale={scale}
                      code={prior?.rating}
                      label={`${rater.name}の事前評価`}
                      fieldKey={key}
                      readOnly={readOnly}
                      onChange={(code) => setGrade(subject, rater, code)}
                    />
                  </Box>
                  <Box component="td" sx={cell}>
                    <SavedInput
                      label={`${rater.name}のメモ`}
                      hideLabel
                      of={key}
                      place={subjectLabel(snapshot, subject)}
                      value={prior?.note ?? ""}
                      multiline
                      fullWidth
                      readOnly={readOnly}
                      sx={noteLook}
                      onSave={(note) => setNote(subject, rater.id, note)}
                    />
                  </Box>
                </tr>
              );
            })}
          </tbody>
        </Box>
      )}
      <Box sx={{ mt: 0.75, fontSize: 11.5, color: "text.secondary" }}>
        会議の前に委員が付けた判定です。話し合いの参考で、評価シートには印刷されません。
      </Box>
      {entering && <PriorEntry onClose={() => setEntering(false)} />}
    </section>
  );
}
