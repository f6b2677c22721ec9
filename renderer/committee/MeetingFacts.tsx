/** When and where a meeting is held, which year it evaluates, and who may listen. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel, timeLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel, parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import { opennessLabels } from "#shared/rules/minutesHeader.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { otherFiscalYear, outsideYearText, takenNumber } from "#renderer/committee/meetingProblems.ts";
import { parseDate, parseTime } from "#renderer/committee/typedDate.ts";
import { wholeNumber } from "#renderer/common/checks.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Patch = MethodInput<"meeting.update">["patch"];

const unreadableYear = "年度として読めません。令和2年度、2020、R2 のように入力してください。";
const unreadableTime = "時刻として読めません。午前10時、10:00 のように入力してください。";

/** Value of the choice 「未定」. */
const UNDECIDED = "";
const openness = [
  { value: UNDECIDED, text: "未定" },
  ...Object.entries(opennessLabels).map(([value, text]) => ({ value, text })),
];

const MOST_OBSERVERS = 10_000;

/** 「2」 or 「第2回」, in any width. */
function meetingNumber(text: string): number | undefined {
  return wholeNumber(text.trim().replace(/^第|回$/gu, ""));
}

export function MeetingFacts({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const asked = useAsked();
  const [slips, setSlips] = useState(0);
  const of = `meeting/${meeting.id}`;
  const common = { of, place, readOnly };
  const update = (patch: Patch) => call("meeting.update", { id: meeting.id, patch });
  /** A day can be asked back about; where it was a slip the old one is what was saved, and shown again. */
  const saveDate = async (date: string | null) => {
    const saved = await asked.run((even) =>
      call("meeting.update", { id: meeting.id, patch: { date }, even }),
    );
    if (saved) return saved;
    const kept = await update({ date: meeting.date ?? null });
    setSlips((count) => count + 1);
    return kept;
  };
  const outside = outsideYearText(meeting);
  const otherYear = otherFiscalYear(meeting);
  const toOtherYear = () => {
    if (otherYear === undefined) return;
    void save(`${of}/開催年度`, `${place} 開催年度`, fiscalYearLabel(otherYear), () =>
      update({ fiscalYear: otherYear }),
    );
  };
  const { startTime, endTime, observers } = meeting;
  return (
    <>
      <Box
        sx={{
          display: "grid",
          gap: 1.5,
          alignItems: "start",
          gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
          mb: 2,
        }}
      >
        <SavedInput
          {...common}
          label="第何回"
          value={String(meeting.number)}
          inputAttributes={{ inputMode: "numeric" }}
          check={(text) => {
            const number = meetingNumber(text) ?? 0;
            if (number < 1 || number > 999) return "1から999の数にしてください。";
            return takenNumber(snapshot.meetings, meeting, number);
          }}
          onSave={(text) => update({ number: meetingNumber(text) ?? meeting.number })}
        />
        <SavedInput
          {...common}
          label="開催年度"
          value={fiscalYearLabel(meeting.fiscalYear)}
          check={(text) => {
            const year = parseFiscalYear(text);
            if (year === undefined) return unreadableYear;
            return takenNumber(snapshot.meetings, { ...meeting, fiscalYear: year }, meeting.number);
          }}
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
          key={`date/${slips}`}
          label="開催日"
          placeholder="令和2年8月7日"
          value={meeting.date === undefined ? "" : dateLabel(meeting.date, { weekday: true })}
          check={(text) =>
            text.trim() !== "" && parseDate(text) === undefined
              ? "日付として読めません。令和2年8月7日、2020-08-07 のように入力してください。"
              : undefined
          }
          onSave={(text) => saveDate(parseDate(text) ?? null)}
        />
        <SavedInput
          {...common}
          label="開始時刻"
          placeholder="午前10時"
          value={startTime === undefined ? "" : timeLabel(startTime)}
          check={(text) => timeProblem(text, parseTime(text), endTime)}
          onSave={(text) => update({ startTime: parseTime(text) ?? null })}
        />
        <SavedInput
          {...common}
          label="終了時刻"
          placeholder="午前11時30分"
          value={endTime === undefined ? "" : timeLabel(endTime)}
          check={(text) => timeProblem(text, startTime, parseTime(text))}
          onSave={(text) => update({ endTime: parseTime(text) ?? null })}
        />
        <SavedInput
          {...common}
          label="場所"
          value={meeting.place ?? ""}
          sx={{ gridColumn: "span 2" }}
          inputAttributes={{ maxLength: 200 }}
          onSave={(text) => update({ place: text || null })}
        />
        <SavedChoice
          {...common}
          label="公開・非公開"
          value={meeting.openness ?? UNDECIDED}
          options={openness}
          onSave={(value) =>
            update({ openness: value === UNDECIDED ? null : (value as NonNullable<Meeting["openness"]>) })
          }
        />
        {(meeting.openness === "partly" || meeting.openness === "closed") && (
          <SavedInput
            {...common}
            label="非公開の理由"
            placeholder="個人に関する情報を扱うため"
            value={meeting.closedReason ?? ""}
            sx={{ gridColumn: "span 2" }}
            inputAttributes={{ maxLength: 500 }}
            onSave={(text) => update({ closedReason: text || null })}
          />
        )}
        <SavedInput
          {...common}
          label="傍聴者数"
          placeholder="会議のあとに"
          value={observers === undefined ? "" : `${observers}名`}
          inputAttributes={{ inputMode: "numeric" }}
          check={(text) =>
            text.trim() === "" || people(text) !== undefined
              ? undefined
              : "傍聴者の数を、0から10000の数で入力してください。"
          }
          onSave={(text) => update({ observers: people(text) ?? null })}
        />
      </Box>
      {outside !== undefined && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            !readOnly &&
            otherYear !== undefined && (
              <Button onClick={toOtherYear}>開催年度を{fiscalYearLabel(otherYear)}にする</Button>
            )
          }
        >
          {outside}日付か年度を確かめてください。
        </Alert>
      )}
      {asked.element}
    </>
  );
}

/** 「3」「３名」「12人」; undefined for anything else. */
function people(text: string): number | undefined {
  const count = wholeNumber(
    text
      .normalize("NFKC")
      .trim()
      .replace(/[名人]$/u, ""),
  );
  return count !== undefined && count <= MOST_OBSERVERS ? count : undefined;
}

/** An empty time takes the time away. */
function timeProblem(text: string, from: string | undefined, to: string | undefined): string | undefined {
  if (text.trim() === "") return undefined;
  if (parseTime(text) === undefined) return unreadableTime;
  return from !== undefined && to !== undefined && to <= from
    ? "終了時刻は、開始時刻より後にしてください。"
    : undefined;
}
