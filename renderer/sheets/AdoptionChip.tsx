/** Whether the committee adopted its evaluation, as a small word. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { adoptionState, type AdoptionState } from "#shared/rules/adoption.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { adoptionLabel, adoptionLooks, adoptionWords } from "#renderer/sheets/adoptionLabel.ts";

/** As short as a line of the list has room for. */
const short: Record<AdoptionState, string> = { empty: "", draft: "案", adopted: "採択", changed: "変更" };

interface AdoptionChipProps {
  evaluation: Evaluation | undefined;
  /** In the list of sheets: nothing is said of what is not written. */
  brief?: boolean;
}

export function AdoptionChip({ evaluation, brief = false }: AdoptionChipProps): ReactNode {
  const { snapshot } = useWorkspace();
  const state = adoptionState(evaluation);
  if (brief && state === "empty") return null;
  const label = adoptionLabel(snapshot, evaluation);
  return (
    <Box
      component="span"
      title={brief ? `委員会の評価：${label}` : undefined}
      sx={{
        border: "1px solid",
        ...adoptionLooks[state],
        borderRadius: "4px",
        px: 0.5,
        fontSize: brief ? 10.5 : 11.5,
        lineHeight: 1.5,
        fontWeight: 700,
        flex: "none",
        whiteSpace: "nowrap",
      }}
    >
      {brief ? short[state] : adoptionWords[state]}
    </Box>
  );
}
