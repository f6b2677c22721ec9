/** One remark in the list: who, what kind, on which sheet, its words; opened where it is clicked. */
import ArrowDownwardIcon from "@mui/icons-material/ArrowDownward";
import ArrowUpwardIcon from "@mui/icons-material/ArrowUpward";
import EditOutlinedIcon from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { memo, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { TextRange } from "#shared/text/characters.ts";
import { Ellipsis } from "#renderer/common/Ellipsis.tsx";
import { endStop } from "#renderer/common/endStop.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { PublicMarks } from "#renderer/minutes/PublicMarks.tsx";
import { colors } from "#renderer/theme/theme.ts";

export interface RowActions {
  /** Opens the remark, with a part of its text selected. */
  open: (id: string, selection: TextRange | undefined) => void;
  /** The keyboard goes to the row before or after it. */
  step: (id: string, by: -1 | 1) => void;
  /** The row has the keyboard now. */
  reach: (id: string) => void;
  move: (id: string, by: -1 | 1) => void;
}

interface RemarkRowProps {
  comment: Comment;
  speaker: string;
  /** The sheet it is about, "" for none. */
  about: string;
  /** The 要点 is what is printed. */
  summarized: boolean;
  /** The row the keyboard comes to with Tab. */
  current: boolean;
  readOnly: boolean;
  first: boolean;
  last: boolean;
  actions: RowActions;
}

/** Where a selection stands in the text of an element, in UTF-16 units; undefined when it is not in it. */
function selectionIn(element: HTMLElement): TextRange | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return undefined;
  const before = range.cloneRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return { from, to: from + range.toString().length };
}

export const RemarkRow = memo(function RemarkRow(props: RemarkRowProps): ReactNode {
  const { comment, speaker, about, summarized, current, readOnly, first, last, actions } = props;
  const words = useRef<HTMLDivElement>(null);
  const { id } = comment;
  const name = `${speaker}の発言`;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.target !== event.currentTarget) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (by !== undefined) {
      event.preventDefault();
      if (!event.altKey) actions.step(id, by);
      else if (!readOnly && !(by === -1 ? first : last)) actions.move(id, by);
    } else if ((event.key === "Enter" || event.key === "F2") && !readOnly) {
      event.preventDefault();
      actions.open(id, undefined);
    }
  };
  return (
    <Box
      component="li"
      id={`comment-${id}`}
      data-remark={id}
      aria-label={name}
      tabIndex={current ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === event.currentTarget && actions.reach(id)}
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: 1,
        px: 1.5,
        py: 0.75,
        borderTop: `1px solid ${colors.line}`,
        lineHeight: 1.7,
        "&:focus-visible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
        "& .remark-tools": { visibility: current ? "visible" : "hidden" },
        "&:hover .remark-tools": { visibility: "visible" },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", gap: 0.75, alignItems: "center", minWidth: 0 }}>
          <Box component="b" sx={{ flex: "none", maxWidth: "50%", overflowWrap: "anywhere" }}>
            {speaker}
          </Box>
          <KindChip kind={comment.kind} />
          <Box sx={{ flex: 1, minWidth: 0, display: "flex", fontSize: 12, color: "text.secondary" }}>
            <Ellipsis text={about} />
          </Box>
        </Box>
        <Box
          ref={words}
          onClick={() =>
            !readOnly && actions.open(id, words.current ? selectionIn(words.current) : undefined)
          }
          sx={{
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
            cursor: readOnly ? "auto" : "text",
            color: summarized && comment.summary !== undefined ? "text.secondary" : "inherit",
          }}
        >
          <PublicMarks comment={comment} />
        </Box>
        {comment.summary !== undefined && (
          <Box sx={{ mt: 0.25, pl: 1, borderLeft: `3px solid ${colors.line}`, whiteSpace: "pre-wrap" }}>
            <Box component="span" sx={{ fontSize: 12, color: "text.secondary", mr: 1 }}>
              要点
            </Box>
            {comment.summary}
          </Box>
        )}
      </Box>
      {!readOnly && (
        <Box className="remark-tools" sx={{ display: "flex", flex: "none" }}>
          <IconButton
            aria-label={`${name}を直す`}
            title="直す（Enter）"
            tabIndex={current ? 0 : -1}
            onClick={() => actions.open(id, undefined)}
          >
            <EditOutlinedIcon fontSize="inherit" />
          </IconButton>
          <IconButton
            aria-label={`${name}を上へ`}
            title="上へ（Alt+↑）"
            tabIndex={current ? 0 : -1}
            {...endStop(first, () => actions.move(id, -1))}
          >
            <ArrowUpwardIcon fontSize="inherit" />
          </IconButton>
          <IconButton
            aria-label={`${name}を下へ`}
            title="下へ（Alt+↓）"
            tabIndex={current ? 0 : -1}
            {...endStop(last, () => actions.move(id, 1))}
          >
            <ArrowDownwardIcon fontSize="inherit" />
          </IconButton>
        </Box>
      )}
    </Box>
  );
});
