/** 変更履歴 of the sheet (of the year beside a paper that has none), or of the field that was typed into last. */
import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState, type ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { HistoryList } from "#renderer/history/HistoryList.tsx";

export function SheetHistoryTab({ sheet }: { sheet: Subject | undefined }): ReactNode {
  const { snapshot, field } = useWorkspace();
  const [scope, setScope] = useState<"sheet" | "field">("sheet");
  const byField = scope === "field" && field !== undefined;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: "auto" }} tabIndex={-1}>
      <Box sx={{ p: 1.5, pb: 0 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={byField ? "field" : "sheet"}
          aria-label="変更履歴の範囲"
          onChange={(_event, next: "sheet" | "field" | null) => next && setScope(next)}
        >
          <ToggleButton value="sheet">{sheet ? "このシート" : "この年度"}</ToggleButton>
          <ToggleButton value="field" disabled={field === undefined}>
            入力中の欄
          </ToggleButton>
        </ToggleButtonGroup>
        {byField && <Box sx={{ mt: 0.75, fontWeight: 600 }}>{fieldLabel(snapshot, field)}</Box>}
      </Box>
      <HistoryList
        filter={
          byField ? { field } : { ...(sheet ? { subject: sheet } : {}), fiscalYear: snapshot.fiscalYear }
        }
      />
    </Box>
  );
}
