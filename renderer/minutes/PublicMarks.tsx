/** A remark as it was said, with what is withheld from the public marked in it. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { withheldRanges } from "#shared/rules/withheld.ts";

/** Dark enough to be seen on a projector, light enough to be read. */
const mark = { bgcolor: "#d9dde4", color: "inherit", borderBottom: "2px solid #5d6878", px: "1px" } as const;

export function PublicMarks({ comment }: { comment: Pick<Comment, "text" | "withheld"> }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of withheldRanges(comment)) {
    parts.push(
      comment.text.slice(at, from),
      <Box component="mark" key={from} title="公開用では「（非公開）」になります" sx={mark}>
        {comment.text.slice(from, to)}
      </Box>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      {comment.text.slice(at)}
    </>
  );
}
