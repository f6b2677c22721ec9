/** 出力するシート: what is ticked for one file, or only the sheet on screen. */
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import type { ReactNode } from "react";
import { sheetsOf } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/handoutNumber.ts";
import { meetingName, type WordChoice } from "#renderer/export/wordForms.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

interface WordChoicesProps {
  choice: WordChoice;
  onChange: (change: Partial<WordChoice>) => void;
}

export function WordChoices({ choice, onChange }: WordChoicesProps): ReactNode {
  const { snapshot, place } = useWorkspace();
  const sheets = sheetsOf(snapshot);
  const items = sheets.filter((one) => one.kind === "item").length;
  const projects = sheets.filter((one) => one.kind === "project").length;
  const check = (label: string, checked: boolean, toggle: (checked: boolean) => void) => (
    <FormControlLabel
      key={label}
      label={label}
      control={
        <Checkbox
          disabled={choice.scope !== "all"}
          checked={checked}
          onChange={(event) => toggle(event.target.checked)}
        />
      }
    />
  );
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
      <FormLabel component="legend">出力するシート</FormLabel>
      <RadioGroup
        aria-label="出力するシート"
        value={choice.scope}
        onChange={(_event, next) => onChange({ scope: next === "one" ? "one" : "all" })}
      >
        <FormControlLabel value="all" control={<Radio />} label="選んだものを1つのファイルに" />
        <FormGroup sx={{ pl: 4 }}>
          {snapshot.meetings.map((meeting) =>
            check(
              `${formTitles.agenda}（${meetingName(meeting)}）`,
              choice.agendas.includes(meeting.id),
              (checked) =>
                onChange({
                  agendas: checked
                    ? [...choice.agendas, meeting.id]
                    : choice.agendas.filter((id) => id !== meeting.id),
                }),
            ),
          )}
          {items > 0 &&
            check(`${formTitles["evaluation-sheet"]}（${items}枚）`, choice.items, (checked) =>
              onChange({ items: checked }),
            )}
          {projects > 0 &&
            check(`${formTitles["project-sheet"]}（${projects}枚）`, choice.projects, (checked) =>
              onChange({ projects: checked }),
            )}
        </FormGroup>
        {place.sheet && (
          <FormControlLabel
            value="one"
            control={<Radio />}
            label={`このシートだけ：${subjectLabel(snapshot, place.sheet)}`}
          />
        )}
      </RadioGroup>
    </Box>
  );
}
