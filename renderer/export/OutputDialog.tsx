/** 文書出力: the documents of a meeting, ticked and ordered, as Word or PDF, in one file or one for each. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useState, type ReactNode } from "react";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { paperTitle } from "#shared/forms/papers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { LookDialog } from "#renderer/export/LookDialog.tsx";
import { manyFiles, oneFile, paperFile } from "#renderer/export/outputFiles.ts";
import { outputGroups, paperForm } from "#renderer/export/outputGroups.ts";
import { OutputFrame } from "#renderer/export/OutputFrame.tsx";
import { OutputList, type ListedGroup } from "#renderer/export/OutputList.tsx";
import { OutputFailure } from "#renderer/export/SaveElsewhere.tsx";
import { Lacking, type PageProblem, PageProblems } from "#renderer/export/OutputWarnings.tsx";
import { useOutput, type OutputJob } from "#renderer/export/useOutput.ts";
import { useOutputChoice, type OutputChoice } from "#renderer/export/useOutputChoice.ts";
import { type PageCount, usePageCounts } from "#renderer/export/usePageCounts.ts";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function OutputDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { snapshot, place, go } = useWorkspace();
  const output = useOutput();
  const choice = useOutputChoice();
  const [look, setLook] = useState<FormName>();
  const { chosen, how } = choice;
  const counts = usePageCounts(
    snapshot.fiscalYear,
    chosen.map(({ form }) => form),
  );
  const problems = chosen.flatMap(({ group }, index): PageProblem[] => {
    const papers = group.papers.filter((paper) => choice.ticked.has(paperKey(paper)));
    const count = counts[index];
    return (count?.problems ?? []).flatMap(({ section, text }) => {
      // Sheets that begin a page each have a section each; the others are pointed out together.
      const paper = count?.sections === papers.length ? papers[section] : papers[0];
      if (!paper) return [];
      const title = count?.sections === papers.length ? paperTitle(snapshot, paper) : group.title;
      return [{ paper, title, text }];
    });
  });
  const toPaper = (paper: Paper) => {
    go({ screen: "sheets", paper });
    onClose();
  };
  const job = (): OutputJob =>
    how.files === "one"
      ? { files: [oneFile(snapshot, chosen, how.format)], format: how.format, many: false }
      : { files: manyFiles(snapshot, chosen, how.format), format: how.format, many: true };
  const shown = place.screen === "sheets" ? place.paper : undefined;
  const writeShown = () => {
    if (!shown) return;
    const meeting = shown.meeting === undefined ? choice.meeting : undefined;
    const number = outputGroups(snapshot, meeting).find(({ papers }) =>
      papers.some((one) => paperTitle(snapshot, one) === paperTitle(snapshot, shown)),
    )?.number;
    const file = paperFile(snapshot, shown, paperForm(shown, number ?? ""));
    void output.write({ files: [file], format: "word", many: false });
  };

  return (
    <>
      <OutputFrame
        output={output}
        title={`文書出力（${fiscalYearLabel(snapshot.fiscalYear)}）`}
        width="lg"
        minHeight="min(460px, 94vh)"
        onClose={onClose}
      >
        {({ lacking = [] }) => (
          <>
            <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5, pb: 1 }}>
              <OutputFailure output={output} onClose={output.again} />
              <Lacking lacking={lacking} />
              {choice.groups.length === 0 ? (
                <Alert severity="info">
                  出力できる文書がまだありません。「計画」の画面で施策を加えてから開いてください。
                </Alert>
              ) : (
                <Chooser choice={choice} counts={counts} onLook={setLook} />
              )}
            </DialogContent>
            {/* Outside of what scrolls: it must be seen before the button below is pressed. */}
            <PageProblems problems={problems} onGo={toPaper} />
            <DialogActions>
              <Box sx={{ flex: 1 }}>
                {shown && (
                  <Button variant="outlined" onClick={writeShown} title={paperTitle(snapshot, shown)}>
                    画面のシートだけを Word に
                  </Button>
                )}
              </Box>
              <Button onClick={onClose}>やめる</Button>
              <Button
                variant="contained"
                disabled={chosen.length === 0}
                onClick={() => void output.write(job(), choice.remember)}
              >
                {lacking.length > 0
                  ? "このまま出力する"
                  : how.files === "one"
                    ? "保存先を選んで出力"
                    : "フォルダーを選んで出力"}
              </Button>
            </DialogActions>
          </>
        )}
      </OutputFrame>
      {look && <LookDialog form={look} onClose={() => setLook(undefined)} />}
    </>
  );
}

interface ChooserProps {
  choice: OutputChoice;
  counts: readonly (PageCount | null | undefined)[];
  onLook: (form: FormName) => void;
}

function Chooser({ choice, counts, onLook }: ChooserProps): ReactNode {
  const { snapshot } = useWorkspace();
  const { meeting, groups, chosen, how, numberOf } = choice;
  const listed = groups.map((group): ListedGroup => {
    const index = chosen.findIndex((one) => one.group.key === group.key);
    return { group, number: numberOf(group), ...(index < 0 ? {} : { count: counts[index] }) };
  });
  const files = how.files === "many" ? manyFiles(snapshot, chosen, how.format) : [];
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: "minmax(0, 1fr) 280px",
        alignItems: "start",
        "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
      }}
    >
      <OutputList
        groups={listed}
        ticked={choice.ticked}
        onTick={choice.tick}
        onNumber={choice.setNumber}
        onMove={choice.move}
        onLook={onLook}
      />
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5, pt: 0.75 }}>
        {snapshot.meetings.length > 0 ? (
          <Choice
            label="会議"
            value={meeting?.id ?? ""}
            fullWidth
            options={snapshot.meetings.map((one) => ({ value: one.id, text: meetingLabel(one) }))}
            onChange={choice.setMeeting}
          />
        ) : (
          <Box sx={{ color: "text.secondary" }}>
            「委員会」の画面で会議を加えると、資料番号と出力の設定を会議ごとに残せます。
          </Box>
        )}
        <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
          <FormLabel component="legend">ファイル</FormLabel>
          <RadioGroup
            value={how.files}
            onChange={(_event, files) => choice.setHow({ files: files === "many" ? "many" : "one" })}
          >
            <FormControlLabel value="one" control={<Radio />} label="1つのファイルにまとめる" />
            <FormControlLabel value="many" control={<Radio />} label="文書ごとに分ける" />
          </RadioGroup>
        </Box>
        <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
          <FormLabel component="legend">形式</FormLabel>
          <RadioGroup
            row
            value={how.format}
            onChange={(_event, format) => choice.setHow({ format: format === "pdf" ? "pdf" : "word" })}
          >
            <FormControlLabel value="word" control={<Radio />} label="Word" />
            <FormControlLabel value="pdf" control={<Radio />} label="PDF" />
          </RadioGroup>
        </Box>
        <Box component="output" aria-label="合計" sx={{ fontWeight: 700 }}>
          {total(chosen.length, counts)}
        </Box>
        {files.length > 0 && (
          <Box
            component="ul"
            aria-label="出力するファイル名"
            sx={{ m: 0, pl: 2.5, color: "text.secondary", fontSize: 12, maxHeight: 160, overflow: "auto" }}
          >
            {files.map(({ name }) => (
              <Box component="li" key={name} sx={{ overflowWrap: "anywhere" }}>
                {name}
              </Box>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** 「3文書　22ページ」 */
function total(documents: number, counts: readonly (PageCount | null | undefined)[]): string {
  if (documents === 0) return "出力する文書を選んでください。";
  if (counts.includes(undefined)) return `${documents}文書　ページ数を計算中…`;
  const pages = counts.reduce((sum, count) => sum + (count?.pages ?? 0), 0);
  const about = counts.some((count) => !count?.exact) ? "約" : "";
  return `${documents}文書　${about}${pages}ページ`;
}
