/** What is chosen in 文書出力: the meeting, the papers and their order, numbers, one file or many, Word or PDF. */
import { useMemo, useState } from "react";
import type { Meeting, OutputSet } from "#shared/domain/committee.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import type { ChosenGroup } from "#renderer/export/outputFiles.ts";
import {
  exchangedHandouts,
  groupForm,
  inHandoutOrder,
  moved,
  outputGroups,
  type OutputGroup,
  usualTicks,
} from "#renderer/export/outputGroups.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export interface OutputChoice {
  meeting: Meeting | undefined;
  setMeeting: (id: string) => void;
  groups: OutputGroup[];
  ticked: ReadonlySet<string>;
  tick: (papers: readonly Paper[], on: boolean) => void;
  numberOf: (group: OutputGroup) => string;
  setNumber: (group: OutputGroup, number: string) => void;
  move: (from: number, to: number) => void;
  chosen: ChosenGroup[];
  how: Pick<OutputSet, "files" | "format">;
  setHow: (change: Partial<Pick<OutputSet, "files" | "format">>) => void;
  /** Keeps the choice with the meeting, for the next time. */
  remember: () => void;
}

/** What a person changed since the dialog was opened for a meeting. */
interface Changes {
  order?: string[];
  ticked?: ReadonlySet<string>;
  numbers: ReadonlyMap<string, string>;
  how: Partial<Pick<OutputSet, "files" | "format">>;
}
const noChanges: Changes = { numbers: new Map(), how: {} };

export function useOutputChoice(): OutputChoice {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const [meetingId, setMeetingId] = useState<string>();
  const [changes, setChanges] = useState(noChanges);
  const change = (next: Partial<Changes>) => setChanges((now) => ({ ...now, ...next }));

  const meeting = snapshot.meetings.find(({ id }) => id === meetingId) ?? snapshot.meetings.at(-1);
  const usual = useMemo(() => outputGroups(snapshot, meeting), [snapshot, meeting]);
  const groups = useMemo(() => {
    const ordered = inOrder(usual, changes.order);
    // Where nothing can be moved in the meeting itself, the order is only that of this output.
    return readOnly ? ordered : inHandoutOrder(ordered, meeting);
  }, [usual, changes.order, readOnly, meeting]);
  const ticked = useMemo(
    () => changes.ticked ?? usualTicks(usual, meeting),
    [changes.ticked, usual, meeting],
  );
  // Sheets of one form that are printed under one number keep one number.
  const numberKey = (group: OutputGroup) => group.handout?.id ?? group.form;
  const numberOf = (group: OutputGroup) => changes.numbers.get(numberKey(group)) ?? group.number;
  const how = {
    files: changes.how.files ?? meeting?.output?.files ?? "one",
    format: changes.how.format ?? meeting?.output?.format ?? "word",
  } as const;
  const chosen = groups.flatMap((group): ChosenGroup[] => {
    const number = numberOf(group).trim();
    const form = groupForm(snapshot, group, ticked, number);
    return form ? [{ group, number, form }] : [];
  });

  const move = (from: number, to: number) => {
    const [one, other] = [groups[from], groups[to]];
    if (!one || !other) return;
    change({ order: moved(groups, from, to).map(({ key }) => key) });
    const handouts = meeting && !readOnly ? exchangedHandouts(meeting, one, other) : undefined;
    if (!meeting || !handouts) return;
    const text = handouts.map((handout) => `${handout.number} ${handout.title}`.trim()).join("\n");
    void save(`handouts/${meeting.id}`, `第${meeting.number}回 資料の順`, text, () =>
      call("meeting.update", { id: meeting.id, patch: { handouts } }),
    );
  };

  const remember = () => {
    if (!meeting || readOnly) return;
    const papers = groups.flatMap((group) => group.papers).filter((paper) => ticked.has(paperKey(paper)));
    const output: OutputSet = { papers, ...how };
    if (JSON.stringify(output) === JSON.stringify(meeting.output)) return;
    void save(`output/${meeting.id}`, `第${meeting.number}回 文書出力の設定`, "", () =>
      call("meeting.update", { id: meeting.id, patch: { output } }),
    );
  };

  return {
    meeting,
    setMeeting: (id) => {
      setMeetingId(id);
      setChanges(noChanges);
    },
    groups,
    ticked,
    tick: (papers, on) => {
      const next = new Set(ticked);
      for (const paper of papers) next[on ? "add" : "delete"](paperKey(paper));
      change({ ticked: next });
    },
    numberOf,
    setNumber: (group, number) => change({ numbers: new Map(changes.numbers).set(numberKey(group), number) }),
    move,
    chosen,
    how,
    setHow: (next) => change({ how: { ...changes.how, ...next } }),
    remember,
  };
}

/** Groups that the order does not know stay behind those it does. */
function inOrder(groups: readonly OutputGroup[], order: readonly string[] | undefined): OutputGroup[] {
  if (order === undefined) return [...groups];
  const place = ({ key }: OutputGroup) => (order.includes(key) ? order.indexOf(key) : order.length);
  return groups.toSorted((a, b) => place(a) - place(b));
}
