/** What should be known before the documents are written: texts that are not saved, boxes that leave their page. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import type { Paper } from "#shared/domain/paper.ts";
import type { UnsavedText } from "#renderer/client/saveState.ts";

export function Lacking({ lacking }: { lacking: readonly UnsavedText[] }): ReactNode {
  if (lacking.length === 0) return null;
  return (
    <Alert severity="warning">
      次の入力は保存できていないため、文書に入りません。入れるときは「やめる」を押して、入力を直してください。
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {lacking.map((one) => (
          <li key={one.key}>
            {one.label}：{one.why.what}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

export interface PageProblem {
  paper: Paper;
  /** Name of the paper. */
  title: string;
  text: string;
}

interface PageProblemsProps {
  problems: readonly PageProblem[];
  onGo: (paper: Paper) => void;
}

export function PageProblems({ problems, onGo }: PageProblemsProps): ReactNode {
  if (problems.length === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ flex: "none", mx: 3, mt: 1, "& .MuiAlert-message": { flex: 1, minWidth: 0 } }}
    >
      印刷の前に確かめてください（{problems.length}件）。このまま出力することもできます。
      <Box
        component="ul"
        aria-label="印刷の前に確かめること"
        sx={{ listStyle: "none", m: 0, p: 0, maxHeight: "min(120px, 16vh)", overflow: "auto" }}
      >
        {problems.map(({ paper, title, text }) => (
          <Box
            component="li"
            key={`${title} ${text}`}
            sx={{ display: "flex", gap: 1, alignItems: "baseline" }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
              {title}：{text}
            </Box>
            <Button sx={{ flex: "none", py: 0 }} aria-label={`${title}へ移動`} onClick={() => onGo(paper)}>
              移動する
            </Button>
          </Box>
        ))}
      </Box>
    </Alert>
  );
}
