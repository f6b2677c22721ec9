/** 意見・質問・要望・回答・発言 as a small coloured word: what asks for an answer has a colour of its own, the rest is quiet. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { commentKindLabels, type CommentKind } from "#shared/domain/comment.ts";
import { colors } from "#renderer/theme/theme.ts";

const looks: Record<CommentKind, { color: string; bgcolor: string }> = {
  opinion: { color: colors.ok, bgcolor: colors.okWeak },
  question: { color: colors.question, bgcolor: colors.questionWeak },
  request: { color: colors.request, bgcolor: colors.requestWeak },
  answer: { color: colors.accent, bgcolor: colors.accentWeak },
  remark: { color: colors.sub, bgcolor: "#f0f2f5" },
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
