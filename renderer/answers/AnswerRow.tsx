/** One opinion of the ledger: who said what, and the answer to it, filled in from left to right. */
import ArticleOutlinedIcon from "@mui/icons-material/ArticleOutlined";
import RecordVoiceOverOutlinedIcon from "@mui/icons-material/RecordVoiceOverOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import IconButton from "@mui/material/IconButton";
import { memo, useState, type ReactNode } from "react";
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import { call } from "#renderer/client/bridge.ts";
import type { Save } from "#renderer/client/useSave.ts";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { AnswerCell } from "#renderer/answers/AnswerCell.tsx";
import { COLUMN_ATTRIBUTE, onCellKeyDown, type Column } from "#renderer/answers/cells.ts";
import { Departments } from "#renderer/answers/Departments.tsx";
import { Disposition } from "#renderer/answers/Disposition.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** Columns of the ledger, the same for its head and its rows; below this width what is filled in stands under the opinion. */
export const ledgerColumns = {
  display: "grid",
  gridTemplateColumns:
    "30px 116px minmax(200px, 1.25fr) 124px 112px minmax(200px, 1.4fr) minmax(96px, 0.6fr) 32px",
  columnGap: 0.75,
} as const;
export const LEDGER_NARROW = "@media (max-width: 1080px)";
const narrow = {
  gridTemplateColumns: "30px 116px minmax(0, 1fr) minmax(0, 1fr) 32px",
  gridTemplateAreas: `"check who words words links" ". . department disposition ." ". . reply reply ." ". . reflectedIn reflectedIn ."`,
} as const;

/** Opinions longer than this (characters) are folded until they are asked for. */
export const LONG = 240;

export interface AnswerRowProps {
  comment: Comment;
  /** Who said it. */
  name: string;
  /** 「第1回・議事(1)①」. */
  where: string;
  /** The sheet or item it is about. */
  about: string;
  /** What was said in answer at the meeting, with who said it: 「事務局：…」; empty when nothing was. */
  spoken: string;
  /** The same without the names, as a start for the written answer. */
  spokenWords: string;
  departments: readonly string[];
  dispositions: readonly string[];
  /** Labels of its cells that hold words which are not stored, joined by line breaks. */
  unsaved: string;
  highlighted: boolean;
  checked: boolean;
  readOnly: boolean;
  save: Save;
  onCheck: (id: string, on: boolean) => void;
  onSheet: (comment: Comment) => void;
  onRecord: (comment: Comment) => void;
}

export const AnswerRow = memo(function AnswerRow(props: AnswerRowProps): ReactNode {
  const { comment, name, where, about, spoken, spokenWords, readOnly, save } = props;
  const { id } = comment;
  const of = `comment/${id}`;
  const said = `${name}の${commentKindLabels[comment.kind]}`;
  const unsaved = props.unsaved.split("\n");
  const set = (patch: Partial<Record<Column, string>>) => call("comment.update", { id, patch });
  const put = (column: Column, label: string, text: string) =>
    void save(`${of}/${label}`, `${said} ${label}`, text, () => set({ [column]: text }));
  const cell = (column: Column, label: string, multiline: boolean) => (
    <AnswerCell
      of={of}
      place={said}
      label={label}
      value={comment[column] ?? ""}
      multiline={multiline}
      readOnly={readOnly}
      unsaved={unsaved.includes(label)}
      onSave={(text) => set({ [column]: text })}
    />
  );

  return (
    <Box
      sx={{
        ...ledgerColumns,
        bgcolor: props.highlighted ? colors.accentWeak : "#fff",
        px: 1,
        py: 0.75,
        [LEDGER_NARROW]: { ...narrow, rowGap: 0.5 },
      }}
    >
      <Box sx={{ [LEDGER_NARROW]: { gridArea: "check" } }}>
        {!readOnly && (
          <Checkbox
            checked={props.checked}
            onChange={(event) => props.onCheck(id, event.target.checked)}
            slotProps={{ input: { "aria-label": `${said}を選ぶ` } }}
            sx={{ p: 0.25 }}
          />
        )}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere", [LEDGER_NARROW]: { gridArea: "who" } }}>
        <Box component="b" sx={{ display: "block" }}>
          {name}
        </Box>
        <KindChip kind={comment.kind} />
        <Box sx={{ fontSize: 11.5, color: "text.secondary", lineHeight: 1.4 }}>{where}</Box>
      </Box>
      <Box sx={{ minWidth: 0, [LEDGER_NARROW]: { gridArea: "words" } }}>
        <Box sx={{ fontSize: 11.5, color: "text.secondary", lineHeight: 1.4 }}>{about}</Box>
        <Words text={comment.text} />
        {spoken !== "" && (
          <Box
            sx={{
              borderLeft: `3px solid ${colors.line}`,
              pl: 1,
              mt: 0.5,
              color: "text.secondary",
              whiteSpace: "pre-wrap",
              overflowWrap: "anywhere",
            }}
          >
            {spoken}
          </Box>
        )}
      </Box>
      <Cell column="department" label="担当課">
        <Departments
          value={comment.department ?? ""}
          offered={props.departments}
          readOnly={readOnly}
          onPick={(department) => put("department", "担当課", department)}
        >
          {cell("department", "担当課", false)}
        </Departments>
      </Cell>
      <Cell column="disposition" label="対応区分">
        <Disposition
          value={comment.disposition ?? ""}
          options={props.dispositions}
          readOnly={readOnly}
          onChange={(disposition) => put("disposition", "対応区分", disposition)}
        />
      </Cell>
      <Cell column="reply" label="回答">
        {cell("reply", "回答", true)}
        {!readOnly && spokenWords !== "" && (comment.reply ?? "") === "" && (
          <Button
            variant="outlined"
            onClick={() => put("reply", "回答", spokenWords)}
            sx={{ mt: 0.5, py: 0.125, fontSize: 12 }}
          >
            会議での回答を写す
          </Button>
        )}
      </Cell>
      <Cell column="reflectedIn" label="反映箇所">
        {cell("reflectedIn", "反映箇所", true)}
      </Cell>
      <Box sx={{ display: "flex", flexDirection: "column", [LEDGER_NARROW]: { gridArea: "links" } }}>
        <IconButton
          aria-label={`${said}のシートへ`}
          title="シートへ"
          onClick={() => props.onSheet(comment)}
          sx={{ p: 0.5 }}
        >
          <ArticleOutlinedIcon fontSize="small" />
        </IconButton>
        <IconButton
          aria-label={`${said}を会議の記録で見る`}
          title="会議の記録で見る"
          onClick={() => props.onRecord(comment)}
          sx={{ p: 0.5 }}
        >
          <RecordVoiceOverOutlinedIcon fontSize="small" />
        </IconButton>
      </Box>
    </Box>
  );
});

/** `label` is only seen where the head of the column cannot stand above it. */
function Cell({
  column,
  label,
  children,
}: {
  column: Column;
  label: string;
  children: ReactNode;
}): ReactNode {
  return (
    <Box
      {...{ [COLUMN_ATTRIBUTE]: column }}
      onKeyDownCapture={onCellKeyDown}
      sx={{ minWidth: 0, [LEDGER_NARROW]: { gridArea: column } }}
    >
      <Box
        aria-hidden
        sx={{
          display: "none",
          fontSize: 11.5,
          color: "text.secondary",
          [LEDGER_NARROW]: { display: "block" },
        }}
      >
        {label}
      </Box>
      {children}
    </Box>
  );
}

/** The words of the opinion; very long ones are folded. */
function Words({ text }: { text: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const long = text.length > LONG;
  return (
    <>
      <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {long && !open ? `${text.slice(0, LONG)}…` : text}
      </Box>
      {long && (
        <Button aria-expanded={open} onClick={() => setOpen(!open)} sx={{ p: 0, minWidth: 0, fontSize: 12 }}>
          {open ? "短く表示" : `全文を表示（${text.length.toLocaleString("ja-JP")}字）`}
        </Button>
      )}
    </>
  );
}
