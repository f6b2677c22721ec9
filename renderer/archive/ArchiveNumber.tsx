/** 照合番号: the first sixteen characters large, to be copied into a letter by hand; all of them in groups of eight. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** Characters that are enough to be kept by hand. */
const KEPT = 16;

export function ArchiveNumber({ number }: { number: string }): ReactNode {
  return (
    <Box sx={{ fontFamily: "ui-monospace, Consolas, monospace", overflowWrap: "anywhere" }}>
      <Box component="span" sx={{ color: "text.secondary", fontSize: 12, fontFamily: "inherit" }}>
        照合番号
      </Box>{" "}
      <Box component="strong" sx={{ fontSize: 18, letterSpacing: "0.04em" }}>
        {grouped(number.slice(0, KEPT))}
      </Box>{" "}
      <Box component="span" sx={{ fontSize: 12, color: "text.secondary" }}>
        {grouped(number.slice(KEPT))}
      </Box>
    </Box>
  );
}

function grouped(text: string): string {
  return (text.match(/.{1,8}/gu) ?? []).join(" ");
}
