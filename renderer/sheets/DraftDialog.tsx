/** From chosen comments to 推進委員会の評価: a draft that a person edits before it goes into the field. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { useEffect, useState, type ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { draftEvaluation } from "#shared/rules/draft.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { cleanText } from "#shared/text/clean.ts";
import { forgetDraft, noteWords } from "#renderer/client/drafts.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { adoptionLabel } from "#renderer/sheets/adoptionLabel.ts";

type Way = "append" | "replace";

interface DraftDialogProps {
  sheet: Subject;
  /** In the order they were chosen. */
  comments: Comment[];
  /** `kept`: the draft is in the field; `adopt`: it is, and the committee adopts it now. */
  onClose: (outcome: "left" | "kept" | "adopt") => void;
}

export function DraftDialog({ sheet, comments, onClose }: DraftDialogProps): ReactNode {
  const { snapshot } = useWorkspace();
  const [text, setText] = useState(() => draftEvaluation(comments));
  const [way, setWay] = useState<Way>("append");
  const set = useContractCommand("evaluation.setCommittee");
  const evaluation = evaluationOf(snapshot, sheet);
  const existing = evaluation?.committeeEvaluation ?? "";
  const name = `${snapshot.plan.committeeName}の評価`;
  const label = `${subjectLabel(snapshot, sheet)} ${name}`;
  const draftKey = `draft/${subjectKey(sheet)}`;

  useEffect(() => {
    noteWords({ key: draftKey, label: `${label}（案）`, text });
    return () => forgetDraft(draftKey);
  }, [draftKey, label, text]);

  const chosenIds = comments.map((comment) => comment.id);
  const keep = async (outcome: "kept" | "adopt") => {
    const appending = existing !== "" && way === "append";
    const before = appending ? (evaluation?.sources ?? []) : [];
    const done = await set.run({
      subject: sheet,
      fiscalYear: snapshot.fiscalYear,
      text: cleanText(appending ? `${existing}\n${text}` : text).text,
      sources: [...before, ...chosenIds.filter((id) => !before.includes(id))],
    });
    if (done !== undefined) onClose(outcome);
  };

  return (
    <Dialog open onClose={() => onClose("left")} maxWidth="sm" fullWidth aria-labelledby="draft-title">
      <DialogTitle id="draft-title">{name}の案</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
        <Typography color="textSecondary">
          {subjectLabel(snapshot, sheet)}　もとになった意見 {comments.length}件（
          {comments.map((one) => speakerName(snapshot.committee, one)).join("、")}）
        </Typography>
        <TextInput
          label="評価文"
          value={text}
          multiline
          minRows={5}
          maxRows={14}
          inputRef={focusNow}
          helperText="文末だけを書き言葉に整えています。内容を確かめて、直してから採用してください。"
          onChange={setText}
        />
        {existing !== "" && (
          <Alert severity="warning" icon={false}>
            {name}には、すでに文章があります。
            {evaluation?.adopted && `（${adoptionLabel(snapshot, evaluation)}）`}
            <RadioGroup
              aria-label="すでにある文章の扱い"
              value={way}
              onChange={(_event, next) => setWay(next as Way)}
            >
              <FormControlLabel value="append" control={<Radio />} label="追記する（今の文章の後に加える）" />
              <FormControlLabel
                value="replace"
                control={<Radio />}
                label="置き換える（今の文章は変更履歴に残ります）"
              />
            </RadioGroup>
          </Alert>
        )}
        {set.failure && <FailureNote failure={set.failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose("left")}>やめる</Button>
        {snapshot.meetings.length > 0 && (
          <Button
            variant="outlined"
            disabled={text.trim() === "" || set.running}
            onClick={() => void keep("adopt")}
          >
            欄に入れて採択へ…
          </Button>
        )}
        <Button
          variant="contained"
          disabled={text.trim() === "" || set.running}
          onClick={() => void keep("kept")}
        >
          {existing !== "" && way === "replace" ? "置き換えて採用する" : "採用する"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
