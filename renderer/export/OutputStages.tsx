/** What 文書出力 shows once it was told to write: a question, the progress, the outcome. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import type { ReactNode } from "react";
import type { UnwrittenFile } from "#shared/contract/methods.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { Progress } from "#renderer/common/Progress.tsx";
import { kilobytes } from "#renderer/common/size.ts";
import { NotWritten } from "#renderer/export/SaveElsewhere.tsx";
import type { OutputResult, Stage } from "#renderer/export/useOutput.ts";

const plainList = { m: 0, pl: 2.5, maxHeight: 220, overflow: "auto" } as const;

export function Replacing({ stage }: { stage: Extract<Stage, { kind: "replacing" }> }): ReactNode {
  return (
    <>
      <DialogContent>
        <Alert severity="warning">
          フォルダー「{stage.folder}
          」に、同じ名前のファイルがすでにあります。置き換えると、元の内容は残りません。
          <Box component="ul" sx={plainList}>
            {stage.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </Box>
        </Alert>
      </DialogContent>
      <DialogActions>
        <Button ref={focusNow} onClick={() => stage.answer(false)}>
          やめる
        </Button>
        <Button variant="contained" color="error" onClick={() => stage.answer(true)}>
          置き換えて出力する
        </Button>
      </DialogActions>
    </>
  );
}

interface WritingProps {
  stage: Extract<Stage, { kind: "writing" }>;
  onStop: () => void;
}

export function Writing({ stage, onStop }: WritingProps): ReactNode {
  return (
    <>
      <DialogContent>
        <Progress
          name="出力の進み具合"
          label={stage.stopping ? "中止しています…" : stage.label}
          percent={stage.percent}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" disabled={stage.stopping ?? false} onClick={onStop}>
          中止
        </Button>
      </DialogActions>
    </>
  );
}

interface DoneProps {
  result: OutputResult;
  onElsewhere: (file: UnwrittenFile) => void;
  onAgain: () => void;
  onClose: () => void;
}

export function Done({ result, onElsewhere, onAgain, onClose }: DoneProps): ReactNode {
  const { written, notWritten, elsewhere = [], token, folder } = result;
  const show = useContractCommand("shell.showInFolder");
  const [first] = written;
  const dropped = written.flatMap((file) => file.dropped);
  return (
    <>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
        {first && (
          <Alert severity="success">
            {folder === undefined
              ? `「${first.name}」に出力しました（${kilobytes(first.bytes)}）。`
              : `フォルダー「${folder}」に${written.length}個のファイルを出力しました。`}
            {folder !== undefined && (
              <Box component="ul" aria-label="出力したファイル" sx={plainList}>
                {written.map((file) => (
                  <li key={file.name}>
                    {file.name}（{kilobytes(file.bytes)}）
                  </li>
                ))}
              </Box>
            )}
          </Alert>
        )}
        {elsewhere.map((file, index) => (
          <Alert severity="success" key={index}>
            「{file.name}」に保存しました（{kilobytes(file.bytes)}）。
          </Alert>
        ))}
        {notWritten.length > 0 && (
          <Alert severity="error">
            次のファイルは出力できませんでした。計画ファイルの内容は変わっていません。
            <Box component="ul" aria-label="出力できなかったファイル" sx={plainList}>
              {notWritten.map((file) => (
                <li key={file.name}>
                  <NotWritten {...file} onSave={() => onElsewhere(file)} />
                </li>
              ))}
            </Box>
          </Alert>
        )}
        {dropped.length > 0 && (
          <Alert severity="warning">
            次の文字は文書に入れられないため、省きました。計画ファイルの内容は変わっていません。
            <Box component="ul" sx={plainList}>
              {dropped.map(({ place, characters }) => (
                <li key={`${place} ${characters}`}>
                  {place}：{characters}
                </li>
              ))}
            </Box>
          </Alert>
        )}
        {show.failure && <FailureNote failure={show.failure} />}
      </DialogContent>
      <DialogActions>
        {first && (
          <Button
            variant="outlined"
            onClick={() => void show.run({ token, ...(folder === undefined ? {} : { name: first.name }) })}
          >
            フォルダーを開く
          </Button>
        )}
        <Button onClick={onAgain}>続けて出力する</Button>
        <Button variant="contained" ref={focusNow} onClick={onClose}>
          閉じる
        </Button>
      </DialogActions>
    </>
  );
}
