/** The sheets that are discussed under a line of the 次第. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState, type ReactNode } from "react";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Every item and project with a sheet of its own; without such sheets, those of the plan's first level. */
function sheetSubjects(snapshot: YearSnapshot): Subject[] {
  const known = new Map(
    papersOf(snapshot).flatMap(({ subject }) => (subject ? [[subjectKey(subject), subject] as const] : [])),
  );
  return known.size > 0 ? [...known.values()] : sheetsOf(snapshot);
}

interface SubjectsDialogProps {
  /** The line in words. */
  line: string;
  subjects: readonly Subject[];
  onChoose: (subjects: Subject[]) => void;
  onClose: () => void;
}

export function SubjectsDialog({ line, subjects, onChoose, onClose }: SubjectsDialogProps): ReactNode {
  const { snapshot } = useWorkspace();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(subjects.map(subjectKey)));
  const sheets = sheetSubjects(snapshot);
  const choose = (key: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, key] : [...now].filter((one) => one !== key)));
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="subjects-title">
      <DialogTitle id="subjects-title">「{line}」で話し合うシート</DialogTitle>
      <DialogContent>
        {sheets.length === 0 ? (
          <Empty>シートがまだありません。「計画」の画面で施策を加えると、ここで選べます。</Empty>
        ) : (
          <Box sx={{ display: "flex", gap: 1, mb: 1 }}>
            <Button
              variant="outlined"
              ref={focusNow}
              onClick={() => setChosen(new Set(sheets.map(subjectKey)))}
            >
              全シートを入れる
            </Button>
            <Button disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
              すべて外す
            </Button>
          </Box>
        )}
        {sheets.map((subject) => {
          const key = subjectKey(subject);
          return (
            <Box key={key}>
              <FormControlLabel
                label={subjectLabel(snapshot, subject)}
                control={
                  <Checkbox
                    checked={chosen.has(key)}
                    sx={{ py: 0.25 }}
                    onChange={(event) => choose(key, event.target.checked)}
                  />
                }
              />
            </Box>
          );
        })}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button
          variant="contained"
          onClick={() => {
            onChoose(sheets.filter((subject) => chosen.has(subjectKey(subject))));
            onClose();
          }}
        >
          決める
        </Button>
      </DialogActions>
    </Dialog>
  );
}
