/** 控え: the list, making one now, the second folder, and the way back to one of them. */
import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Backup, BackupState } from "#shared/domain/backup.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { exactMoment } from "./backupWords.ts";
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
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="lg" fullWidth>
      <DialogTitle id={titleId}>控え</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>
          控えは、開いたときと、編集中は15分ごとに自動で作られます。新しいものから、今日の3つ、
          {"前の14日は1日に1つ、前の24か月は月に1つが残ります。"}
        </Typography>
        {restored && !make.failure && !restore.failure && (
          <Alert severity="success" sx={{ mb: 1 }}>
            {exactMoment(restored.to.at)}の控えに戻しました。戻す前の内容は、一覧の「
            {exactMoment(restored.kept.at)}　戻す前に残したもの」にあります。
          </Alert>
        )}
        {restore.failure && (
          <Box sx={{ mb: 1 }}>
            <FailureNote failure={restore.failure} />
          </Box>
        )}
        {make.failure && <NotMade failure={make.failure} />}
        {state.failed && !make.failure && (
          <Alert severity="warning" sx={{ mb: 1 }}>
            前回の控えを作れませんでした。計画ファイルの内容は保存されています。「今すぐ控えを作る」を押すと、作れない理由が分かります。
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
          <SecondFolder
            folder={state.second}
            missing={state.secondMissing}
            keptHere={state.backups.some(({ place }) => place === "own")}
          />
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

/** The plan itself is safe: a backup is a copy of what is saved. */
function NotMade({ failure }: { failure: Failure }): ReactNode {
  const { what, todo } = failureSentences(failure);
  return (
    <Alert severity="warning" sx={{ mb: 1 }}>
      <AlertTitle>控えを作れませんでした。計画ファイルの内容は保存されています。</AlertTitle>
      {what}
      {todo}
    </Alert>
  );
}
