/** 意見・質問・要望 as a small coloured word. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { commentKindLabels, type CommentKind } from "#shared/domain/comment.ts";
import { colors } from "#renderer/theme/theme.ts";

const looks: Record<CommentKind, { color: string; bgcolor: string }> = {
  opinion: { color: colors.ok, bgcolor: colors.okWeak },
  question: { color: colors.question, bgcolor: colors.questionWeak },
  request: { color: colors.request, bgcolor: colors.requestWeak },
};

export function KindChip({ kind }: { kind: CommentKind }): ReactNode {
  return (
    <Box
      component="span"
      sx={{ ...looks[kind], borderRadius: "4px", px: 0.75, fontSize: 11, fontWeight: 700, flex: "none" }}
    >
      {commentKindLabels[kind]}
    </Box>
  );
}
