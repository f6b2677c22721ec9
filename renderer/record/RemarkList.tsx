/** What was said at a place, in order. One row has the keyboard; keys or its menu act on it. */
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { draftText, forgetDraft, noteWords } from "#renderer/client/drafts.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { isComposing } from "#renderer/common/ime.ts";
import { useHere, useWorkspace } from "#renderer/frame/workspace.ts";
import { nextKind } from "./kinds.ts";
import { RemarkDialog, type RemarkField } from "./RemarkDialog.tsx";
import { RemarkEditor, type EditMode } from "./RemarkEditor.tsx";
import { RemarkRow } from "./RemarkRow.tsx";
import type { Speaker } from "./speakers.ts";
import { editKey, useRemarkWork } from "./useRemarkWork.ts";

/** Remarks shown at once; earlier ones are asked for. A meeting of hours stays as quick as its first minute. */
const WINDOW = 120;

export interface ListedRemark {
  /** The same for as long as the row exists, also while the remark is on its way to the store. */
  key: string;
  comment: Comment;
  pending?: "saving" | "failed";
}

export interface RemarkListHandle {
  /** Gives the keyboard to the last row; false when there is none. */
  focusLast: () => boolean;
  /** Shows the remark of this id and gives its row the keyboard. */
  show: (id: string) => void;
}

interface RemarkListProps {
  handle: Ref<RemarkListHandle>;
  /** The remark to show first, with the keyboard. */
  first: string | undefined;
  meeting: Meeting;
  rows: readonly ListedRemark[];
  /** As the chips call the speaker. */
  nameOf: (comment: Comment) => string;
  /** 「1-1」「達成状況」「10:31 委員Bへ」. */
  aboutOf: (comment: Comment) => string;
  /** The committee's evaluation of the sheet came from it. */
  isSource: (comment: Comment) => boolean;
  /** Every remark of the meeting, in the order of the minutes. */
  comments: readonly Comment[];
  speakers: readonly Speaker[];
  chosen: readonly string[];
  onChoose: (id: string) => void;
  /** Esc: back to the line. */
  onLeave: () => void;
  /** Shown while nothing was said. */
  empty: string;
}

type Action =
  | "edit"
  | "split"
  | "merge"
  | "up"
  | "down"
  | RemarkField
  | "turn"
  | "turnBack"
  | "choose"
  | "remove";

const actions: { name: Action; text: string; key: string }[] = [
  { name: "edit", text: "文章を直す", key: "E" },
  { name: "split", text: "分ける", key: "S" },
  { name: "merge", text: "上の発言とまとめる", key: "M" },
  { name: "up", text: "上へ移す", key: "Shift+↑" },
  { name: "down", text: "下へ移す", key: "Shift+↓" },
  { name: "place", text: "別の議題・シート・欄へ移す…", key: "T" },
  { name: "speaker", text: "発言者を直す…", key: "W" },
  { name: "kind", text: "種別を直す…（F2 で次の種別）", key: "K" },
  { name: "answers", text: "どの質問への回答か…", key: "A" },
  { name: "choose", text: "評価文に選ぶ", key: "Space" },
  { name: "remove", text: "削除する（Ctrl+Z で戻せます）", key: "Delete" },
];

const byKey: Record<string, Action> = {
  e: "edit",
  enter: "edit",
  s: "split",
  m: "merge",
  t: "place",
  w: "speaker",
  k: "kind",
  a: "answers",
  " ": "choose",
  delete: "remove",
};

/** A new wish each time, so that the same row can be asked for again. */
function askFor(key: string | undefined): { key: string } | undefined {
  return key === undefined ? undefined : { key };
}

export function RemarkList(props: RemarkListProps): ReactNode {
  const {
    handle,
    first,
    meeting,
    rows,
    nameOf,
    aboutOf,
    isSource,
    comments,
    speakers,
    chosen,
    onChoose,
    onLeave,
    empty,
  } = props;
  const { readOnly } = useWorkspace();
  const { ledger } = useClient();
  const where = useHere();
  const work = useRemarkWork(comments);
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(WINDOW);
  const keyOf = (id: string | undefined) => rows.find(({ comment }) => comment.id === id)?.key;
  const [currentKey, setCurrent] = useState(() => keyOf(first));
  /** Asked for the keyboard; another object asks again. */
  const [wanted, setWanted] = useState(() => askFor(keyOf(first)));
  const given = useRef<{ key: string }>(undefined);
  const [editing, setEditing] = useState<{ key: string; mode: EditMode; text: string }>();
  const [menu, setMenu] = useState<{ key: string; anchor: HTMLElement }>();
  const [dialog, setDialog] = useState<{ key: string; comment: Comment; first: RemarkField }>();

  const current = rows.find(({ key }) => key === currentKey) ?? rows.at(-1);
  // The one that has the keyboard, or is asked for, is among those that are drawn.
  const at = rows.findIndex(({ key }) => key === currentKey);
  const from = Math.max(0, Math.min(rows.length - shown, at < 0 ? rows.length : at - 20));
  const visible = rows.slice(from);
  const drawn = visible.some(({ key }) => key === wanted?.key);

  const focusRow = (key: string) => {
    setCurrent(key);
    setWanted({ key });
  };
  useImperativeHandle(handle, () => ({
    focusLast() {
      const last = rows.at(-1);
      if (last) focusRow(last.key);
      return last !== undefined;
    },
    show(id) {
      const key = keyOf(id);
      if (key !== undefined) focusRow(key);
    },
  }));
  useEffect(() => {
    // A remark that was just made may not be in the list yet.
    if (wanted === undefined || !drawn || wanted === given.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-remark="${CSS.escape(wanted.key)}"]`);
    given.current = wanted;
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }, [wanted, drawn]);

  // The newest words are what people look at; walking through older ones is left alone.
  const last = rows.at(-1);
  const lastKey = last && `${last.comment.text}/${rows.length}`;
  useLayoutEffect(() => {
    const room = list.current;
    if (lastKey !== undefined && room && !room.contains(document.activeElement))
      room.scrollTop = room.scrollHeight;
  }, [lastKey]);

  const act = async (name: Action, key: string, anchor?: HTMLElement) => {
    const at = rows.findIndex((one) => one.key === key);
    const row = rows[at];
    if (!row || row.pending !== undefined || readOnly) return;
    const { comment } = row;
    const above = rows[at - 1];
    const below = rows[at + 1];
    switch (name) {
      case "edit":
      case "split": {
        const words = editKey(comment.id);
        const kept = draftText(words) ?? ledger.failed().find((one) => one.key === words)?.text;
        setEditing({ key, mode: name, text: kept ?? comment.text });
        return;
      }
      case "merge":
        if (above && above.pending === undefined && (await work.merge(above.comment, comment)))
          focusRow(above.key);
        return;
      case "up":
        if (above && above.pending === undefined && (await work.move(comment, above.comment))) focusRow(key);
        return;
      case "down":
        if (below && below.pending === undefined && (await work.move(comment, below.comment))) focusRow(key);
        return;
      case "turn":
      case "turnBack":
        await work.setKind(comment, nextKind(comment.kind, name === "turn" ? 1 : -1));
        return;
      case "choose":
        if (isOpinion(comment)) onChoose(comment.id);
        return;
      case "remove": {
        const next = below ?? above;
        if (!(await work.remove(comment))) return;
        if (next) focusRow(next.key);
        else onLeave();
        return;
      }
      case "speaker":
      case "kind":
      case "place":
      case "answers":
        anchor?.focus();
        setDialog({ key, comment, first: name });
        return;
    }
  };

  // Keys come faster than the disk: each is done when what the one before it did is on the screen.
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const request = (name: Action, key: string, anchor?: HTMLElement) => {
    queue.current = queue.current.then(() => latest.current(name, key, anchor));
  };

  const rowOf = (event: KeyboardEvent | MouseEvent) =>
    (event.target as HTMLElement).closest<HTMLElement>("[data-remark]");

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = rowOf(event);
    // Keys of a field in the row, or of its menu, are theirs.
    if (isComposing(event) || !element || event.target !== element) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = element.dataset["remark"] ?? "";
    const at = rows.findIndex((one) => one.key === key);
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const name = byKey[event.key.toLowerCase()];
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (step !== 0 && event.shiftKey) {
      take();
      request(step < 0 ? "up" : "down", key);
    } else if (step !== 0) {
      take();
      const next = rows[at + step];
      if (next) focusRow(next.key);
      else if (step > 0) onLeave();
    } else if (event.key === "Home" || event.key === "End") {
      take();
      const next = event.key === "Home" ? rows[0] : rows.at(-1);
      if (next) focusRow(next.key);
    } else if (event.key === "Escape") {
      take();
      onLeave();
    } else if (event.key === "F2") {
      take();
      request(event.shiftKey ? "turnBack" : "turn", key);
    } else if (event.key === "ContextMenu" || event.key === ".") {
      take();
      if (!readOnly) setMenu({ key, anchor: element });
    } else if (name !== undefined) {
      take();
      request(name, key);
    }
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const element = rowOf(event);
    const key = element?.dataset["remark"];
    if (!element || key === undefined) return;
    const target = event.target as HTMLElement;
    setCurrent(key);
    if (target.closest("[data-choose]")) request("choose", key);
    else {
      const button = target.closest<HTMLElement>("[data-menu]");
      if (button) setMenu({ key, anchor: button });
    }
  };

  const edit = (comment: Comment, text: string) => {
    setEditing((now) => (now ? { ...now, text } : now));
    if (text === comment.text) forgetDraft(editKey(comment.id));
    else noteWords({ key: editKey(comment.id), label: "直しかけの発言", text, where });
  };
  const finish = (key: string, run: (comment: Comment) => Promise<boolean>): void => {
    const comment = rows.find((one) => one.key === key)?.comment;
    if (!comment) return;
    forgetDraft(editKey(comment.id));
    setEditing(undefined);
    focusRow(key);
    queue.current = queue.current.then(() => run(comment));
  };

  return (
    <section className="record-card record-remarks" aria-label="発言">
      {work.failure && <FailureNote failure={work.failure} onClose={work.forget} />}
      {rows.length === 0 && <p className="record-empty">{empty}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list acts for its rows, by keys as well */}
      <ul
        ref={list}
        aria-label="発言の一覧"
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const key = rowOf(event)?.dataset["remark"];
          if (key !== undefined && !(event.target as HTMLElement).closest("button, input, textarea"))
            request("edit", key);
        }}
      >
        {from > 0 && (
          <li className="record-earlier">
            <button type="button" onClick={() => setShown(shown + 500)}>
              これより前の{from}件を表示する
            </button>
          </li>
        )}
        {visible.map(({ key, comment, pending }) => (
          <RemarkRow
            key={key}
            rowKey={key}
            comment={comment}
            speaker={nameOf(comment)}
            about={aboutOf(comment)}
            source={isSource(comment)}
            chosen={chosen.includes(comment.id)}
            current={current?.key === key}
            readOnly={readOnly}
            {...(pending === undefined ? {} : { pending })}
            {...(editing?.key === key
              ? {
                  editor: (
                    <RemarkEditor
                      mode={editing.mode}
                      label="発言の文章"
                      fieldKey={editKey(comment.id)}
                      value={editing.text}
                      onChange={(text) => edit(comment, text)}
                      onSave={(text) => {
                        if (text.trim() === "") return;
                        finish(key, (one) => work.reword(one, text));
                      }}
                      onSplit={(text, at) => {
                        if (text.slice(0, at).trim() === "" || text.slice(at).trim() === "") return;
                        finish(key, (one) => work.split(one, text, at));
                      }}
                      onLeave={() => {
                        setEditing(undefined);
                        focusRow(key);
                      }}
                    />
                  ),
                }
              : {})}
          />
        ))}
      </ul>
      {!readOnly && rows.length > 0 && (
        <p className="record-row-keys">
          E 直す　S 分ける　M 上とまとめる　Shift+↑↓ 移す　F2 種別　W 発言者　T 議題・シート　A 回答先　Space
          選ぶ　Delete 削除
        </p>
      )}
      <Menu
        anchorEl={menu?.anchor ?? null}
        open={menu !== undefined}
        onClose={() => {
          setMenu(undefined);
        }}
      >
        {actions.map(({ name, text, key }) => (
          <MenuItem
            key={name}
            onClick={() => {
              const at = menu;
              setMenu(undefined);
              if (at) request(name, at.key, at.anchor);
            }}
          >
            <span className="record-menu-text">{text}</span>
            <kbd className="record-menu-key">{key}</kbd>
          </MenuItem>
        ))}
      </Menu>
      {dialog && (
        <RemarkDialog
          meeting={meeting}
          comment={dialog.comment}
          comments={comments}
          speakers={speakers}
          first={dialog.first}
          onClose={() => {
            setDialog(undefined);
            focusRow(dialog.key);
          }}
        />
      )}
    </section>
  );
}
