/** 文字起こしを取り込む: a transcript is pasted or read from a file, gone through, and recorded all at once. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useCallback, useRef, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { RecordPlace } from "./places.ts";
import { nameWithDoubts } from "./RemarkDialog.tsx";
import { speakerKey, type Speaker, type SpeakerRef } from "./speakers.ts";
import { TranscriptReview } from "./TranscriptReview.tsx";
import { answeredOf, commentsOf, transcriptRows, type TranscriptRow } from "./transcriptRows.ts";

/** As many as the contract takes at once. */
const MOST = 5000;

interface TranscriptDialogProps {
  meeting: Meeting;
  places: readonly RecordPlace[];
  /** Key of the place under discussion. */
  here: string | undefined;
  speakers: readonly Speaker[];
  onClose: () => void;
}

export function TranscriptDialog(props: TranscriptDialogProps): ReactNode {
  const { meeting, places, here, speakers, onClose } = props;
  const { snapshot } = useWorkspace();
  const { ledger } = useClient();
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly TranscriptRow[]>();
  const [at, setAt] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [failure, setFailure] = useState<Failure>();
  const asked = useAsked();
  const [running, setRunning] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [others, setOthers] = useState<readonly SpeakerRef[]>([]);
  const table = useRef<HTMLDivElement>(null);
  useUnsavedWords("record/transcript", "取り込んでいない文字起こし", text);

  const read = (from: string) => {
    const found = transcriptRows(from, snapshot.committee.members, meeting, places, here);
    // Those the text calls by a post are speakers that can be chosen from now on.
    setOthers(
      [...new Set(found.flatMap(({ speaker }) => (speaker && "speaker" in speaker ? [speaker.speaker] : [])))]
        .filter((name) => !speakers.some((one) => one.name === name))
        .map((speaker) => ({ speaker })),
    );
    setRows(found);
    setAt(0);
    setAnchor(0);
  };
  const readFile = async () => {
    setFailure(undefined);
    try {
      const file = await call("dialog.openText", {});
      if (file === null) return;
      const { text: found } = await call("text.read", { token: file.token });
      setText(found);
      read(found);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  const everyone = [
    ...speakers.map((one) => ({ value: one.key, text: nameWithDoubts(one), ref: one.ref })),
    ...others.map((ref) => ({ value: speakerKey(ref), text: "speaker" in ref ? ref.speaker : "", ref })),
  ];
  const nameOf = ({ speaker }: TranscriptRow) =>
    speaker && everyone.find((one) => one.value === speakerKey(speaker))?.text;
  const titles = new Map(places.map((one) => [one.key, `${one.number} ${one.title}`.trim()]));
  const placeOf = ({ place }: TranscriptRow) => (place === undefined ? "" : (titles.get(place) ?? ""));

  const close = () => {
    if (text.trim() === "") onClose();
    else setLeaving(true);
  };
  const taken = (rows ?? []).filter((row) => !row.skip);
  const unknown = (rows ?? []).findIndex((row) => !row.skip && row.speaker === undefined);
  const unknownCount = taken.filter((row) => row.speaker === undefined).length;
  const record = async () => {
    setRunning(true);
    setFailure(undefined);
    const comments = commentsOf(rows ?? [], meeting, places);
    try {
      const answered = answeredOf(comments);
      const saved = await asked.run((even) =>
        ledger.track(call("comment.addMany", { comments, answered, even })),
      );
      if (saved) onClose();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setRunning(false);
  };
  const focusTable = useCallback(
    () => table.current?.querySelector<HTMLElement>(".transcript-rows")?.focus(),
    [],
  );

  return (
    <Dialog open fullScreen onClose={close} aria-labelledby="transcript-title">
      <DialogTitle id="transcript-title">文字起こしを取り込む</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5, minHeight: 0, pb: 1 }}>
        {rows === undefined ? (
          <>
            <p className="transcript-note">
              文字起こしのソフトの文章を貼り付けるか、テキストファイル（.txt）を選びます。「10:31
              委員B：…」「○会長　…」「【委員】…」「話者1
              00:12:05」などの書き方を読み取り、発言者・種別・議題の案を作ります。案は次の画面で直せます。
            </p>
            <div>
              <Button variant="outlined" onClick={() => void readFile()}>
                テキストファイルを選ぶ…
              </Button>
            </div>
            <TextInput
              label="文字起こしの文章"
              value={text}
              multiline
              minRows={14}
              maxRows={20}
              fullWidth
              inputRef={focusNow}
              placeholder="ここに貼り付けます"
              onChange={setText}
              onCommit={(typed) => {
                if (typed.trim() !== "") read(typed);
              }}
            />
          </>
        ) : (
          <TranscriptReview
            rows={rows}
            onRows={setRows}
            at={Math.min(at, Math.max(0, rows.length - 1))}
            anchor={Math.min(anchor, Math.max(0, rows.length - 1))}
            onMove={(next, from) => {
              setAt(next);
              setAnchor(from);
            }}
            places={places}
            speakers={speakers}
            everyone={everyone}
            nameOf={nameOf}
            placeOf={placeOf}
            table={table}
          />
        )}
        {failure && <FailureNote failure={failure} />}
        {taken.length > MOST && (
          <Alert severity="warning">
            一度に取り込めるのは{MOST.toLocaleString("ja-JP")}件までです（今は
            {taken.length.toLocaleString("ja-JP")}件）。行をまとめるか、文章を分けて取り込んでください。
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        {rows !== undefined && (
          <span className="transcript-sum">
            {taken.length.toLocaleString("ja-JP")}件を取り込みます。
            {unknownCount > 0 && (
              <Button
                color="error"
                onClick={() => {
                  setAt(unknown);
                  setAnchor(unknown);
                  focusTable();
                }}
              >
                発言者が決まっていない行が{unknownCount.toLocaleString("ja-JP")}件あります（最初の行へ）
              </Button>
            )}
          </span>
        )}
        {rows !== undefined && <Button onClick={() => setRows(undefined)}>文章に戻る</Button>}
        <Button onClick={close}>やめる</Button>
        {rows === undefined ? (
          <Button variant="contained" disabled={text.trim() === ""} onClick={() => read(text)}>
            読み取る（Ctrl+Enter）
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={running || taken.length === 0 || taken.length > MOST || unknownCount > 0}
            onClick={() => void record()}
          >
            {running ? "記録しています…" : "記録する"}
          </Button>
        )}
      </DialogActions>
      {asked.element}
      {leaving && (
        <Confirm
          title="取り込みをやめますか"
          action="取り込まずに閉じる"
          danger
          onCancel={() => setLeaving(false)}
          onConfirm={() => onClose()}
        >
          まだ何も記録していません。貼り付けた文章と、ここで決めた発言者や議題は残りません。元のファイルは変わりません。
        </Confirm>
      )}
    </Dialog>
  );
}
