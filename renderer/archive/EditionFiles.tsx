/** The kept editions of a year, newest first, and writing their files out. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import type { ReactNode } from "react";
import { paperStageLabels, type PaperEdition } from "#shared/domain/paperEdition.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { isReplaced } from "#shared/rules/paperVersions.ts";
import { ChangedChip } from "#renderer/archive/ChangedChip.tsx";
import type { Writing } from "#renderer/archive/useWriting.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

interface EditionFilesProps {
  changed: readonly string[];
  writing: Writing;
}

export function EditionFiles({ changed, writing }: EditionFilesProps): ReactNode {
  const { snapshot } = useWorkspace();
  return (
    <Box component="ul" aria-label="残した版" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {snapshot.paperEditions.toReversed().map((edition) => (
        <EditionRow
          key={edition.id}
          edition={edition}
          changed={changed.includes(edition.id)}
          writing={writing}
        />
      ))}
    </Box>
  );
}

interface EditionRowProps {
  edition: PaperEdition;
  changed: boolean;
  writing: Writing;
}

function EditionRow({ edition, changed, writing }: EditionRowProps): ReactNode {
  const { snapshot } = useWorkspace();
  const { stage, name, version, reason, pdf, fixedAt, actor } = edition;
  const replaced = isReplaced(snapshot.paperEditions, edition);
  const meeting = snapshot.meetings.find(({ id }) => id === edition.meeting);
  const title = `${name}（第${version}版）`;
  return (
    <Box
      component="li"
      aria-label={`${paperStageLabels[stage]} ${title}`}
      sx={{ display: "flex", gap: 1, alignItems: "center", borderTop: `1px solid ${colors.line}`, py: 0.75 }}
    >
      <Chip
        size="small"
        label={paperStageLabels[stage]}
        color={stage === "public" ? "success" : "primary"}
        sx={{ flex: "none" }}
      />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        {title} {replaced ? "（差し替え済み）" : changed && <ChangedChip stage={stage} />}
        <Box sx={{ color: "text.secondary", fontSize: 12 }}>
          {[meeting && meetingName(meeting), momentLabel(fixedAt), actor].filter(Boolean).join("　")}
          {reason !== undefined && `　理由：${reason}`}
        </Box>
      </Box>
      <Button
        variant="outlined"
        aria-label={`${title}をWordで書き出す`}
        onClick={() => void writing.writeEdition(edition, "word")}
      >
        Word
      </Button>
      <Button
        variant="outlined"
        aria-label={`${title}をPDFで書き出す`}
        disabled={pdf === undefined}
        title={pdf === undefined ? "この版にはPDFがありません。" : undefined}
        onClick={() => void writing.writeEdition(edition, "pdf")}
      >
        PDF
      </Button>
    </Box>
  );
}
