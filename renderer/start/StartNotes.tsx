/** What is not as it should be with this start, though it could start. */
import Alert from "@mui/material/Alert";
import type { ReactNode } from "react";
import type { StartNote } from "#shared/contract/methods.ts";

const texts: Record<StartNote, string> = {
  "settings-elsewhere":
    "このアプリの設定を置くフォルダーに書き込めないため、今回は仮の場所に置いています。計画ファイルはいつもどおり使えますが、最近使った計画の一覧などは次に起動したときに残っていないことがあります。情報システムの担当に知らせてください。",
  "disk-nearly-full":
    "ディスクの空きが残りわずかです。このままでは入力した内容を保存できないことがあります。不要なファイルを消して空きを作ってから、計画を開いてください。",
};

export function StartNotes({ notes }: { notes: readonly StartNote[] }): ReactNode {
  return notes.map((note) => (
    <Alert key={note} severity="warning" sx={{ mb: 2 }}>
      {texts[note]}
    </Alert>
  ));
}
