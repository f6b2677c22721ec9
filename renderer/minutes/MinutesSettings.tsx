/** How the minutes of a meeting are written: style, policy, speakers, header. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Minutes, MinutesPolicy } from "#shared/domain/minutes.ts";
import { policyLabels } from "#shared/rules/minutesHeader.ts";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { HeaderEditor } from "#renderer/minutes/HeaderEditor.tsx";
import type { MinutesEdit } from "#renderer/minutes/useMinutes.ts";

const styles: { value: Minutes["style"]; text: string }[] = [
  { value: "full", text: "全文（発言のとおり）" },
  { value: "summary", text: "要点（要点を書いた発言は要点で）" },
];
const speakers: { value: Minutes["publicSpeakers"]; text: string }[] = [
  { value: "label", text: "【委員】とだけ書く" },
  { value: "role", text: "役職で書く（会長、委員）" },
  { value: "name", text: "氏名で書く" },
];

interface MinutesSettingsProps {
  meeting: Meeting;
  place: string;
  edit: MinutesEdit;
}

export function MinutesSettings({ meeting, place, edit }: MinutesSettingsProps): ReactNode {
  const { readOnly } = useWorkspace();
  const { style, publicSpeakers, policy } = edit.minutes;
  const common = { of: `minutes/${meeting.id}`, place: `${place} 会議録`, readOnly };
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 2, p: 2 }}>
      <SavedChoice
        {...common}
        label="書き方"
        value={style}
        options={styles}
        onSave={(value) => edit.change((now) => ({ ...now, style: value as Minutes["style"] }))}
      />
      <SavedChoice
        {...common}
        label="公開用での発言者"
        value={publicSpeakers}
        options={speakers}
        onSave={(value) =>
          edit.change((now) => ({ ...now, publicSpeakers: value as Minutes["publicSpeakers"] }))
        }
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
        <Typography component="legend" sx={{ color: "text.secondary", p: 0, mb: 0.5 }}>
          会議録の作成方針
        </Typography>
        {(Object.entries(policyLabels) as [MinutesPolicy, string][]).map(([value, label]) => (
          <Box key={value}>
            <SavedCheck
              {...common}
              label={label}
              checked={policy === value}
              onSave={(on) =>
                edit.change((now) => {
                  const { policy: _, ...rest } = now;
                  return on ? { ...rest, policy: value } : rest;
                })
              }
            />
          </Box>
        ))}
      </Box>
      <Box>
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          見出し
        </Typography>
        <HeaderEditor meeting={meeting} edit={edit} />
      </Box>
    </Box>
  );
}
