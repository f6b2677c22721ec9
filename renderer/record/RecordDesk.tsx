/** The desk of one meeting: 次第, sheet and remarks, evaluation, and the line where everything is entered. */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Even } from "#shared/contract/methods.ts";
import { commentKindLabels, type Comment, type CommentKind } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { cleanText } from "#shared/text/clean.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { draftText, forgetDraft, noteWords } from "#renderer/client/drafts.ts";
import type { ScreenName } from "#renderer/client/place.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { doubtOf, EvenQuestion, useAsked, type Doubt } from "#renderer/common/useAsked.tsx";
import { forgetTyping } from "#renderer/frame/useUndo.ts";
import { paperOfSubject, useHere, useWorkspace } from "#renderer/frame/workspace.ts";
import { AnswerNote } from "./AnswerNote.tsx";
import { deskKey, type DeskKey } from "./deskKeys.ts";
import { chooseLargeType, largeTypeChosen, useDesk } from "./desk.ts";
import { useDeskView } from "./deskView.ts";
import { enterRemark, insistOn, takeBack } from "./entries.ts";
import { EntryLine } from "./EntryLine.tsx";
import { agree, doubtsAbout, openDoubt } from "./doubts.ts";
import { kindForSpeaker, likelyQuestion, nextKind } from "./kinds.ts";
import type { RecordPlace } from "./places.ts";
import { PlaceList } from "./PlaceList.tsx";
import { RecordHead } from "./RecordHead.tsx";
import { RemarkList, type RemarkListHandle } from "./RemarkList.tsx";
import { recordProperties, SheetHead } from "./SheetHead.tsx";
import { SheetOverlay } from "./SheetOverlay.tsx";
import { SidePane } from "./SidePane.tsx";
import { SpeakerBar } from "./SpeakerBar.tsx";
import { speakerKey, speakerOfComment, type Speaker, type SpeakerRef } from "./speakers.ts";
import { TranscriptDialog } from "./TranscriptDialog.tsx";
import { editKey } from "./useRemarkWork.ts";
import "./record.css";

interface Correcting {
  comment: Comment;
  /** What the line held before. */
  before: { text: string; speaker: SpeakerRef | undefined; kind: CommentKind };
}

export function RecordDesk({ meeting }: { meeting: Meeting }): ReactNode {
  const workspace = useWorkspace();
  const { snapshot, readOnly, place: here, go } = workspace;
  const { ledger } = useClient();
  const where = useHere();
  const save = useSave();
  const [desk, setDesk] = useDesk(meeting.id);
  const [large, setLarge] = useState(largeTypeChosen);
  const lineKey = `record/${meeting.id}/line`;
  const [text, setText] = useState(() => draftText(lineKey) ?? "");
  const [problem, setProblem] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [search, setSearch] = useState<{ among: readonly Speaker[] }>();
  const asking = useAsked();
  const [correcting, setCorrecting] = useState<Correcting>();
  const [answersChoice, setAnswersChoice] = useState<{ id: string | null }>();
  const [first, setFirst] = useState<string>();
  const [importing, setImporting] = useState(false);
  const [overlay, setOverlay] = useState(false);
  const line = useRef<HTMLTextAreaElement>(null);
  const list = useRef<RemarkListHandle>(null);

  const { comments, byId, entries, speakers, nameOfRef, nameOf, ...view } = useDeskView(meeting, desk);
  const { places, counts, place, keyOf, sheet, parts, subject, pendingHere, saidHere, rows } = view;
  const target =
    desk.kind !== "answer"
      ? undefined
      : answersChoice === undefined
        ? likelyQuestion(saidHere)
        : [...comments, ...saidHere].find((one) => one.id === answersChoice.id);

  const picked = chosen.flatMap((id) => saidHere.filter((one) => one.id === id));

  // A plan that can only be read has no line; its keys work all the same.
  const focusLine = () => (line.current ?? document.getElementById("main"))?.focus();
  const put = (words: string) => {
    setText(words);
    setProblem(undefined);
    if (correcting === undefined) {
      noteWords({ key: lineKey, label: "記録していない発言", text: words, where });
      return;
    }
    const key = editKey(correcting.comment.id);
    if (words === correcting.comment.text) forgetDraft(key);
    else noteWords({ key, label: "直しかけの発言", text: words, where });
  };

  const goTo = (next: RecordPlace) => {
    setDesk({ place: next.key, part: undefined, property: undefined });
    setChosen([]);
    setFirst(undefined);
    setAnswersChoice(undefined);
    focusLine();
  };
  const show = (id: string) => {
    const comment = byId.get(id);
    const next = comment && places.find((one) => one.key === keyOf(comment));
    if (next && next.key !== place?.key) {
      setDesk({ place: next.key, part: undefined, property: undefined });
      setChosen([]);
      setFirst(id);
    } else list.current?.show(id);
  };
  const wanted = here.comment !== undefined && byId.has(here.comment) ? here.comment : undefined;
  const showWanted = useRef(show);
  useEffect(() => {
    showWanted.current = show;
  });
  useEffect(() => {
    if (wanted === undefined) (line.current ?? document.getElementById("main"))?.focus();
    else showWanted.current(wanted);
  }, [wanted, line, showWanted]);

  const pick = (ref: SpeakerRef) => {
    const asked = likelyQuestion(saidHere) !== undefined;
    setDesk({ speaker: ref, kind: kindForSpeaker(desk.kind, desk.speaker, ref, asked) });
    setProblem(undefined);
    setAnswersChoice(undefined);
    focusLine();
  };
  const turnKind = (by: 1 | -1 = 1) => {
    setDesk({ kind: nextKind(desk.kind, by) });
    setAnswersChoice(undefined);
    focusLine();
  };

  const clear = () => {
    forgetDraft(lineKey);
    setText("");
    setProblem(undefined);
    setAnswersChoice(undefined);
    focusLine();
    forgetTyping(line.current);
  };

  const enter = (typed: string) => {
    const words = cleanText(typed).text.trim();
    if (words === "") return;
    const speaker =
      desk.speaker && speakers.find((one) => one.key === speakerKey(desk.speaker ?? { speaker: "" }));
    if (desk.speaker === undefined) {
      setProblem("発言者を選んでください。Alt+数字、または F3 で名前を探します。文章は残っています。");
      return;
    }
    if (correcting) {
      correct(correcting, words);
      return;
    }
    const doubt = speaker && openDoubt(meeting.id, speaker);
    if (doubt) {
      void askFirst(doubt, speaker, typed);
      return;
    }
    const answersEntry = entries.find((one) => one.key === target?.id)?.key;
    const about = subject ? subjectLabel(snapshot, subject) : (place?.title ?? "会議全体");
    enterRemark(
      ledger,
      {
        comment: {
          meeting: meeting.id,
          ...(place?.line ? { agendaItem: place.line.id } : {}),
          ...(subject ? { subject } : {}),
          ...(subject && desk.property ? { property: desk.property } : {}),
          ...desk.speaker,
          kind: desk.kind,
          text: words,
          ...(target && answersEntry === undefined ? { answers: target.id } : {}),
          recordedAt: new Date().toISOString(),
        },
        answersEntry,
        label: `${nameOfRef(desk.speaker)}の${commentKindLabels[desk.kind]}（${about}）`,
        even: speaker ? doubtsAbout(speaker) : [],
      },
      where,
    );
    clear();
  };

  const askFirst = async (doubt: Doubt, speaker: Speaker, typed: string) => {
    if (await asking.ask(doubt)) {
      agree(meeting.id, speaker, doubt);
      enter(typed);
    } else focusLine();
  };

  const correct = ({ comment, before }: Correcting, words: string) => {
    const speaker = desk.speaker ?? speakerOfComment(comment);
    const sameSpeaker = speakerKey(speaker) === speakerKey(speakerOfComment(comment));
    const patch = {
      ...(words === comment.text ? {} : { text: words }),
      ...(desk.kind === comment.kind ? {} : { kind: desk.kind }),
      ...(sameSpeaker ? {} : speaker),
    };
    if (Object.keys(patch).length > 0) {
      const key = editKey(comment.id);
      const label = `${nameOf(comment)}の${commentKindLabels[comment.kind]}の訂正`;
      const even: Even[] = sameSpeaker ? [] : ["absent-speaker", "term-ended"];
      void save(key, label, words, () => call("comment.update", { id: comment.id, patch, even }));
    }
    forgetDraft(editKey(comment.id));
    setCorrecting(undefined);
    setDesk({ speaker: before.speaker, kind: before.kind });
    setText(before.text);
    focusLine();
    forgetTyping(line.current);
  };

  const startCorrecting = () => {
    const last = saidHere.at(-1);
    if (!last || readOnly) return;
    const entry = pendingHere.find((one) => one.key === last.id);
    if (entry?.state.kind === "failed" && text.trim() === "") {
      // It never reached the store: its words come back as if Enter had not been pressed.
      const taken = takeBack(ledger, entry.key);
      if (!taken) return;
      setDesk({ speaker: speakerOfComment(taken.comment), kind: taken.comment.kind });
      put(taken.comment.text);
      return;
    }
    if (entry || correcting) return;
    setCorrecting({ comment: last, before: { text, speaker: desk.speaker, kind: desk.kind } });
    setDesk({ speaker: speakerOfComment(last), kind: last.kind });
    const words = editKey(last.id);
    setText(draftText(words) ?? ledger.failed().find(({ key }) => key === words)?.text ?? last.text);
    setProblem(undefined);
    focusLine();
  };
  const stopCorrecting = () => {
    if (!correcting) return;
    // Other words stay a draft of their own: Ctrl+↑ finds them again.
    setCorrecting(undefined);
    setDesk({ speaker: correcting.before.speaker, kind: correcting.before.kind });
    setText(correcting.before.text);
  };

  /** A remark that the store asks back about, the first of them. */
  const [refused] = entries.flatMap((entry) => {
    const doubt = entry.state.kind === "failed" ? doubtOf(entry.state.failure) : undefined;
    return doubt ? [{ entry, doubt }] : [];
  });

  const movePlace = (by: 1 | -1) => {
    const at = places.findIndex((one) => one.key === place?.key);
    const next = places[at + by];
    if (next) goTo(next);
  };
  const movePart = (by: 1 | -1) => {
    const keys = [undefined, ...parts.map(subjectKey)];
    const at = keys.findIndex((key) => key === (subject === sheet ? undefined : desk.part));
    const next = (at + by + keys.length) % keys.length;
    setDesk({ part: keys[next] });
    focusLine();
  };
  const turnProperty = () => {
    if (!subject) return;
    const all = [undefined, ...recordProperties];
    const at = all.indexOf(desk.property as (typeof all)[number]);
    setDesk({ property: all[(at + 1) % all.length] });
    focusLine();
  };
  const paper = sheet && paperOfSubject(snapshot, sheet);
  const openOverlay = () => {
    if (paper) setOverlay(true);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Dialogs are drawn elsewhere but tell their keys here; those are theirs.
    if (isComposing(event) || event.defaultPrevented || !event.currentTarget.contains(event.target as Node))
      return;
    if (keyAction(event)) event.preventDefault();
  };
  /** True when the key meant something here. */
  const keyAction = (event: KeyboardEvent<HTMLElement>): boolean => {
    const key = deskKey(event);
    if (key === undefined) return false;
    switch (key.kind) {
      case "place":
        movePlace(key.by);
        return true;
      case "part":
        if (parts.length > 0) movePart(key.by);
        return true;
      case "sheet":
        openOverlay();
        return true;
      case "turn":
        if (!readOnly) turnKind(key.by);
        return !readOnly;
      case "search":
        if (!readOnly) setSearch({ among: speakers });
        return !readOnly;
      case "property":
        if (!readOnly) turnProperty();
        return !readOnly;
      case "digit":
      case "letter":
        if (!readOnly) pickBy(key);
        return !readOnly;
    }
  };
  const pickBy = (key: Extract<DeskKey, { kind: "digit" | "letter" }>) => {
    const found = speakers.filter((one) =>
      key.kind === "digit" ? one.digit === key.digit : one.initials.includes(key.letter),
    );
    if (found.length === 1 && found[0]) pick(found[0].ref);
    else if (found.length > 1) setSearch({ among: found });
  };

  const end = () => {
    const back: ScreenName = here.from ?? "committee";
    go({ screen: back, comment: undefined });
  };
  const speaking = desk.speaker && nameOfRef(desk.speaker);

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the whole desk, wherever in it the keyboard is
    <div className={large ? "record record-large" : "record"} tabIndex={-1} onKeyDown={onKeyDown}>
      <RecordHead
        meeting={meeting}
        large={large}
        onLarge={(on) => {
          chooseLargeType(on);
          setLarge(on);
          // The line is another field in the other size: it is there after this change.
          requestAnimationFrame(focusLine);
        }}
        onImport={() => setImporting(true)}
        onEnd={end}
      />
      <main id="main" tabIndex={-1} className="record-body" aria-label="会議の記録">
        <PlaceList
          key={large ? "large" : "usual"}
          places={places}
          counts={counts}
          chosen={place?.key}
          onChoose={goTo}
        />
        <div className="record-middle">
          <SheetHead
            place={place}
            subject={subject}
            property={desk.property}
            onPart={(part) => {
              setDesk({ part });
              focusLine();
            }}
            onProperty={turnProperty}
            onOpen={openOverlay}
          />
          <RemarkList
            key={place?.key}
            handle={list}
            first={first}
            meeting={meeting}
            rows={rows}
            nameOf={nameOf}
            aboutOf={view.aboutOf}
            isSource={(comment) => view.sources.has(comment.id)}
            comments={comments}
            speakers={speakers}
            chosen={chosen}
            onChoose={(id) =>
              setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))
            }
            onLeave={focusLine}
            empty={
              readOnly
                ? "ここでの発言は記録されていません。"
                : "まだ発言がありません。下の行に入力して Enter を押すと、ここに並びます。"
            }
          />
        </div>
        <SidePane
          meeting={meeting}
          sheet={sheet}
          chosen={picked}
          unanswered={view.unanswered}
          nameOf={nameOf}
          onDrafted={() => setChosen([])}
          onShow={show}
        />
      </main>
      {!readOnly && (
        <section className="record-foot" aria-label="発言の入力">
          <SpeakerBar
            speakers={speakers}
            chosen={desk.speaker}
            onPick={pick}
            search={search}
            onSearch={setSearch}
          />
          {snapshot.committee.members.length === 0 && (
            <p className="record-line-note">
              委員がまだ登録されていません。委員会の画面で加えるか、F3 で名前を入力して記録します。
            </p>
          )}
          <EntryLine
            // The field measures its letters once: another size is another field.
            key={large ? "large" : "usual"}
            input={line}
            fieldKey={lineKey}
            value={text}
            kind={desk.kind}
            speaker={speaking}
            problem={problem}
            correcting={correcting !== undefined}
            note={
              correcting ? (
                <p className="record-line-note">
                  {clockOf(correcting.comment.recordedAt)} {nameOf(correcting.comment)}
                  の発言を直しています。Enter で保存、Esc でやめます（直しかけの文章は残ります）。
                </p>
              ) : (
                desk.kind === "answer" && (
                  <AnswerNote
                    target={target}
                    choices={[...comments, ...saidHere.filter((one) => !byId.has(one.id))]}
                    nameOf={nameOf}
                    onChoose={(id) => {
                      setAnswersChoice({ id });
                      focusLine();
                    }}
                  />
                )
              )
            }
            onChange={put}
            onEnter={enter}
            onKind={() => turnKind()}
            onEscape={stopCorrecting}
            onUp={() => list.current?.focusLast()}
            onCorrect={startCorrecting}
          />
        </section>
      )}
      {asking.element}
      {!asking.element && refused && (
        <EvenQuestion
          doubt={refused.doubt}
          onYes={() => insistOn(ledger, refused.entry.key, refused.doubt.code, where)}
          onNo={() => {
            const taken = takeBack(ledger, refused.entry.key);
            if (!taken) return;
            // What is being typed meanwhile stays in front of it.
            put([text, taken.comment.text].filter((words) => words !== "").join("\n"));
            setDesk({ speaker: speakerOfComment(taken.comment), kind: taken.comment.kind });
            focusLine();
          }}
        />
      )}
      {importing && (
        <TranscriptDialog
          meeting={meeting}
          places={places}
          here={place?.key}
          speakers={speakers}
          onClose={() => {
            setImporting(false);
            focusLine();
          }}
        />
      )}
      {overlay && paper && (
        <SheetOverlay
          paper={paper}
          onClose={() => setOverlay(false)}
          onEdit={() => go({ screen: "sheets", paper })}
        />
      )}
    </div>
  );
}
