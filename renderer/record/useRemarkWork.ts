/** What is done to a remark of the record: each is one step of undo, and says why when it does not happen. */
import { useState } from "react";
import { commentKindLabels, type Comment, type CommentKind } from "#shared/domain/comment.ts";
import type { Failure } from "#shared/contract/errors.ts";
import { cleanText } from "#shared/text/clean.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import type { Saved } from "#shared/contract/method.ts";
import { placesPast } from "#renderer/common/placesPast.ts";
import { useSave } from "#renderer/client/useSave.ts";

/** Key of a remark's words while they are being edited, in drafts and in the ledger. */
export function editKey(id: string): string {
  return `record/edit/${id}`;
}

export interface RemarkWork {
  failure: Failure | undefined;
  forget: () => void;
  /** Saves other words; true when they were acknowledged. */
  reword: (comment: Comment, text: string) => Promise<boolean>;
  split: (comment: Comment, text: string, at: number) => Promise<boolean>;
  merge: (above: Comment, comment: Comment) => Promise<boolean>;
  setKind: (comment: Comment, kind: CommentKind) => Promise<boolean>;
  /** Past its neighbour in the list on screen; remarks of other places between them are passed, too. */
  move: (comment: Comment, neighbour: Comment) => Promise<boolean>;
  remove: (comment: Comment) => Promise<boolean>;
}

/** @param comments every remark of the meeting, in the order of the minutes */
export function useRemarkWork(comments: readonly Comment[]): RemarkWork {
  const { ledger, queries } = useClient();
  const save = useSave();
  const [failure, setFailure] = useState<Failure>();

  // Until the list shows what was done, the next key would act on the wrong neighbour.
  const shown = async () => {
    await queries.invalidateQueries({ queryKey: ["snapshot"] }, { cancelRefetch: false });
    await new Promise((resolve) => setTimeout(resolve));
  };
  const run = async (task: Promise<Saved>) => {
    setFailure(undefined);
    try {
      await ledger.track(task);
      await shown();
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    }
  };

  const reword: RemarkWork["reword"] = async (comment, raw) => {
    const text = cleanText(raw).text.trim();
    const key = editKey(comment.id);
    if (text === comment.text && !ledger.failed().some((one) => one.key === key)) return true;
    const label = `${commentKindLabels[comment.kind]}の文章`;
    const saved = await save(key, label, text, () =>
      call("comment.update", { id: comment.id, patch: { text } }),
    );
    await shown();
    return saved;
  };

  return {
    failure,
    forget: () => setFailure(undefined),
    reword,
    async split(comment, raw, at) {
      const text = cleanText(raw).text;
      // White space at the ends is not stored; the place is counted in what is.
      const place = at - (text.length - text.trimStart().length);
      if (!(await reword(comment, text))) return false;
      if (place <= 0 || place >= text.trim().length) return false;
      return run(call("comment.split", { id: comment.id, at: place }));
    },
    merge: (above, comment) => run(call("comment.merge", { ids: [above.id, comment.id] })),
    setKind: (comment, kind) => run(call("comment.update", { id: comment.id, patch: { kind } })),
    async move(comment, neighbour) {
      const by = placesPast(comments, comment.id, neighbour.id);
      return by !== 0 && run(call("comment.move", { id: comment.id, by }));
    },
    remove: (comment) => run(call("comment.remove", { id: comment.id })),
  };
}
