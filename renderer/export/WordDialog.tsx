/** Word に出力: which sheets, the 資料番号, progress with a way to stop, and what became of it. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import LinearProgress from "@mui/material/LinearProgress";
import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { EventPayload } from "#shared/contract/events.ts";
import type { ChosenFile, ExportedFile } from "#shared/contract/methods.ts";
import { sheetsOf } from "#shared/domain/snapshot.ts";
import { handoutNumberOf } from "#shared/rules/handoutNumber.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { bridge, call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll, type UnsavedText } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { WordChoices } from "#renderer/export/WordChoices.tsx";
import { proposedName, type WordChoice, wordForms } from "#renderer/export/wordForms.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Stage =
  | { kind: "choosing"; failure?: Failure; /** What the document would lack. */ lacking?: UnsavedText[] }
  | { kind: "writing"; task: string; progress?: EventPayload<"task.progress">; stopping?: true }
  | { kind: "done"; file: ExportedFile; token: string };

export function WordDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { snapshot, place } = useWorkspace();
  const { ledger } = useClient();
  const [stage, setStage] = useState<Stage>({ kind: "choosing" });
  const [choice, setChoice] = useState<WordChoice>({
    scope: "all",
    agendas: [],
    items: true,
    projects: true,
  });
  // The number the meeting's 次第 gives these sheets; the person may change it.
  const [handoutNumber, setHandoutNumber] = useState(() => handoutNumberOf(snapshot, "evaluation-sheet"));
  const cancel = useContractCommand("task.cancel");
  const showInFolder = useContractCommand("shell.showInFolder");
  // Without anything to print there is nothing to choose from.
  const empty = sheetsOf(snapshot).length === 0 && snapshot.meetings.length === 0;
  const task = stage.kind === "writing" ? stage.task : undefined;

  useEffect(
    () =>
      bridge().on("task.progress", (progress) => {
        setStage((now) =>
          now.kind === "writing" && now.task === progress.task ? { ...now, progress } : now,
        );
      }),
    [],
  );

  const forms = wordForms(snapshot, place.sheet, choice, handoutNumber);

  const lacking = stage.kind === "choosing" ? (stage.lacking ?? []) : [];
  const write = async () => {
    try {
      // The document must hold what is being typed right now; what it cannot hold is said before it is written.
      const unsaved = await saveAll(ledger);
      const known = new Set(lacking.map((one) => one.key));
      if (unsaved.some((one) => !known.has(one.key))) {
        setStage({ kind: "choosing", lacking: unsaved });
        return;
      }
      const name = proposedName(snapshot, place.sheet, choice, forms);
      const file: ChosenFile = await call("dialog.saveWord", { name });
      if (file === null) return;
      const task = crypto.randomUUID();
      setStage({ kind: "writing", task });
      const written = await call("word.export", {
        task,
        token: file.token,
        fiscalYear: snapshot.fiscalYear,
        forms,
      });
      setStage({ kind: "done", file: written.file, token: file.token });
    } catch (error) {
      setStage({ kind: "choosing", failure: failureOf(error) });
    }
  };

  return (
    <Dialog
      open
      // Escape must not leave a file half watched: stopping has its own button.
      onClose={() => stage.kind !== "writing" && onClose()}
      maxWidth="sm"
      fullWidth
      aria-labelledby="word-title"
    >
      <DialogTitle id="word-title">Word に出力（{fiscalYearLabel(snapshot.fiscalYear)}）</DialogTitle>
      {stage.kind === "choosing" && (
        <>
          <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
            {stage.failure && <FailureNote failure={stage.failure} />}
            {lacking.length > 0 && (
              <Alert severity="warning">
                次の入力は保存できていないため、文書に入りません。入れるときは「やめる」を押して、入力を直してください。
                <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                  {lacking.map((one) => (
                    <li key={one.key}>
                      {one.label}：{one.why.what}
                    </li>
                  ))}
                </Box>
              </Alert>
            )}
            {empty ? (
              <Alert severity="info">
                評価シートがまだありません。「計画」の画面で施策を加えてから出力してください。
              </Alert>
            ) : (
              <WordChoices
                choice={choice}
                onChange={(change) => setChoice((now) => ({ ...now, ...change }))}
              />
            )}
            <TextInput
              label="資料番号"
              placeholder="資料1"
              value={handoutNumber}
              helperText="評価シートの各ページの右上の枠に印刷します。空欄なら枠をつけません。"
              inputAttributes={{ maxLength: 30 }}
              onChange={setHandoutNumber}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>やめる</Button>
            <Button variant="contained" disabled={forms.length === 0} onClick={() => void write()}>
              {lacking.length > 0 ? "このまま出力する" : "保存先を選んで出力"}
            </Button>
          </DialogActions>
        </>
      )}
      {stage.kind === "writing" && (
        <>
          <DialogContent>
            <Box component="output" sx={{ mb: 1 }}>
              {stage.stopping ? "中止しています…" : (stage.progress?.label ?? "書き出す準備をしています…")}
            </Box>
            <LinearProgress
              aria-label="出力の進み具合"
              {...(stage.progress
                ? {
                    variant: "determinate",
                    value: Math.round((100 * stage.progress.done) / stage.progress.total),
                  }
                : {})}
            />
          </DialogContent>
          <DialogActions>
            <Button
              variant="outlined"
              disabled={stage.stopping ?? false}
              onClick={() => {
                if (task === undefined) return;
                setStage({ ...stage, stopping: true });
                void cancel.run({ task });
              }}
            >
              中止
            </Button>
          </DialogActions>
        </>
      )}
      {stage.kind === "done" && (
        <>
          <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
            <Alert severity="success">
              「{stage.file.name}」に出力しました（
              {Math.ceil(stage.file.bytes / 1024).toLocaleString("ja-JP")} KB）。
            </Alert>
            {stage.file.dropped.length > 0 && (
              <Alert severity="warning">
                次の文字は Word の文書に入れられないため、省きました。計画ファイルの内容は変わっていません。
                <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                  {stage.file.dropped.map(({ place, characters }) => (
                    <li key={place}>
                      {place}：{characters}
                    </li>
                  ))}
                </Box>
              </Alert>
            )}
            {showInFolder.failure && <FailureNote failure={showInFolder.failure} />}
          </DialogContent>
          <DialogActions>
            <Button variant="outlined" onClick={() => void showInFolder.run({ token: stage.token })}>
              フォルダーを開く
            </Button>
            <Button variant="contained" ref={focusNow} onClick={onClose}>
              閉じる
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
