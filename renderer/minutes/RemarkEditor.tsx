/** The opened remark: its words, its 要点, and what of it the public does not read. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Comment, Withheld } from "#shared/domain/comment.ts";
import {
  carryWithheld,
  lostWithheld,
  publicText,
  sameWordsElsewhere,
  setWithheld,
  withheldRanges,
} from "#shared/rules/withheld.ts";
import type { TextRange } from "#shared/text/characters.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { CommentDialog } from "#renderer/committee/CommentDialog.tsx";
import { fieldElement } from "#renderer/common/fieldElement.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { growing } from "#renderer/minutes/growing.ts";
import { colors } from "#renderer/theme/theme.ts";

const FULL = "全文";
const SUMMARY = "要点";

interface RemarkEditorProps {
  comment: Comment;
  speaker: string;
  about: string;
  /** What is selected in the text when it is opened. */
  selection: TextRange | undefined;
  onClose: () => void;
}

export function RemarkEditor({ comment, speaker, about, selection, onClose }: RemarkEditorProps): ReactNode {
  const { id, withheld = [] } = comment;
  const save = useSave();
  const [correcting, setCorrecting] = useState(false);
  const of = `comment/${id}`;
  const place = `${speaker}の発言`;
  const textarea = (label: string) => fieldElement(`${of}/${label}`) as HTMLTextAreaElement | null;
  const opened = useRef({ selection, textarea });

  useEffect(() => {
    const { selection: wanted } = opened.current;
    const field = opened.current.textarea(FULL);
    field?.focus();
    const end = field?.value.length ?? 0;
    field?.setSelectionRange(wanted?.from ?? end, wanted?.to ?? end);
  }, []);

  const put = (next: Withheld[], text: string = comment.text) =>
    save(`${of}/${FULL}`, `${place} 非公開の言葉`, text, () =>
      call("comment.update", { id, patch: { withheld: next, ...(text === comment.text ? {} : { text }) } }),
    );

  /** Withholds what is selected in the text or the 要点; what is withheld as a whole is given free. */
  const withhold = () => {
    const field = textarea(FULL);
    const summary = textarea(SUMMARY);
    const inSummary = document.activeElement === summary;
    const chosen = inSummary ? summary : field;
    if (!chosen) return;
    const range = { from: chosen.selectionStart, to: chosen.selectionEnd };
    if (range.from === range.to) return;
    if (inSummary) {
      // In the 要点 the words are withheld wherever they stand.
      const words = chosen.value.slice(range.from, range.to);
      void put([...withheld.filter((one) => one.words !== words), { from: 0, words }]);
      return;
    }
    const text = chosen.value;
    if (text.trim() === "") return;
    const now = { text, withheld: carryWithheld(comment, text) };
    const free = withheldRanges(now).some(({ from, to }) => from <= range.from && range.to <= to);
    void put(setWithheld(now, range, !free), text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return;
    if (event.altKey && event.key.toLowerCase() === "h") {
      event.preventDefault();
      withhold();
    } else if (event.key === "Escape") {
      // A text that was typed is taken back by the first one already.
      event.preventDefault();
      onClose();
    }
  };
  const onKeyDownFirst = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.key !== "Enter" || !event.ctrlKey) return;
    // What is typed is handed over as its field goes.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  const elsewhere = sameWordsElsewhere(comment);
  const withholdAll = () => {
    const next = elsewhere.reduce(
      (now, range) => setWithheld({ text: comment.text, withheld: now }, range, true),
      withheld,
    );
    void put(next);
  };
  const lost = lostWithheld(comment);
  return (
    <Box
      component="li"
      id={`comment-${id}`}
      aria-label={place}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownFirst}
      sx={{
        borderTop: `1px solid ${colors.line}`,
        borderLeft: `3px solid ${colors.accent}`,
        bgcolor: "#f8fafd",
        px: 1.5,
        py: 1.25,
        display: "flex",
        flexDirection: "column",
        gap: 1.25,
      }}
    >
      <Box sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <b>{speaker}</b>
        <KindChip kind={comment.kind} />
        <Box component="span" sx={{ fontSize: 12, color: "text.secondary", flex: 1 }}>
          {about}
        </Box>
        <Button onClick={() => setCorrecting(true)}>発言者・種別・対象…</Button>
        <Button variant="outlined" onClick={onClose} title="Esc、Ctrl+Enter">
          閉じる
        </Button>
      </Box>
      <SavedInput
        label={FULL}
        of={of}
        place={place}
        value={comment.text}
        multiline
        fullWidth
        sx={growing(14)}
        readOnly={false}
        check={(text) => (text.trim() === "" ? "空にはできません。" : undefined)}
        onSave={(text) =>
          call("comment.update", {
            id,
            patch: { text, ...(withheld.length > 0 ? { withheld: carryWithheld(comment, text) } : {}) },
          })
        }
      />
      <SavedInput
        label={SUMMARY}
        of={of}
        place={place}
        placeholder="空のときは、要点で書く会議録にも全文が載ります"
        value={comment.summary ?? ""}
        multiline
        fullWidth
        sx={growing(8)}
        readOnly={false}
        onSave={(summary) =>
          call("comment.update", { id, patch: { summary: summary.trim() === "" ? null : summary } })
        }
      />
      <Box sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <Button
          variant="outlined"
          // The selection in the text stays what it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={withhold}
        >
          選んだ言葉を非公開にする（Alt+H）
        </Button>
        {withheld.map((one, index) => (
          <Chip
            key={`${one.from}/${one.words}`}
            size="small"
            label={
              Array.from(one.words).length > 20
                ? `${Array.from(one.words).slice(0, 20).join("")}…`
                : one.words
            }
            title={one.words}
            onDelete={() => void put(withheld.toSpliced(index, 1))}
            aria-label={`非公開「${one.words}」、Delete キーで公開に戻す`}
            sx={{ maxWidth: 260 }}
          />
        ))}
      </Box>
      {withheld.length > 0 && (
        <Typography component="div" sx={{ color: "text.secondary", whiteSpace: "pre-wrap" }}>
          公開用：{publicText(comment)}
          {comment.summary !== undefined && `\n公開用の要点：${publicText(comment, comment.summary)}`}
        </Typography>
      )}
      {elsewhere.length > 0 && (
        <Alert
          severity="info"
          sx={{ py: 0 }}
          action={<Button onClick={withholdAll}>すべて非公開にする</Button>}
        >
          非公開にした言葉と同じ言葉が、全文のほかの{elsewhere.length}か所に残っています。
        </Alert>
      )}
      {lost.length > 0 && (
        <Alert severity="warning">
          非公開にした言葉「{lost.map(({ words }) => words).join("」「")}
          」が、全文にも要点にも見つかりません。書き直したあとの言葉を、あらためて非公開にしてください。
        </Alert>
      )}
      {correcting && <CommentDialog comment={comment} onClose={() => setCorrecting(false)} />}
    </Box>
  );
}
