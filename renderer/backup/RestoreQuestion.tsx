/** Asks before going back, and says what is kept. */
import DialogContentText from "@mui/material/DialogContentText";
import type { ReactNode } from "react";
import type { Backup } from "#shared/domain/backup.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { exactMoment, placeLabels, reasonLabels, sizeLabel } from "./backupWords.ts";
import { Differences } from "./Differences.tsx";
import { EditsApart } from "./EditsApart.tsx";

interface RestoreQuestionProps {
  backup: Backup;
  onConfirm: () => void;
  onCancel: () => void;
}

export function RestoreQuestion({ backup, onConfirm, onCancel }: RestoreQuestionProps): ReactNode {
  return (
    <Confirm
      title={`${exactMoment(backup.at)}の控えに戻しますか`}
      action="今の内容を残して戻す"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <DialogContentText>
        計画の全体が、この控え（{reasonLabels[backup.reason]}、{placeLabels[backup.place]}、
        {sizeLabel(backup.bytes)}）を作ったときの内容になります。
        <br />
        今との違い：
        <Differences backup={backup} />
      </DialogContentText>
      <EditsApart backup={backup} />
      <DialogContentText sx={{ mt: 1.5 }}>
        今の内容は、先に控えとして残します。後から、一覧のいちばん上の控えを選べば、今の内容に戻せます。
      </DialogContentText>
    </Confirm>
  );
}
