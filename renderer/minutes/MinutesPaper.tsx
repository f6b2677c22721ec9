/** 紙面: the minutes as they print. The 原本 is written in where it stands; the 公開用 is only looked at. */
import Box from "@mui/material/Box";
import { useMemo, type ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import { paperTree } from "#shared/forms/papers.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { Desk } from "#renderer/sheet/Desk.tsx";
import { plainContent } from "#renderer/sheet/SheetView.tsx";
import { SheetPane } from "#renderer/sheets/SheetPane.tsx";

/** Remarks up to which the pages can be written in: each is an editor of its own. More are corrected under 発言. */
const MOST_EDITORS = 400;

export function MinutesPaper({ paper }: { paper: Paper }): ReactNode {
  const { snapshot } = useWorkspace();
  const remarks = snapshot.comments.filter((one) => one.meeting === paper.meeting).length;
  return paper.copy === undefined && remarks <= MOST_EDITORS ? (
    <SheetPane paper={paper} left={null} right={null} />
  ) : (
    <Copy paper={paper} />
  );
}

function Copy({ paper }: { paper: Paper }): ReactNode {
  const { snapshot } = useWorkspace();
  const tree = useMemo(() => paperTree(snapshot, paper), [snapshot, paper]);
  return (
    <Box
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", "& > .sheet-desk": { flex: 1 } }}
    >
      <Desk tree={tree} content={plainContent} focused={null} readOnly tools={null} fieldTools={null} />
    </Box>
  );
}
