/** One remark of the record: when, who, what kind, the words; keys and the menu of the list work on it. */
import MoreVertIcon from "@mui/icons-material/MoreVert";
import IconButton from "@mui/material/IconButton";
import { memo, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { KindChip } from "#renderer/common/KindChip.tsx";

interface RemarkRowProps {
  /** The same for as long as the row exists, also while the remark is on its way to the store. */
  rowKey: string;
  comment: Comment;
  /** As the chips call the speaker. */
  speaker: string;
  /** 「1-1」「達成状況」「10:31 委員Bの質問へ」. */
  about: string;
  /** The committee's evaluation came from it. */
  source: boolean;
  chosen: boolean;
  /** The row that has the keyboard when the list has. */
  current: boolean;
  readOnly: boolean;
  /** Not stored yet: what is the matter with it. */
  pending?: "saving" | "failed";
  /** Stands in the place of the words. */
  editor?: ReactNode;
}

export const RemarkRow = memo(function RemarkRow(props: RemarkRowProps): ReactNode {
  const { rowKey, comment, speaker, about, source, chosen, current, readOnly, pending, editor } = props;
  const time = clockOf(comment.recordedAt);
  const said = `${time} ${speaker}`;
  const fixed = readOnly || pending !== undefined;
  return (
    <li
      data-remark={rowKey}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- rows are walked through with the arrow keys
      tabIndex={current ? 0 : -1}
      aria-label={`${said}：${comment.text}`}
      className={pending === "failed" ? "record-remark record-remark-failed" : "record-remark"}
    >
      {isOpinion(comment) && !fixed ? (
        <input
          type="checkbox"
          data-choose
          tabIndex={-1}
          checked={chosen}
          aria-label={`${said}の発言を評価文に選ぶ`}
          onChange={() => undefined}
        />
      ) : (
        <span />
      )}
      <time className="record-time">{time}</time>
      <b className="record-speaker">{speaker}</b>
      <span className="record-kind">
        <KindChip kind={comment.kind} />
      </span>
      <div className="record-words">
        {editor ?? <p>{comment.text}</p>}
        {comment.reply !== undefined && <p className="record-reply">事務局：{comment.reply}</p>}
        {(about !== "" || source || pending !== undefined) && (
          <p className="record-about">
            {about}
            {source && <span className="record-source">評価のもとになった意見</span>}
            {pending === "saving" && <span>保存しています…</span>}
            {pending === "failed" && <strong>まだ保存できていません</strong>}
          </p>
        )}
      </div>
      {!fixed && (
        <IconButton data-menu tabIndex={-1} aria-label={`${said}の発言の操作`} aria-haspopup="menu">
          <MoreVertIcon fontSize="inherit" />
        </IconButton>
      )}
    </li>
  );
});
