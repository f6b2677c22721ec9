/** What became of a file that was written out. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import type { Writing } from "#renderer/archive/useWriting.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { UnwrittenNote } from "#renderer/export/SaveElsewhere.tsx";

export function WrittenNote({ writing }: { writing: Writing }): ReactNode {
  const show = useContractCommand("shell.showInFolder");
  const { written, failure, forget, saveElsewhere } = writing;
  return (
    <>
      {failure && <UnwrittenNote failure={failure} onClose={forget} onSave={() => void saveElsewhere()} />}
      {show.failure && <FailureNote failure={show.failure} onClose={show.forget} />}
      {written && (
        <Alert
          severity="success"
          action={
            <Button color="inherit" onClick={() => void show.run({ token: written.token })}>
              フォルダーを開く
            </Button>
          }
        >
          「{written.file.name}」を書き出しました。残したものとまったく同じファイルです。
        </Alert>
      )}
    </>
  );
}
