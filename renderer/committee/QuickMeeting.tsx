/** No meeting evaluates this year yet: made here, in place, so that recording can begin. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel, fiscalYearOf } from "#shared/rules/fiscalYear.ts";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { draftText, forgetDraft, noteWords } from "#renderer/client/drafts.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { parseDate } from "#renderer/committee/typedDate.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { useHere, useWorkspace } from "#renderer/frame/workspace.ts";

export function QuickMeeting(): ReactNode {
  const { snapshot } = useWorkspace();
  const key = `meeting-date/${snapshot.fiscalYear}`;
  const where = useHere();
  const [typed, setTyped] = useState(() => draftText(key) ?? "");
  const { ledger } = useClient();
  const asked = useAsked();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const date = parseDate(typed);
  const unreadable = typed.trim() !== "" && date === undefined;
  const create = async () => {
    if (unreadable || running) return;
    setRunning(true);
    setFailure(undefined);
    const meeting: MethodInput<"meeting.add">["meeting"] = {
      // An evaluation is discussed in the year after; a date says it more exactly.
      fiscalYear: date === undefined ? snapshot.fiscalYear + 1 : fiscalYearOf(date),
      evaluates: snapshot.fiscalYear,
      number: 1,
      ...(date === undefined ? {} : { date }),
      agenda: [],
      handouts: [],
    };
    try {
      const added = await asked.run((even) => ledger.track(call("meeting.add", { meeting, even })));
      if (added) forgetDraft(key);
    } catch (error) {
      setFailure(failureOf(error));
    }
    setRunning(false);
  };
  return (
    <Box sx={{ p: 1.5, display: "flex", flexDirection: "column", gap: 1 }}>
      <Typography>
        {fiscalYearLabel(snapshot.fiscalYear)}
        を評価する会議が、まだありません。会議を作ると意見を記録できます。
      </Typography>
      <TextInput
        label="開催日（わかれば）"
        placeholder="令和2年8月7日"
        value={typed}
        error={unreadable}
        helperText={
          unreadable
            ? "日付として読めません。令和2年8月7日、2020-08-07 のように入力してください。"
            : date === undefined
              ? "あとから「委員会」の画面で入れられます"
              : `${dateLabel(date, { weekday: true })}として読みました`
        }
        fieldKey={key}
        onChange={(text) => {
          setTyped(text);
          noteWords({ key, label: "会議の開催日（まだ会議を作っていません）", text, where });
        }}
        onCommit={() => void create()}
      />
      <Button variant="contained" disabled={unreadable || running} onClick={() => void create()}>
        第1回の会議を作る
      </Button>
      {failure && <FailureNote failure={failure} />}
      {asked.element}
    </Box>
  );
}
