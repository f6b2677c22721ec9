/** One meeting: when and where, its 次第 and 資料, and what was said there. */
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import ExpandMoreIcon from "@mui/icons-material/ExpandMore";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel, timeLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel, parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AgendaEditor } from "#renderer/committee/AgendaEditor.tsx";
import { CommentCard } from "#renderer/committee/CommentCard.tsx";
import { HandoutsEditor } from "#renderer/committee/HandoutsEditor.tsx";
import { parseDate, parseTime } from "#renderer/committee/typedDate.ts";
import { Card } from "#renderer/common/Card.tsx";
import { wholeNumber } from "#renderer/common/checks.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Patch = MethodInput<"meeting.update">["patch"];

const unreadableYear = "年度として読めません。令和2年度、2020、R2 のように入力してください。";

export function MeetingCard({ meeting }: { meeting: Meeting }): ReactNode {
  const { snapshot, readOnly, place: at } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const remove = useContractCommand("meeting.remove");
  const place = meetingLabel(meeting);
  const common = { of: `meeting/${meeting.id}`, place, readOnly };
  const update = (patch: Patch) => call("meeting.update", { id: meeting.id, patch });
  const comments = snapshot.comments.filter((one) => one.meeting === meeting.id);
  const sources = new Set(snapshot.evaluations.flatMap((one) => one.sources ?? []));
  const wanted = comments.some((one) => one.id === at.comment);

  return (
    <Card
      title={place}
      action={
        !readOnly && (
          <Button color="error" onClick={() => setAsking(true)}>
            会議を削除
          </Button>
        )
      }
    >
      <Box
        sx={{
          display: "grid",
          gap: 1.5,
          alignItems: "start",
          gridTemplateColumns: "repeat(auto-fill, minmax(170px, 1fr))",
          mb: 2,
        }}
      >
        <SavedInput
          {...common}
          label="第何回"
          value={String(meeting.number)}
          inputAttributes={{ inputMode: "numeric" }}
          check={(text) => {
            const number = wholeNumber(text) ?? 0;
            return number >= 1 && number <= 999 ? undefined : "1から999の数にしてください。";
          }}
          onSave={(text) => update({ number: wholeNumber(text) ?? meeting.number })}
        />
        <SavedInput
          {...common}
          label="開催年度"
          value={fiscalYearLabel(meeting.fiscalYear)}
          check={(text) => (parseFiscalYear(text) === undefined ? unreadableYear : undefined)}
          onSave={(text) => update({ fiscalYear: parseFiscalYear(text) ?? meeting.fiscalYear })}
        />
        <SavedInput
          {...common}
          label="評価対象年度"
          value={fiscalYearLabel(meeting.evaluates)}
          check={(text) => (parseFiscalYear(text) === undefined ? unreadableYear : undefined)}
          onSave={(text) => update({ evaluates: parseFiscalYear(text) ?? meeting.evaluates })}
        />
        <SavedInput
          {...common}
          label="開催日"
          placeholder="令和2年8月7日"
          value={meeting.date === undefined ? "" : dateLabel(meeting.date, { weekday: true })}
          check={(text) =>
            text.trim() !== "" && parseDate(text) === undefined
              ? "日付として読めません。令和2年8月7日、2020-08-07 のように入力してください。"
              : undefined
          }
          onSave={(text) => update({ date: parseDate(text) ?? null })}
        />
        <SavedInput
          {...common}
          label="開始時刻"
          placeholder="午前10時"
          value={meeting.startTime === undefined ? "" : timeLabel(meeting.startTime)}
          check={(text) =>
            text.trim() !== "" && parseTime(text) === undefined
              ? "時刻として読めません。午前10時、10:00 のように入力してください。"
              : undefined
          }
          onSave={(text) => update({ startTime: parseTime(text) ?? null })}
        />
        <SavedInput
          {...common}
          label="場所"
          value={meeting.place ?? ""}
          inputAttributes={{ maxLength: 200 }}
          onSave={(text) => update({ place: text || null })}
        />
      </Box>
      {remove.failure && <FailureNote failure={remove.failure} onClose={remove.forget} />}
      <Accordion
        disableGutters
        variant="outlined"
        slotProps={{ heading: { component: "h3" }, region: { id: `${meeting.id}-agenda-region` } }}
      >
        <AccordionSummary
          id={`${meeting.id}-agenda`}
          aria-controls={`${meeting.id}-agenda-region`}
          expandIcon={<ExpandMoreIcon />}
        >
          次第（{meeting.agenda.length}項目）
        </AccordionSummary>
        <AccordionDetails>
          <AgendaEditor meeting={meeting} place={place} />
        </AccordionDetails>
      </Accordion>
      <Accordion
        disableGutters
        variant="outlined"
        slotProps={{ heading: { component: "h3" }, region: { id: `${meeting.id}-handouts-region` } }}
      >
        <AccordionSummary
          id={`${meeting.id}-handouts`}
          aria-controls={`${meeting.id}-handouts-region`}
          expandIcon={<ExpandMoreIcon />}
        >
          資料（{meeting.handouts.length}件）
        </AccordionSummary>
        <AccordionDetails>
          <HandoutsEditor meeting={meeting} place={place} />
        </AccordionDetails>
      </Accordion>
      <Accordion
        disableGutters
        variant="outlined"
        defaultExpanded={comments.length > 0 || wanted}
        slotProps={{ heading: { component: "h3" }, region: { id: `${meeting.id}-comments-region` } }}
      >
        <AccordionSummary
          id={`${meeting.id}-comments`}
          aria-controls={`${meeting.id}-comments-region`}
          expandIcon={<ExpandMoreIcon />}
        >
          意見（{comments.length}件）
        </AccordionSummary>
        <AccordionDetails sx={{ p: 0 }}>
          {comments.length === 0 && <Empty>まだ意見はありません。意見は評価シートの横で記録します。</Empty>}
          <Box component="ul" aria-label={`${place}の意見`} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {comments.map((comment) => (
              <CommentCard
                key={comment.id}
                comment={comment}
                showSheet
                isSource={sources.has(comment.id)}
                highlighted={comment.id === at.comment}
              />
            ))}
          </Box>
        </AccordionDetails>
      </Accordion>
      {asking && (
        <Confirm
          title={`${place}を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void remove.run({ id: meeting.id });
          }}
        >
          意見が記録されている会議は削除しません。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Card>
  );
}
