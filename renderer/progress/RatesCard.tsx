/** 指標の達成率: every indicator and year as a table that is read as a picture, and the chosen one as a chart. */
import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";
import { indicatorRates, rateYears } from "#shared/rules/indicatorRates.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { ChosenIndicator } from "#renderer/progress/ChosenIndicator.tsx";
import { Panel } from "#renderer/progress/Panel.tsx";
import { RatesTable } from "#renderer/progress/RatesTable.tsx";
import { levelFills, levelWords } from "#renderer/progress/rateLook.ts";

export function RatesCard(): ReactNode {
  const { snapshot } = useWorkspace();
  const [chosen, setChosen] = useState<string>();
  const rows = indicatorRates(snapshot);
  const years = rateYears(snapshot);
  const row =
    rows.find(({ indicator }) => indicator.id === chosen) ??
    rows.find(({ cells }) => cells.some(({ kind }) => kind === "rate")) ??
    rows[0];
  return (
    <Panel area="rates" title="指標の達成率（実績 ÷ 目標、％）" action={row && <Legend />}>
      {row === undefined ? (
        <Box sx={{ color: "text.secondary", py: 1 }}>
          この年度には指標がありません。指標は「計画」の画面で施策ごとに加えます。
        </Box>
      ) : (
        <Box
          sx={{
            flex: 1,
            minHeight: 0,
            display: "grid",
            gap: 2,
            gridTemplateColumns: "minmax(0, 1fr) clamp(280px, 28%, 400px)",
            "@media (max-width: 1000px)": {
              gridTemplateColumns: "minmax(0, 1fr)",
              gridTemplateRows: "minmax(0, max(260px, 60vh)) auto",
            },
          }}
        >
          <RatesTable rows={rows} years={years} chosen={row.indicator.id} onChoose={setChosen} />
          <ChosenIndicator row={row} years={years} />
        </Box>
      )}
    </Panel>
  );
}

function Legend(): ReactNode {
  return (
    <Box
      sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, fontSize: 12, color: "text.secondary" }}
      aria-hidden
    >
      {(["reached", "near", "missed"] as const).map((level) => (
        <Box component="span" key={level} sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
          <Box
            component="span"
            sx={{ width: 22, height: 12, borderRadius: 0.5, bgcolor: levelFills[level] }}
          />
          {levelWords[level]}
        </Box>
      ))}
      <span>— 値なし　※ 理由あり　空欄 未記入</span>
    </Box>
  );
}
