/** 履歴: everything that changed in the plan, newest first. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { HistoryList } from "#renderer/history/HistoryList.tsx";

const everything = {};

export function HistoryScreen(): ReactNode {
  return (
    <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, overflow: "auto", p: 2, outline: "none" }}>
      <Box sx={{ maxWidth: 1100, mx: "auto" }}>
        <Typography variant="h1" component="h2">
          変更履歴
        </Typography>
        <Typography color="textSecondary">
          計画全体の変更を新しい順に並べています。ここに残ったものは消えません。
        </Typography>
        <HistoryList filter={everything} wide />
      </Box>
    </Box>
  );
}
