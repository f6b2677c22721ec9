/** A grade as a small coloured square; an empty one is dashed. The letter, not the colour, carries the meaning. */
import Box from "@mui/material/Box";
import visuallyHidden from "@mui/utils/visuallyHidden";
import type { ReactNode } from "react";
import type { RatingScale } from "#shared/domain/plan.ts";
import { gradeFills } from "#renderer/theme/theme.ts";

/** The fill of a grade: from best to worst, as the scale is written. */
export function fillOf(scale: RatingScale, code: string): string {
  const index = scale.grades.findIndex((grade) => grade.code === code);
  const last = scale.grades.length - 1;
  const fromBest = scale.order === "worst-first" ? last - index : index;
  return gradeFills[Math.max(0, Math.min(fromBest, gradeFills.length - 1))] ?? gradeFills[0];
}

interface GradeChipProps {
  scale: RatingScale;
  /** Grade code; absent: not judged yet. */
  code: string | undefined;
}

export function GradeChip({ scale, code }: GradeChipProps): ReactNode {
  const filled = code !== undefined && code !== "";
  const meaning = scale.grades.find((grade) => grade.code === code)?.meaning;
  return (
    <Box
      component="span"
      title={filled && meaning ? `${code}：${meaning}` : undefined}
      sx={{
        position: "relative",
        flex: "none",
        minWidth: 20,
        height: 20,
        px: filled && code.length > 1 ? 0.5 : 0,
        borderRadius: "5px",
        display: "grid",
        placeItems: "center",
        fontWeight: 700,
        fontSize: 11,
        color: filled ? "#fff" : "text.secondary",
        bgcolor: filled ? fillOf(scale, code) : "transparent",
        border: filled ? "none" : "1px dashed",
        borderColor: "#8a94a3",
      }}
    >
      <span aria-hidden>{filled ? code : "－"}</span>
      <span style={visuallyHidden}>{filled ? `判定 ${code}` : "判定なし"}</span>
    </Box>
  );
}
