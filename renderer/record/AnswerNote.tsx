/** Above the line while an answer is typed: what it answers, and the way to choose something else. */
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { withoutAnswer } from "./kinds.ts";

/** Remarks offered, the latest first: nobody answers what was said an hour ago from a menu. */
const OFFERED = 12;

interface AnswerNoteProps {
  target: Comment | undefined;
  choices: readonly Comment[];
  nameOf: (comment: Comment) => string;
  /** null: it answers nothing in particular. */
  onChoose: (id: string | null) => void;
}

export function AnswerNote({ target, choices, nameOf, onChoose }: AnswerNoteProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const opinions = choices.filter(isOpinion);
  const open = new Set(withoutAnswer(choices));
  const order = opinions
    .toReversed()
    .toSorted((a, b) => Number(open.has(b)) - Number(open.has(a)))
    .slice(0, OFFERED);
  const choose = (id: string | null) => {
    setAnchor(null);
    onChoose(id);
  };
  return (
    <p className="record-line-note">
      <span className="record-line-target">
        {target
          ? `${clockOf(target.recordedAt)} ${nameOf(target)}「${target.text}」への回答`
          : "どの質問にも結びつけない回答"}
      </span>
      <button
        type="button"
        className="record-link"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        変える
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {order.map((one) => (
          <MenuItem key={one.id} selected={one.id === target?.id} onClick={() => choose(one.id)}>
            <span className="record-menu-text">
              {clockOf(one.recordedAt)} {nameOf(one)}　{one.text}
            </span>
          </MenuItem>
        ))}
        <MenuItem selected={target === undefined} onClick={() => choose(null)}>
          結びつけない
        </MenuItem>
      </Menu>
    </p>
  );
}
