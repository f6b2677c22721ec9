/** Said where the PC cannot show Japanese, in letters every PC can show besides. */
import Alert from "@mui/material/Alert";
import { useState, type ReactNode } from "react";
import { hasJapaneseFont } from "#renderer/app/fonts.ts";
import { theme } from "#renderer/theme/theme.ts";

export function FontNote(): ReactNode {
  const [missing] = useState(() => !hasJapaneseFont(String(theme.typography.fontFamily)));
  if (!missing) return null;
  return (
    <Alert severity="warning" sx={{ borderRadius: 0 }}>
      このパソコンには日本語の文字（フォント）が入っていないため、画面の文字を表示できません。計画ファイルの内容は変わっていません。日本語のフォントを入れてから起動し直してください。
      {/* The only text of the program that is not Japanese: with this very fault, Japanese cannot be read. */}
      <span lang="en" style={{ display: "block" }}>
        No Japanese font is installed on this PC, so the text cannot be shown. Your plan files are unchanged.
        Install a Japanese font (Windows: Settings &gt; Time &amp; language &gt; Language &gt; Japanese) and
        start again.
      </span>
    </Alert>
  );
}
