/** 配布後に変更あり: what was handed out is kept, what would be printed now is another text. */
import Chip from "@mui/material/Chip";
import type { ReactNode } from "react";
import type { PaperStage } from "#shared/domain/paperEdition.ts";
import { colors } from "#renderer/theme/theme.ts";

const words: Record<PaperStage, string> = { handout: "配布後に変更あり", public: "公表後に変更あり" };

export function ChangedChip({ stage }: { stage: PaperStage }): ReactNode {
  return (
    <Chip
      size="small"
      label={words[stage]}
      sx={{ bgcolor: colors.warnWeak, color: colors.warn, border: `1px solid ${colors.warnLine}` }}
    />
  );
}
