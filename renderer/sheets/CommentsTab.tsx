/** 委員意見 of one sheet, or of the whole plan beside a paper that has none: what was said, the answers, and the way from them to the committee's evaluation. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { CommentCard } from "#renderer/committee/CommentCard.tsx";
import { QuickMeeting } from "#renderer/committee/QuickMeeting.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { isOnSheet, useWorkspace } from "#renderer/frame/workspace.ts";
import { AdoptDialog } from "#renderer/sheets/AdoptDialog.tsx";
import { DraftDialog } from "#renderer/sheets/DraftDialog.tsx";
import { EarlierButton } from "#renderer/sheets/EarlierButton.tsx";
import { isEvaluated } from "#renderer/sheets/evaluatedForms.ts";
import { QuickEntry } from "#renderer/sheets/QuickEntry.tsx";
import { useLatest } from "#renderer/sheets/useLatest.ts";

export function CommentsTab({ sheet }: { sheet: Subject | undefined }): ReactNode {
  const { snapshot, place, readOnly } = useWorkspace();
  const { ledger } = useClient();
  const discards = useDiscards();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [drafting, setDrafting] = useState(false);
  /** The meeting to propose for 採択. */
  const [adopting, setAdopting] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const drafts = isEvaluated(place.paper, sheet);
  const comments = useMemo(
    () => snapshot.comments.filter((one) => belongsBeside(snapshot, one, sheet)),
    [snapshot, sheet],
  );
  const whole = sheet ? snapshot.comments.filter((one) => one.subject === undefined) : [];
  // In the order they were chosen; a comment taken away meanwhile is no longer among them.
  const picked = chosen.flatMap((id) => comments.filter((one) => one.id === id));

  const count = comments.length;
  const seen = useRef(count);
  useEffect(() => {
    // The newest comment comes into view when it was just recorded.
    if (count > seen.current) list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
    seen.current = count;
  }, [count]);
  // Another year's comments arrive later than the wish to see one of them.
  const wanted = comments.some((one) => one.id === place.comment) ? place.comment : undefined;
  useEffect(() => {
    if (wanted === undefined) return;
    document.getElementById(`comment-${wanted}`)?.scrollIntoView({ block: "center" });
  }, [wanted]);

  const latest = useLatest(comments, wanted);

  const startDraft = async () => {
    // What is being typed into the evaluation's own cell must be part of "a text already exists".
    await saveAll(ledger);
    setDrafting(true);
  };

  return (
    <>
      <Box sx={{ flex: 1, minHeight: 60, overflow: "auto", py: 1 }} tabIndex={-1}>
        {comments.length === 0 && (
          <Empty>
            {sheet
              ? "このシートについての意見は、まだ記録されていません。"
              : "この年度の意見は、まだ記録されていません。"}
          </Empty>
        )}
        <EarlierButton {...latest} />
        <Box component="ul" ref={list} aria-label="委員意見" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {latest.shown.map((comment) => (
            <CommentCard
              key={comment.id}
              comment={comment}
              highlighted={comment.id === place.comment}
              showSheet={comment.subject !== undefined && !(sheet && sameSubject(comment.subject, sheet))}
              chosen={chosen.includes(comment.id)}
              {...(readOnly || !drafts || !isOpinion(comment)
                ? {}
                : {
                    onChoose: (on: boolean) =>
                      setChosen((now) => [
                        ...now.filter((id) => id !== comment.id),
                        ...(on ? [comment.id] : []),
                      ]),
                  })}
            />
          ))}
        </Box>
        <WholePlan comments={whole} wanted={place.comment} />
      </Box>
      {!readOnly && (
        <Box sx={{ borderTop: "1px solid", borderColor: "divider", flex: "none" }}>
          {drafts && comments.some(isOpinion) && (
            <Box sx={{ px: 1.5, pt: 1 }}>
              <Button
                fullWidth
                variant="outlined"
                disabled={picked.length === 0}
                onClick={() => void startDraft()}
              >
                選んだ意見から評価文を起こす{picked.length > 0 && `（${picked.length}件）`}
              </Button>
            </Box>
          )}
          {snapshot.meetings.length === 0 ? <QuickMeeting /> : <QuickEntry key={discards} sheet={sheet} />}
        </Box>
      )}
      {sheet && drafting && (
        <DraftDialog
          sheet={sheet}
          comments={picked}
          onClose={(outcome) => {
            setDrafting(false);
            if (outcome !== "left") setChosen([]);
            if (outcome === "adopt") setAdopting(picked.at(-1)?.meeting);
          }}
        />
      )}
      {sheet && adopting !== undefined && (
        <AdoptDialog sheet={sheet} meeting={adopting} onClose={() => setAdopting(undefined)} />
      )}
    </>
  );
}

/** Beside a sheet stands what is about it; beside any other paper everything of the year. */
function belongsBeside(snapshot: YearSnapshot, { subject }: Comment, sheet: Subject | undefined): boolean {
  if (!sheet) return true;
  return subject !== undefined && isOnSheet(snapshot, subject, sheet);
}

/** Remarks on the whole plan belong to no sheet; they are folded under the sheet's own, and open when one is added. */
function WholePlan({ comments, wanted }: { comments: Comment[]; wanted: string | undefined }): ReactNode {
  const count = comments.length;
  const [open, setOpen] = useState(() => comments.some((one) => one.id === wanted));
  const [seen, setSeen] = useState(count);
  if (count !== seen) {
    setSeen(count);
    if (count > seen) setOpen(true);
  }
  const details = useRef<HTMLDetailsElement>(null);
  const shown = useRef(count);
  useEffect(() => {
    if (count > shown.current) details.current?.scrollIntoView({ block: "end" });
    shown.current = count;
  }, [count]);
  const latest = useLatest(comments, wanted);
  if (count === 0) return null;
  return (
    <Box
      component="details"
      ref={details}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      sx={{ mx: 1.5, mt: 1 }}
    >
      <Box component="summary" sx={{ cursor: "pointer", color: "text.secondary", fontSize: 12, py: 0.5 }}>
        計画全体への意見（{count}件）
      </Box>
      {open && <EarlierButton {...latest} />}
      <Box component="ul" aria-label="計画全体への意見" sx={{ listStyle: "none", m: 0, mx: -1.5, p: 0 }}>
        {(open ? latest.shown : []).map((comment) => (
          <CommentCard key={comment.id} comment={comment} highlighted={comment.id === wanted} />
        ))}
      </Box>
    </Box>
  );
}
