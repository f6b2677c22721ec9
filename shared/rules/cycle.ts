/**
 * The committee's year, from the 照会 to 会議記録の保存: how far each step is, and what to do next. A step is done by what the
 * plan file holds, never by being ticked.
 */
import { evaluationOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import type { CyclePlace } from "#shared/rules/cyclePlace.ts";
import { cycleTodo, type CycleTodo } from "#shared/rules/cycleTodo.ts";
import { dayLabel, dayOf } from "#shared/rules/dateLabel.ts";
import { answeredIds, opinionsOf } from "#shared/rules/dispositions.ts";
import { heldMeetings, nextMeetingOf } from "#shared/rules/heldMeetings.ts";
import { hasCommitteeEvaluation, sheetProgress, yearProgress } from "#shared/rules/progress.ts";
import { valueChecks } from "#shared/rules/valueChecks.ts";

export type CycleStepId =
  | "inquiry"
  | "compile"
  | "handouts"
  | "meeting"
  | "evaluation"
  | "answers"
  | "archive";

export interface CycleStep {
  id: CycleStepId;
  /** 「所管課への照会」. */
  title: string;
  /** `now` is the first that is not done. */
  state: "done" | "now" | "later";
  /** How far it is: 「記入 11／18」「未回答 3件」; 「—」 while there is nothing to count. */
  text: string;
  place: CyclePlace;
}

export interface YearCycle {
  /** In the order of the year. A plan whose forms have no 委員会の評価, or nothing to fill in, has no such steps. */
  steps: CycleStep[];
  /** Most urgent first. */
  todo: CycleTodo[];
}

/** @param today ISO date where the person is: what is held, due and overdue depends on it. */
export function yearCycle(snapshot: YearSnapshot, today: string): YearCycle {
  const steps = cycleSteps(snapshot, today);
  return {
    steps,
    todo: cycleTodo(
      snapshot,
      today,
      steps.every(({ state }) => state === "done"),
    ),
  };
}

type Step = Omit<CycleStep, "state"> & { done: boolean };

function cycleSteps(snapshot: YearSnapshot, today: string): CycleStep[] {
  const steps = [
    ...(asksForReports(snapshot) ? [inquiry(snapshot), compile(snapshot)] : []),
    handouts(snapshot),
    meeting(snapshot, today),
    ...(hasCommitteeEvaluation(snapshot) ? [evaluation(snapshot)] : []),
    answers(snapshot, today),
    archive(snapshot, today),
  ];
  const now = steps.findIndex(({ done }) => !done);
  return steps.map(({ done, ...step }, index) => ({
    ...step,
    state: done ? "done" : index === now ? "now" : "later",
  }));
}

/** A plan that only prints a ロードマップ has nothing to report; an empty one will have. */
function asksForReports(snapshot: YearSnapshot): boolean {
  return reported(snapshot).total > 0 || (snapshot.items.length === 0 && snapshot.projects.length === 0);
}

/** What departments report: measures and projects on the evaluation sheets, else the year's actual values. */
function reported(snapshot: YearSnapshot): { done: number; total: number } {
  if (hasCommitteeEvaluation(snapshot)) {
    const { reported: done, reportable: total } = yearProgress(snapshot);
    return { done, total };
  }
  const [from, to] = snapshot.plan.indicatorFiscalYears;
  const { fiscalYear, indicators } = snapshot;
  if (fiscalYear < from || fiscalYear > to) return { done: 0, total: 0 };
  const done = indicators.filter(({ actuals }) => actuals[String(fiscalYear)] !== undefined).length;
  return { done, total: indicators.length };
}

function inquiry(snapshot: YearSnapshot): Step {
  const { done, total } = reported(snapshot);
  return {
    id: "inquiry",
    title: "所管課への照会",
    done: total > 0 && done === total,
    text: total === 0 ? "—" : `記入 ${done}／${total}`,
    place: { screen: total === 0 ? "plan" : "sheets" },
  };
}

/** Every field that is still empty on the year's sheets. */
function emptyFields(snapshot: YearSnapshot): number {
  if (!hasCommitteeEvaluation(snapshot)) {
    const { done, total } = reported(snapshot);
    return total - done;
  }
  return sheetsOf(snapshot).reduce((sum, sheet) => sum + sheetProgress(snapshot, sheet).missing.length, 0);
}

function compile(snapshot: YearSnapshot): Step {
  const { total } = reported(snapshot);
  const empty = emptyFields(snapshot);
  const checks = valueChecks(snapshot).length;
  const text = empty > 0 ? `未記入 ${empty}欄` : checks > 0 ? `点検 ${checks}件` : "点検済";
  return {
    id: "compile",
    title: "取りまとめ",
    done: total > 0 && empty === 0,
    text: total === 0 ? "—" : text,
    place: { screen: "sheets" },
  };
}

function handouts({ paperEditions, meetings }: YearSnapshot): Step {
  const latest = paperEditions.findLast(({ stage }) => stage === "handout");
  const meeting = latest?.meeting ?? meetings.at(-1)?.id;
  return {
    id: "handouts",
    title: "配布資料",
    done: latest !== undefined,
    text: latest ? `配布版 ${dayLabel(dayOf(latest.fixedAt))}` : "配布版なし",
    place: { screen: "archive", ...(meeting === undefined ? {} : { meeting }) },
  };
}

function meeting(snapshot: YearSnapshot, today: string): Step {
  const { meetings } = snapshot;
  const held = heldMeetings(snapshot, today);
  const shown =
    nextMeetingOf(snapshot, today) ?? meetings.find(({ date }) => date === undefined) ?? meetings.at(-1);
  const day = shown?.date === undefined ? "日程未定" : dayLabel(shown.date, { weekday: true });
  return {
    id: "meeting",
    title: "委員会",
    done: meetings.length > 0 && held.length === meetings.length && held.every(({ date }) => date !== today),
    text: shown ? `第${shown.number}回 ${shown.date === today ? "本日" : day}` : "会議なし",
    place: {
      screen: shown?.date === today ? "record" : "committee",
      ...(shown && { meeting: shown.id }),
    },
  };
}

function evaluation(snapshot: YearSnapshot): Step {
  const sheets = sheetsOf(snapshot);
  const adopted = sheets.filter((sheet) => adoptionState(evaluationOf(snapshot, sheet)) === "adopted").length;
  return {
    id: "evaluation",
    title: "委員会の評価",
    done: sheets.length > 0 && adopted === sheets.length,
    text: sheets.length === 0 ? "—" : `${adopted}／${sheets.length} 採択`,
    place: { screen: "answers" },
  };
}

function answers(snapshot: YearSnapshot, today: string): Step {
  const opinions = opinionsOf(snapshot);
  const answered = answeredIds(snapshot.comments);
  const open = opinions.filter(({ id }) => !answered.has(id)).length;
  const published = snapshot.paperEditions.findLast(({ stage }) => stage === "public");
  const held = heldMeetings(snapshot, today).length > 0;
  const text = published
    ? `公表版 ${dayLabel(dayOf(published.fixedAt))}`
    : opinions.length > 0
      ? "回答済・未公表"
      : held
        ? "意見なし・未公表"
        : "—";
  return {
    id: "answers",
    title: "回答・公表",
    done: held && open === 0 && published !== undefined,
    text: open > 0 ? `未回答 ${open}件` : text,
    place: { screen: open === 0 && opinions.length > 0 ? "archive" : "answers" },
  };
}

function archive(snapshot: YearSnapshot, today: string): Step {
  const held = heldMeetings(snapshot, today);
  const kept = held.filter(({ id }) => snapshot.archives.some((one) => one.meeting === id)).length;
  const open = held.find(({ id }) => !snapshot.archives.some((one) => one.meeting === id));
  return {
    id: "archive",
    title: "会議記録の保存",
    done: held.length > 0 && kept === held.length,
    text: held.length === 0 ? "—" : kept === held.length ? "保存済" : `${kept}／${held.length} 保存済`,
    place: { screen: "archive", ...(open && { meeting: open.id }) },
  };
}
