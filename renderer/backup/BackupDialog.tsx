/** 控え: the list, making one now, the second folder, and the way back to one of them. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import type { Backup, BackupState } from "#shared/domain/backup.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { BackupList } from "./BackupList.tsx";
import { RestoreQuestion } from "./RestoreQuestion.tsx";
import { SecondFolder } from "./SecondFolder.tsx";

export function BackupDialog({ state, onClose }: { state: BackupState; onClose: () => void }): ReactNode {
  const titleId = useId();
  const { readOnly } = useWorkspace();
  const leave = useLeave();
  const make = useContractCommand("backup.now");
  const restore = useContractCommand("backup.restore");
  const [asked, setAsked] = useState<Backup>();
  const [restored, setRestored] = useState<{ to: Backup; kept: Backup }>();
  const failure = make.failure ?? restore.failure;

  const goBack = (backup: Backup) => {
    setAsked(undefined);
    // What is still being typed is saved first: it belongs to what is kept.
    leave(() => {
      void restore
        .run({ id: backup.id })
        .then((done) => done && setRestored({ to: backup, kept: done.kept }));
    });
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>控え</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>
          控えは、開いたときと、編集中は15分ごとに自動で作られます。新しいものから、今日の3つ、前の14日は1日に1つ、
          前の24か月は月に1つが残ります。
        </Typography>
        {restored && (
          <Alert severity="success" sx={{ mb: 1 }}>
            {momentLabel(restored.to.at)}の控えに戻しました。戻す前の内容は、一覧の「
            {momentLabel(restored.kept.at)}　戻す前に残したもの」にあります。
          </Alert>
        )}
        {failure && (
          <Box sx={{ mb: 1 }}>
            <FailureNote failure={failure} />
          </Box>
        )}
        {state.failed && !failure && (
          <Alert severity="warning" sx={{ mb: 1 }}>
            前回の控えを作れませんでした。計画ファイルの内容は保存されています。ディスクの空きを確かめて、「今すぐ控えを作る」を押してください。
          </Alert>
        )}
        <BackupList
          backups={state.backups}
          disabled={readOnly || restore.running}
          onRestore={(backup) => setAsked(backup)}
        />
        <Box sx={{ mt: 2, display: "grid", gridTemplateColumns: "max-content 1fr", gap: 1, fontSize: 13 }}>
          <Box sx={{ color: "text.secondary" }}>このPCの控えの場所</Box>
          <Box sx={{ overflowWrap: "anywhere" }}>{state.folder}</Box>
          <Box sx={{ color: "text.secondary" }}>2つ目のフォルダー</Box>
          <SecondFolder folder={state.second} missing={state.secondMissing} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} ref={focusNow}>
          閉じる
        </Button>
        <Button variant="contained" disabled={make.running} onClick={() => leave(() => void make.run({}))}>
          今すぐ控えを作る
        </Button>
      </DialogActions>
      {asked && (
        <RestoreQuestion
          backup={asked}
          onConfirm={() => goBack(asked)}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </Dialog>
  );
}
