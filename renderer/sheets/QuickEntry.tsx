/**
 * Recording comments by keyboard alone while people speak: speaker (Alt+number, or typed), kind (F2), words, Enter.
 * Nothing is ever entered in the middle of a conversion, and the field is ready for the next comment at once.
 */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { commentKindLabels, type CommentKind, type NewComment } from "#shared/domain/comment.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { isOpinion } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { cleanText } from "#shared/text/clean.ts";
import { call } from "#renderer/client/bridge.ts";
import { draftText, forgetDraft, noteWords } from "#renderer/client/drafts.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { aboutAnything, aboutSheet, WHOLE_PLAN } from "#renderer/committee/about.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { KindChip } from "#renderer/common/KindChip.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useAsked, type Doubt } from "#renderer/common/useAsked.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { forgetTyping } from "#renderer/frame/useUndo.ts";
import { isOnSheet, useHere, useWorkspace } from "#renderer/frame/workspace.ts";
import { agree, doubtsAbout, openDoubt } from "#renderer/record/doubts.ts";
import { kindForSpeaker, likelyQuestion, nextKind } from "#renderer/record/kinds.ts";
import { foundSpeakers, speakerKey, speakersOf, type Speaker } from "#renderer/record/speakers.ts";
import { SpeakerChips } from "#renderer/sheets/SpeakerChips.tsx";

const NO_AGENDA = "";
const QUICK_ENTRY_ID = "quick-entry";

/**
 * Key of the field for the words: where Ctrl+E goes. Every sheet of a year has its own unfinished comment; papers
 * without a sheet share that on the plan.
 */
export function quickEntryKey(fiscalYear: number, sheet: Subject | undefined): string {
  return `comment/${fiscalYear}/${sheet ? subjectKey(sheet) : "plan"}`;
}

/** Three fields stand in one line of the narrow panel: what is chosen gets the room. */
const compact = {
  flex: 1,
  minWidth: 0,
  "& .MuiSelect-select.MuiSelect-select": { pl: 1, pr: 2.5, fontSize: 12.5 },
  "& .MuiSelect-icon": { right: 2 },
} as const;

interface Habits {
  /** Key of the speaker. */
  speaker?: string;
  kind: CommentKind;
  meeting?: string;
  agendaItem: string;
}

/** What the person set last holds for the next comment, also on the next sheet. */
let habits: Habits = { kind: "opinion", agendaItem: NO_AGENDA };

function remember(change: Partial<Habits>): void {
  habits = { ...habits, ...change };
}

export function QuickEntry({ sheet }: { sheet: Subject | undefined }): ReactNode {
  const { snapshot, place } = useWorkspace();
  const { members } = snapshot.committee;
  const draftKey = quickEntryKey(snapshot.fiscalYear, sheet);
  const replyKey = `${draftKey}/reply`;
  const nameKey = `${draftKey}/speaker`;
  const where = useHere();
  const [text, setText] = useState(() => draftText(draftKey) ?? "");
  const [reply, setReply] = useState(() => draftText(replyKey) ?? "");
  const [speakerId, setSpeakerId] = useState(habits.speaker);
  const [typedName, setTypedName] = useState(() => draftText(nameKey));
  const [kind, setKind] = useState(habits.kind);
  const [agendaItem, setAgendaItem] = useState(habits.agendaItem);
  const [meetingId, setMeetingId] = useState(habits.meeting);
  const [missing, setMissing] = useState<string>();
  const [chosenAbout, setChosenAbout] = useState<{ part: string | undefined; value: string }>();
  const asking = useAsked();
  const addMember = useContractCommand("member.add");
  const save = useSave();
  const listId = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const textField = useRef<HTMLInputElement>(null);
  const replyField = useRef<HTMLInputElement>(null);

  const meeting = snapshot.meetings.find((one) => one.id === meetingId) ?? snapshot.meetings.at(-1);
  const heard = snapshot.comments.filter((one) => one.meeting === meeting?.id);
  const known = meeting ? speakersOf(snapshot.committee, meeting, heard) : [];
  const named = speakerId?.startsWith("other:") && !known.some(({ key }) => key === speakerId);
  // Someone who is no member and speaks for the first time is in no list yet.
  const speakers =
    meeting && named
      ? speakersOf(snapshot.committee, meeting, [...heard, { speaker: speakerId?.slice("other:".length) }])
      : known;
  const speaker = speakers.find(({ key }) => key === speakerId);
  const lines = agendaLines(meeting?.agenda ?? []);
  const agenda = lines.find((line) => line.item.id === agendaItem)?.item.id ?? NO_AGENDA;

  // What was chosen holds until another item of the list is; an item chosen there is what is being talked about.
  const abouts = sheet ? aboutSheet(snapshot, sheet) : aboutAnything(snapshot);
  const name = sheet ? subjectLabel(snapshot, sheet) : "計画全体";
  const own = sheet ? subjectKey(sheet) : WHOLE_PLAN;
  const usual = place.part === undefined ? own : subjectKey({ kind: "item", id: place.part });
  const asked = chosenAbout?.part === place.part ? chosenAbout?.value : undefined;
  const about =
    abouts.find((one) => one.value === asked) ??
    abouts.find((one) => one.value === usual) ??
    abouts.find((one) => one.value === own);

  const wanted = typedName === undefined ? "" : typedName.trim();
  const matches = foundSpeakers(speakers, wanted);
  const found = wanted === "" ? undefined : matches[0];

  // What an answer answers: the latest open question on the same sheet.
  const sameSheet = heard.filter(
    (one) =>
      (one.subject === undefined) === (sheet === undefined) &&
      (!sheet || !one.subject || isOnSheet(snapshot, one.subject, sheet)),
  );
  const answered = kind === "answer" ? likelyQuestion(sameSheet) : undefined;

  const pick = (key: string) => {
    remember({ speaker: key });
    setSpeakerId(key);
    setTypedName(undefined);
    forgetDraft(nameKey);
    setMissing(undefined);
    const ref = key.startsWith("other:")
      ? { speaker: key.slice("other:".length) }
      : { member: key.slice("member:".length) };
    // Beside a sheet who is no member answers; explanations belong to the record of the whole meeting.
    pickKind(kindForSpeaker(kind, speaker?.ref, ref, true));
  };
  const pickKind = (next: CommentKind) => {
    remember({ kind: next });
    setKind(next);
  };

  const joinCommittee = async (name: string) => {
    const added = await addMember.run({ member: { name } });
    if (added === undefined) return;
    pick(speakerKey({ member: added.id }));
    textField.current?.focus();
  };
  const speakAs = (name: string) => {
    pick(speakerKey({ speaker: name }));
    textField.current?.focus();
  };
  const acceptName = () => {
    const name = cleanText(typedName ?? "").text.trim();
    if (name === "") textField.current?.focus();
    else if (found) {
      pick(found.key);
      textField.current?.focus();
    } else void joinCommittee(name);
  };

  const enter = (typed: string, typedReply: string) => {
    const words = cleanText(typed).text.trim();
    if (words === "") {
      textField.current?.focus();
      return;
    }
    if (speaker === undefined || meeting === undefined) {
      setMissing("発言者を選んでください。Alt+数字、または「発言者」に名前を入力します。");
      nameField.current?.focus();
      return;
    }
    const doubts = doubtsAbout(speaker);
    const doubt = openDoubt(meeting.id, speaker);
    if (doubt) {
      void askFirst(doubt, meeting.id, speaker, () => enter(typed, typedReply));
      return;
    }
    const answer = isOpinion({ kind }) ? cleanText(typedReply).text.trim() : "";
    const comment: NewComment = {
      meeting: meeting.id,
      ...(about?.subject ? { subject: about.subject } : {}),
      ...(agenda === NO_AGENDA ? {} : { agendaItem: agenda }),
      ...speaker.ref,
      kind,
      text: words,
      ...(answered ? { answers: answered.id } : {}),
      ...(answer === "" ? {} : { reply: answer }),
    };
    // The field is free for the next comment at once; if this one cannot be saved, the ledger keeps its words.
    const label = `${speaker.name}の${commentKindLabels[kind]}（${about?.text.trim() ?? ""}）`;
    const kept = answer === "" ? words : `${words}\n事務局：${answer}`;
    void save(`comment/${crypto.randomUUID()}`, label, kept, () =>
      call("comment.add", { comment, ...(doubts.length > 0 ? { even: doubts } : {}) }),
    );
    for (const key of [draftKey, replyKey]) forgetDraft(key);
    setText("");
    setReply("");
    setMissing(undefined);
    textField.current?.focus();
    forgetTyping(textField.current);
  };

  const askFirst = async (doubt: Doubt, meeting: string, speaker: Speaker, then: () => void) => {
    if (!(await asking.ask(doubt))) return;
    agree(meeting, speaker, doubt);
    then();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const digit = event.altKey && /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
    if (digit) {
      const chosen = speakers.find((one) => one.digit === digit);
      event.preventDefault();
      if (chosen) pick(chosen.key);
    } else if (event.key === "F2") {
      event.preventDefault();
      pickKind(nextKind(kind, event.shiftKey ? -1 : 1));
    }
  };
  const onNameKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    onKeyDown(event);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && speakers.length > 0) {
      event.preventDefault();
      const index = speakers.findIndex(({ key }) => key === speakerId);
      const next = speakers[(index + step + speakers.length) % speakers.length];
      if (next) pick(next.key);
    }
  };

  return (
    <Box
      component="section"
      aria-label="意見を記録"
      sx={{ p: 1.5, pt: 1, display: "flex", flexDirection: "column", gap: 0.75 }}
    >
      {snapshot.meetings.length > 1 && (
        <Choice
          label="会議"
          value={meeting?.id ?? ""}
          onChange={(id) => {
            remember({ meeting: id });
            setMeetingId(id);
          }}
          options={snapshot.meetings.map((one) => ({ value: one.id, text: meetingLabel(one) }))}
        />
      )}
      <Box sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}>
        <TextInput
          label="発言者"
          value={typedName ?? speaker?.name ?? ""}
          inputRef={nameField}
          placeholder={members.length === 0 ? "氏名を入力" : "名前・読み"}
          sx={{ flex: 1.2, minWidth: 0 }}
          error={missing !== undefined}
          inputAttributes={{
            role: "combobox",
            "aria-expanded": speakers.length > 0,
            "aria-controls": listId,
            "aria-autocomplete": "list",
            ...(speaker ? { "aria-activedescendant": `${listId}-${speaker.key}` } : {}),
          }}
          fieldKey={nameKey}
          onChange={(name) => {
            setTypedName(name);
            noteWords({ key: nameKey, label: "発言者（まだ選んでいません）", text: name, where });
          }}
          onCommit={acceptName}
          onBlur={() => {
            // Leaving with Tab takes the one it plainly is; an unknown name stays, waiting to be added or corrected.
            if (typedName === undefined) return;
            if (typedName.trim() === "") {
              setTypedName(undefined);
              forgetDraft(nameKey);
            } else if (found) pick(found.key);
          }}
          onKeyDown={onNameKeyDown}
        />
        <Choice
          label="対象"
          sx={compact}
          value={about?.value ?? WHOLE_PLAN}
          onChange={(value) => setChosenAbout({ part: place.part, value })}
          options={abouts}
        />
        {lines.length > 0 && (
          <Choice
            label="次第"
            sx={compact}
            value={agenda}
            onChange={(id) => {
              remember({ agendaItem: id });
              setAgendaItem(id);
            }}
            options={[
              { value: NO_AGENDA, text: "指定しない", short: "なし" },
              ...lines.map(({ item, depth, cite }) => ({
                value: item.id,
                short: cite,
                text: `${"　".repeat(depth)}${item.number} ${item.title}`,
              })),
            ]}
          />
        )}
      </Box>
      <SpeakerChips
        id={listId}
        speakers={speakers}
        chosen={speakerId}
        matches={wanted === "" ? undefined : matches}
        onPick={(key) => {
          pick(key);
          textField.current?.focus();
        }}
      />
      {wanted !== "" && !found && (
        <>
          <Button variant="outlined" onClick={acceptName} disabled={addMember.running}>
            「{wanted}」を委員に加える（Enter）
          </Button>
          <Button variant="outlined" onClick={() => speakAs(cleanText(wanted).text)}>
            「{wanted}」を委員以外の発言者にする
          </Button>
        </>
      )}
      {addMember.failure && <FailureNote failure={addMember.failure} onClose={addMember.forget} />}
      <Box sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}>
        <Button
          variant="outlined"
          aria-label={`種別 ${commentKindLabels[kind]}（F2 で切り替え）`}
          title="F2 で切り替え"
          onClick={() => pickKind(nextKind(kind))}
          onKeyDown={onKeyDown}
          sx={{ minWidth: 56, height: 36 }}
        >
          <KindChip kind={kind} />
        </Button>
        <TextInput
          label="意見を記録"
          id={QUICK_ENTRY_ID}
          sx={{ flex: 1 }}
          value={text}
          fieldKey={draftKey}
          inputRef={textField}
          placeholder="Enter で確定"
          error={missing !== undefined}
          helperText={missing}
          onChange={(words) => {
            setText(words);
            noteWords({
              key: draftKey,
              label: `記録していない意見（${name}）`,
              text: words,
              where,
            });
          }}
          onCommit={(typed) => enter(typed, reply)}
          onKeyDown={onKeyDown}
        />
      </Box>
      {answered && (
        <Box sx={{ fontSize: 12, color: "text.secondary" }}>
          {speakerName(snapshot.committee, answered)}の{commentKindLabels[answered.kind]}
          への回答として記録します。
        </Box>
      )}
      {isOpinion({ kind }) && (text !== "" || reply !== "") && (
        <TextInput
          label="回答（あれば）"
          value={reply}
          fieldKey={replyKey}
          inputRef={replyField}
          onChange={(words) => {
            setReply(words);
            noteWords({
              key: replyKey,
              label: `記録していない回答（${name}）`,
              text: words,
              where,
            });
          }}
          onCommit={(typed) => enter(text, typed)}
          onKeyDown={onKeyDown}
        />
      )}
      <Box sx={{ fontSize: 11.5, color: "text.secondary" }}>
        Ctrl+E ここへ　Enter 確定　Alt+数字 発言者　F2 種別
      </Box>
      {asking.element}
    </Box>
  );
}
