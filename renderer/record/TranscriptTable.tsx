/** The pieces of a transcript as a list of rows; a stretch of them is chosen and worked on together. Only what is seen is drawn. */
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { rowTime, type RowRange, type TranscriptRow } from "./transcriptRows.ts";

/** Height of a row in CSS px: two lines of words. */
const ROW = 46;
/** Rows drawn above and below what is seen. */
const MARGIN = 12;

interface TranscriptTableProps {
  rows: readonly TranscriptRow[];
  /** Where the keyboard is, and where the chosen stretch began. */
  at: number;
  anchor: number;
  onMove: (at: number, anchor: number) => void;
  nameOf: (row: TranscriptRow) => string | undefined;
  placeOf: (row: TranscriptRow) => string;
  /** Keys that do something to the chosen rows; true when it was one. */
  onKey: (event: KeyboardEvent<HTMLElement>) => boolean;
}

export function rangeOf(at: number, anchor: number): RowRange {
  return { from: Math.min(at, anchor), to: Math.max(at, anchor) };
}

export function TranscriptTable(props: TranscriptTableProps): ReactNode {
  const { rows, at, anchor, onMove, nameOf, placeOf, onKey } = props;
  const room = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const { from, to } = rangeOf(at, anchor);

  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    element.focus();
    const observer = new ResizeObserver(() =>
      setSeen((now) => ({ ...now, height: element.clientHeight || now.height })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const top = at * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight;
  }, [at]);

  const first = Math.max(0, Math.floor(seen.top / ROW) - MARGIN);
  const last = Math.min(rows.length, Math.ceil((seen.top + seen.height) / ROW) + MARGIN);
  // The row with the keyboard is always there for screen readers, wherever the mouse wheel went.
  const drawn = rows.slice(first, last).map((row, index) => ({ row, index: first + index }));
  const current = rows[at];
  if (current && (at < first || at >= last)) drawn.push({ row: current, index: at });

  const move = (next: number, extend: boolean) => {
    const bounded = Math.max(0, Math.min(rows.length - 1, next));
    onMove(bounded, extend ? anchor : bounded);
  };
  const page = Math.max(1, Math.floor(seen.height / ROW) - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const steps: Record<string, number> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - page,
      PageDown: at + page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = event.altKey ? undefined : steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      move(next, event.shiftKey);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      event.preventDefault();
      onMove(rows.length - 1, 0);
    } else if (onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = (event.target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset["index"];
    if (index !== undefined) move(Number(index), event.shiftKey);
  };

  return (
    <div className="transcript-table">
      <div className="transcript-row transcript-head" aria-hidden>
        <span>時刻</span>
        <span>発言者</span>
        <span>種別</span>
        <span>議題・シート</span>
        <span>発言</span>
      </div>
      <div
        ref={room}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- thousands of rows, of which few are drawn, are no <select>
        role="listbox"
        aria-multiselectable
        aria-label="文字起こしの発言"
        aria-activedescendant={current && `piece-${current.key}`}
        tabIndex={0}
        className="transcript-rows"
        onKeyDown={onKeyDown}
        onClick={onClick}
        onScroll={(event) => {
          const { scrollTop: top } = event.currentTarget;
          setSeen((now) => ({ ...now, top }));
        }}
      >
        <div className="transcript-inner" style={{ height: rows.length * ROW }}>
          {drawn.map(({ row, index }) => {
            const name = nameOf(row);
            const chosen = index >= from && index <= to;
            return (
              <div
                key={row.key}
                id={`piece-${row.key}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list around it
                role="option"
                aria-selected={chosen}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-index={index}
                className={row.skip ? "transcript-row transcript-skipped" : "transcript-row"}
                style={{ top: index * ROW, height: ROW }}
              >
                <span className="record-time">{rowTime(row)}</span>
                <span className="transcript-speaker">
                  {row.skip
                    ? "（取り込まない）"
                    : (name ?? <strong>？ {row.label ?? "決まっていません"}</strong>)}
                </span>
                <span>{!row.skip && <KindChip kind={row.kind} />}</span>
                <span className="transcript-place">{row.skip ? "" : placeOf(row)}</span>
                <span className="transcript-words">{row.text}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
