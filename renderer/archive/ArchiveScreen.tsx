/** 保存: the 版 of the year's papers, and what was sealed of its meetings. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { paperStageLabels } from "#shared/domain/paperEdition.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { Card } from "#renderer/common/Card.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function ArchiveScreen(): ReactNode {
  const { snapshot } = useWorkspace();
  return (
    <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, overflow: "auto", p: 2, outline: "none" }}>
      <Box sx={{ maxWidth: 1100, mx: "auto" }}>
        <Card title="配布版・公表版">
          {snapshot.paperEditions.length === 0 && <Empty>配布版にした文書は、まだありません。</Empty>}
          {snapshot.paperEditions.map((edition) => (
            <Box key={edition.id}>
              {paperStageLabels[edition.stage]}　{edition.name}　{momentLabel(edition.fixedAt)}
            </Box>
          ))}
        </Card>
        {snapshot.meetings.map((meeting) => (
          <Card key={meeting.id} title={`${meetingName(meeting)}会議記録の保存`}>
            {snapshot.archives
              .filter((archive) => archive.meeting === meeting.id)
              .map((archive) => (
                <Box key={archive.id}>{momentLabel(archive.sealedAt)}</Box>
              ))}
          </Card>
        ))}
      </Box>
    </Box>
  );
}
