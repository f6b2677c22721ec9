/** Said once when a plan opens that lies in OneDrive or on a server: what that means, and what is safer. */
import Alert from "@mui/material/Alert";
import { useState, type ReactNode } from "react";
import type { OpenPlan } from "#shared/contract/methods.ts";

const notes = {
  onedrive:
    "この計画ファイルは OneDrive のフォルダーにあります。OneDrive は編集中のファイルもインターネット上に写し、" +
    "古い内容や「競合コピー」を作ることがあります。編集する間は、このPCのほかのフォルダーに置くと安全です。",
  server:
    "この計画ファイルはサーバー上にあります。一度に書き換えられるのは1人だけです。保存はこのPCの中より遅く、" +
    "接続が切れると続けて編集できません。このPCに写して編集し、終えてから戻すと安全です。",
};

/** What the foot of the window says about the place of the file. */
export const placeLabels: Record<OpenPlan["location"], string> = {
  local: "この PC のみ・外部通信なし",
  onedrive: "OneDrive のフォルダー・このアプリの外部通信なし",
  server: "サーバー上・インターネット通信なし",
};

export function LocationNote({ location }: Pick<OpenPlan, "location">): ReactNode {
  const [read, setRead] = useState(false);
  if (location === "local" || read) return null;
  return (
    <Alert
      severity="info"
      closeText="この説明を閉じる"
      onClose={() => setRead(true)}
      sx={{ borderRadius: 0, py: 0 }}
    >
      {notes[location]}
    </Alert>
  );
}
