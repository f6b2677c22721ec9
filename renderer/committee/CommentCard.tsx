/** One comment: who, where, what, the answer; both texts are edited in place. */
import MoreVertIcon from "@mui/icons-material/MoreVert";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState, type ReactNode } from "react";
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { commentPlace } from "#renderer/committee/agenda.ts";
import { CommentDialog } from "#renderer/committee/CommentDialog.tsx";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { SourceLinks } from "#renderer/sheets/SourceLinks.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** Looks like the text it is; a frame appears under the pointer and with the keyboard. */
const inPlace = {
  "& .MuiInputBase-root": { p: "2px 4px", mx: "-4px", bgcolor: "transparent", fontSize: "inherit" },
  "& .MuiOutlinedInput-notchedOutline": { borderColor: "transparent" },
  "& .MuiInputBase-root:not(.Mui-focused):not(.Mui-error):hover .MuiOutlinedInput-notchedOutline": {
    borderColor: colors.line,
  },
} as const;

/** Characters of a question that are enough to know it by. */
const ENOUGH = 24;

function shortText(text: string): string {
  const letters = Array.from(text);
  return letters.length > ENOUGH ? `${letters.slice(0, ENOUGH).join("")}…` : text;
}

interface CommentCardProps {
  comment: Comment;
  highlighted?: boolean;
  /** Say which sheet it is about (where comments of several stand together). */
  showSheet?: boolean;
  chosen?: boolean;
  onChoose?: (on: boolean) => void;
}

export function CommentCard({
  comment,
  highlighted = false,
  showSheet = false,
  chosen = false,
  onChoose,
}: CommentCardProps): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<"edit" | "remove">();
  const remove = useContractCommand("comment.remove");
  const name = speakerName(snapshot.committee, comment);
  const said = `${name}の発言`;
  const asked = comment.answers && snapshot.comments.find((one) => one.id === comment.answers);
  const { department = "", disposition = "", reflectedIn = "" } = comment;
  const answered = [department, disposition, reflectedIn].filter((part) => part !== "").join("　");

  return (
    <Box
      component="li"
      id={`comment-${comment.id}`}
      sx={{
        mx: 1.5,
        my: 1,
        border: "1px solid",
        borderColor: highlighted ? colors.accent : "divider",
        boxShadow: highlighted ? `0 0 0 1px ${colors.accent}` : "none",
        borderRadius: 2,
        px: 1.25,
        py: 0.75,
        bgcolor: "#fff",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.75, color: "text.secondary", fontSize: 12 }}>
        {onChoose && (
          <Checkbox
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
            slotProps={{ input: { "aria-label": `${said}を評価文に選ぶ` } }}
            sx={{ p: 0.25, ml: -0.5 }}
          />
        )}
        <Box component="b" sx={{ color: "text.primary", fontSize: 13 }}>
          {name}
        </Box>
        <span>{commentPlace(snapshot.meetings, comment)}</span>
        <KindChip kind={comment.kind} />
        <Box sx={{ flex: 1 }} />
        {!readOnly && (
          <IconButton
            aria-label={`${said}の操作`}
            aria-haspopup="menu"
            onClick={(event) => setMenu(event.currentTarget)}
            sx={{ p: 0.25 }}
          >
            <MoreVertIcon fontSize="inherit" />
          </IconButton>
        )}
      </Box>
      {showSheet && (
        <Box sx={{ fontSize: 12, color: "text.secondary" }}>
          {comment.subject ? subjectLabel(snapshot, comment.subject) : "計画全体"}
        </Box>
      )}
      {asked && (
        <Box sx={{ fontSize: 12, color: "text.secondary", overflowWrap: "anywhere" }}>
          {speakerName(snapshot.committee, asked)}の{commentKindLabels[asked.kind]}「{shortText(asked.text)}
          」への回答
        </Box>
      )}
      <SavedInput
        label={`${said}の内容`}
        hideLabel
        of={`comment/${comment.id}`}
        place="委員意見"
        value={comment.text}
        multiline
        fullWidth
        readOnly={readOnly}
        sx={inPlace}
        check={(text) =>
          text.trim() === "" ? "空にはできません。取り消すときは「削除」を選んでください。" : undefined
        }
        onSave={(text) => call("comment.update", { id: comment.id, patch: { text } })}
      />
      {answered !== "" && <Box sx={{ fontSize: 12, color: "text.secondary", mt: 0.25 }}>{answered}</Box>}
      {((!readOnly && isOpinion(comment)) || comment.reply !== undefined) && (
        <Box
          sx={{
            borderLeft: `3px solid ${colors.line}`,
            pl: 1,
            mt: 0.25,
            color: "text.secondary",
            display: "flex",
            alignItems: "flex-start",
          }}
        >
          <Box
            component="span"
            sx={{ flex: "none", lineHeight: "1.4375em", pt: "2px", mr: 0.75 }}
            aria-hidden
          >
            事務局：
          </Box>
          <SavedInput
            label={`${said}への回答`}
            hideLabel
            of={`comment/${comment.id}`}
            place="委員意見"
            placeholder="回答を入力"
            value={comment.reply ?? ""}
            multiline
            fullWidth
            readOnly={readOnly}
            sx={{ ...inPlace, "& textarea": { color: colors.sub } }}
            onSave={(reply) => call("comment.update", { id: comment.id, patch: { reply } })}
          />
        </Box>
      )}
      <SourceLinks comment={comment} />
      {remove.failure && <FailureNote failure={remove.failure} onClose={remove.forget} />}
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem
          onClick={() => {
            setMenu(null);
            setDialog("edit");
          }}
        >
          発言者・種別・対象を直す…
        </MenuItem>
        <MenuItem
          onClick={() => {
            setMenu(null);
            setDialog("remove");
          }}
        >
          削除…
        </MenuItem>
      </Menu>
      {dialog === "edit" && <CommentDialog comment={comment} onClose={() => setDialog(undefined)} />}
      {dialog === "remove" && (
        <Confirm
          title="この意見を削除しますか"
          action="削除する"
          danger
          onCancel={() => setDialog(undefined)}
          onConfirm={() => {
            setDialog(undefined);
            void remove.run({ id: comment.id });
          }}
        >
          {name}：{comment.text}
          <br />
          削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Box>
  );
}
