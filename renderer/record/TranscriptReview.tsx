/** The pieces of a transcript gone through by a person: who speaks under each label, and tools for the chosen rows. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import type { CommentKind } from "#shared/domain/comment.ts";
import { kindOptions } from "#renderer/committee/commentOptions.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { nextKind } from "./kinds.ts";
import type { RecordPlace } from "./places.ts";
import { speakerKey, type Speaker, type SpeakerRef } from "./speakers.ts";
import { rangeOf, TranscriptTable } from "./TranscriptTable.tsx";
import { changed, joined, labelsOf, withSpeakerOfLabel, type TranscriptRow } from "./transcriptRows.ts";

const NOBODY = "";
const VARIOUS = "various";

interface TranscriptReviewProps {
  rows: readonly TranscriptRow[];
  onRows: (rows: readonly TranscriptRow[]) => void;
  at: number;
  anchor: number;
  onMove: (at: number, anchor: number) => void;
  places: readonly RecordPlace[];
  speakers: readonly Speaker[];
  everyone: { value: string; text: string; ref: SpeakerRef }[];
  nameOf: (row: TranscriptRow) => string | undefined;
  placeOf: (row: TranscriptRow) => string;
  table: RefObject<HTMLDivElement | null>;
}

export function TranscriptReview(props: TranscriptReviewProps): ReactNode {
  const { rows, onRows, at, anchor, onMove, places, speakers, everyone, nameOf, placeOf, table } = props;
  const range = rangeOf(at, anchor);
  const chosen = rows.slice(range.from, range.to + 1);
  const options = everyone.map(({ value, text }) => ({ value, text }));
  /** What all chosen rows have in common; otherwise what stands for several. */
  const common = (values: (string | undefined)[]) =>
    new Set(values).size === 1 ? (values[0] ?? NOBODY) : VARIOUS;
  const speakerValue = common(chosen.map(({ speaker }) => speaker && speakerKey(speaker)));
  const kindValue = common(chosen.map(({ kind }) => kind));
  const placeValue = common(chosen.map(({ place }) => place));
  const various = { value: VARIOUS, text: "（いろいろ）" };
  const allSkipped = chosen.every(({ skip }) => skip);

  const setSpeaker = (ref: SpeakerRef | undefined) => {
    if (ref) onRows(changed(rows, range, { speaker: ref, skip: false }));
  };
  const join = () => {
    const next = joined(rows, range);
    onRows(next.rows);
    onMove(next.at, next.at);
  };
  const skip = () => onRows(changed(rows, range, { skip: !allSkipped }));
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.altKey) {
      const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
      const found = speakers.find((one) => digit !== undefined && one.digit === digit);
      if (found) setSpeaker(found.ref);
      return digit !== undefined;
    }
    if (event.ctrlKey || event.metaKey) return false;
    switch (event.key) {
      case " ":
        skip();
        return true;
      case "j":
      case "J":
        join();
        return true;
      case "F2":
        onRows(
          changed(rows, range, { kind: nextKind(rows[at]?.kind ?? "opinion", event.shiftKey ? -1 : 1) }),
        );
        return true;
      default:
        return false;
    }
  };

  return (
    <div className="transcript">
      <aside className="transcript-labels" aria-label="話者ごとの発言者">
        <h3>話者ごとに発言者を決める</h3>
        {labelsOf(rows).map(({ label, count, speaker }) => (
          <Choice
            key={label ?? NOBODY}
            label={`${label ?? "話者の表示なし"}（${count.toLocaleString("ja-JP")}件）`}
            value={speaker ? speakerKey(speaker) : NOBODY}
            fullWidth
            options={[{ value: NOBODY, text: "（決まっていません）" }, ...options]}
            onChange={(value) => {
              const ref = everyone.find((one) => one.value === value)?.ref;
              if (ref) onRows(withSpeakerOfLabel(rows, label, ref));
            }}
          />
        ))}
      </aside>
      <div className="transcript-main" ref={table}>
        <div className="transcript-tools">
          <span className="transcript-chosen">
            {range.from === range.to
              ? `${range.from + 1}行目`
              : `${range.from + 1}～${range.to + 1}行目（${chosen.length}行）`}
          </span>
          <Choice
            label="発言者"
            value={speakerValue}
            sx={{ width: 170 }}
            options={[
              ...(speakerValue === VARIOUS ? [various] : []),
              { value: NOBODY, text: "（決まっていません）" },
              ...options,
            ]}
            onChange={(value) => setSpeaker(everyone.find((one) => one.value === value)?.ref)}
          />
          <Choice
            label="種別"
            value={kindValue}
            sx={{ width: 110 }}
            options={[...(kindValue === VARIOUS ? [various] : []), ...kindOptions]}
            onChange={(value) => {
              if (value !== VARIOUS) onRows(changed(rows, range, { kind: value as CommentKind }));
            }}
          />
          <Choice
            label="議題・シート"
            value={placeValue}
            sx={{ width: 260 }}
            options={[
              ...(placeValue === VARIOUS ? [various] : []),
              { value: NOBODY, text: "指定しない" },
              ...places.map((one) => ({
                value: one.key,
                text: `${"　".repeat(one.depth)}${one.number} ${one.title}`,
              })),
            ]}
            onChange={(value) => {
              if (value !== VARIOUS)
                onRows(changed(rows, range, { place: value === NOBODY ? undefined : value }));
            }}
          />
          <Button variant="outlined" onClick={join}>
            {range.from === range.to ? "上の行とまとめる" : "1つにまとめる"}
          </Button>
          <Button variant="outlined" onClick={skip}>
            {allSkipped ? "取り込む" : "取り込まない"}
          </Button>
        </div>
        {rows.length === 0 ? (
          <Alert severity="info">読み取れる発言がありません。「文章に戻る」で文章を確かめてください。</Alert>
        ) : (
          <TranscriptTable
            rows={rows}
            at={at}
            anchor={anchor}
            onMove={onMove}
            nameOf={nameOf}
            placeOf={placeOf}
            onKey={onKey}
          />
        )}
        <p className="transcript-note">
          ↑↓ 行　Shift+↑↓ 続けて選ぶ　Alt+数字 発言者　F2 種別　J まとめる　Space 取り込まない
        </p>
      </div>
    </div>
  );
}
