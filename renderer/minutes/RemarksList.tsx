/** 発言: everything that was said at the meeting under the lines of its agenda, corrected where it stands. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { minutesParts, OTHERS } from "#shared/forms/minutesBody.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import type { TextRange } from "#shared/text/characters.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { placesPast } from "#renderer/common/placesPast.ts";
import { speakerName } from "#renderer/common/speakerName.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { Decision } from "#renderer/minutes/Decision.tsx";
import { LazyBlock } from "#renderer/minutes/LazyBlock.tsx";
import { RemarkEditor } from "#renderer/minutes/RemarkEditor.tsx";
import { RemarkRow, type RowActions } from "#renderer/minutes/RemarkRow.tsx";
import { BLOCK, blocksOf } from "#renderer/minutes/remarks.ts";
import type { MinutesEdit } from "#renderer/minutes/useMinutes.ts";

/** Height of a remark of two lines, CSS pixels. */
const ROW = 80;

interface RemarksListProps {
  meeting: Meeting;
  edit: MinutesEdit;
}

export function RemarksList({ meeting, edit }: RemarksListProps): ReactNode {
  const { snapshot, readOnly, place } = useWorkspace();
  const move = useContractCommand("comment.move");
  // In the order of the printed pages.
  const groups = useMemo(
    () =>
      minutesParts(snapshot, meeting).map(({ line, level, remarks }) => ({
        line,
        level,
        comments: remarks.map(({ comment }) => comment),
      })),
    [meeting, snapshot],
  );
  const order = useMemo(() => groups.flatMap((group) => group.comments), [groups]);
  const [current, setCurrent] = useState<string>();
  const [open, setOpen] = useState<{ id: string; selection: TextRange | undefined }>();
  const [wanted, setWanted] = useState<{ id: string; focus: boolean }>();
  const summarized = edit.minutes.style === "summary";
  const reached = current ?? order[0]?.id;

  // A remark that a search found.
  const [seen, setSeen] = useState<string>();
  if (place.comment !== seen) {
    setSeen(place.comment);
    if (place.comment !== undefined) {
      setCurrent(place.comment);
      setWanted({ id: place.comment, focus: false });
    }
  }

  // A text that could not be saved is gone back to: its remark is opened.
  const [asked, setAsked] = useState<typeof place.focus>();
  if (place.focus !== asked) {
    setAsked(place.focus);
    const found = /^comment\/(.+)\/[^/]+$/u.exec(place.focus?.key ?? "")?.[1];
    if (found !== undefined) {
      setCurrent(found);
      setOpen({ id: found, selection: undefined });
    }
  }

  useEffect(() => {
    if (wanted === undefined) return;
    const row = document.getElementById(`comment-${wanted.id}`);
    if (wanted.focus) row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: wanted.focus ? "nearest" : "center" });
  }, [wanted]);

  const latest = useRef({ order, all: snapshot.comments, groups, run: move.run });
  useEffect(() => {
    latest.current = { order, all: snapshot.comments, groups, run: move.run };
  });
  const actions = useMemo<RowActions>(() => {
    const go = (id: string) => {
      setCurrent(id);
      setWanted({ id, focus: true });
    };
    return {
      open: (id, selection) => {
        setCurrent(id);
        setOpen({ id, selection });
      },
      reach: setCurrent,
      step: (id, by) => {
        const rows = latest.current.order;
        const next = rows[rows.findIndex((one) => one.id === id) + by];
        if (next) go(next.id);
      },
      move: (id, by) => void moveInGroup(latest.current, id, by).then(() => go(id)),
    };
  }, []);

  const close = (id: string) => {
    setOpen(undefined);
    setWanted({ id, focus: true });
  };
  const row = (comment: Comment, index: number, all: readonly Comment[]) => {
    const speaker = speakerName(snapshot.committee, comment);
    const about = comment.subject ? subjectLabel(snapshot, comment.subject) : "";
    if (open?.id === comment.id && !readOnly) {
      return (
        <RemarkEditor
          key={comment.id}
          {...{ comment, speaker, about }}
          selection={open.selection}
          onClose={() => close(comment.id)}
        />
      );
    }
    return (
      <RemarkRow
        key={comment.id}
        {...{ comment, speaker, about, summarized, readOnly, actions }}
        current={comment.id === reached}
        first={index === 0}
        last={index === all.length - 1}
      />
    );
  };

  return (
    <Box sx={{ maxWidth: 1000, mx: "auto" }}>
      {move.failure && <FailureNote failure={move.failure} onClose={move.forget} />}
      {order.length === 0 && (
        <Empty>まだ発言はありません。「会議の記録」で記録すると、ここに次第の順に並びます。</Empty>
      )}
      {groups.map(({ line, level, comments }) => {
        const title = line ? `${line.number} ${line.title}`.trim() : OTHERS;
        const known = new Map(comments.map((one, index) => [one.id, index]));
        return (
          <Box
            component="section"
            key={line?.id ?? "none"}
            aria-label={title}
            sx={{ bgcolor: "#fff", border: "1px solid", borderColor: "divider", borderRadius: 1.5, mb: 1 }}
          >
            <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap", px: 1.5, py: 0.75 }}>
              <Typography variant="h3" component="h2" sx={{ flex: 1, pl: level * 1.5 }}>
                {title}
                {comments.length > 0 && (
                  <Box component="span" sx={{ fontWeight: 400, color: "text.secondary", ml: 1 }}>
                    {comments.length.toLocaleString("ja-JP")}件
                  </Box>
                )}
              </Typography>
              {line && <Decision line={line.id} place={title} edit={edit} readOnly={readOnly} />}
            </Box>
            {blocksOf(comments).map((block, index) => (
              <LazyBlock
                key={`${index}`}
                label={`${title}の発言${index === 0 ? "" : `（${index * BLOCK + 1}件目から）`}`}
                estimate={block.length * ROW}
                always={block.some(({ id }) => id === open?.id || id === wanted?.id || id === current)}
              >
                {() => block.map((comment) => row(comment, known.get(comment.id) ?? 0, comments))}
              </LazyBlock>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}

/** Past its neighbour under the same line, however many remarks under other lines stand between the two. */
async function moveInGroup(
  now: {
    groups: readonly { comments: Comment[] }[];
    all: readonly Comment[];
    run: (input: { id: string; by: number }) => Promise<unknown>;
  },
  id: string,
  by: -1 | 1,
): Promise<void> {
  const comments = now.groups.find((group) => group.comments.some((one) => one.id === id))?.comments ?? [];
  const neighbour = comments[comments.findIndex((one) => one.id === id) + by];
  const own = now.all.filter((one) => one.meeting === neighbour?.meeting);
  const places = placesPast(own, id, neighbour?.id);
  if (places !== 0) await now.run({ id, by: places });
}
