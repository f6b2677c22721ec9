/** The snapshot as it will be once everything typed is saved, so that a cell never shows an older text for a moment. */
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import { sameSubject } from "#shared/domain/ids.ts";
import type { MinutesField } from "#shared/domain/minutes.ts";
import type { Indicator } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { rowLists } from "#shared/rules/fieldText.ts";
import { parseIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { minutesOf } from "#shared/rules/minutesHeader.ts";

/** The same snapshot with one field set to a text that can be read. */
export function withField(snapshot: YearSnapshot, field: Field, text: string): YearSnapshot {
  return field.entity === "indicatorValue"
    ? withValue(snapshot, field, text)
    : withText(snapshot, field, text);
}

function replaced<T extends { id: string }>(list: readonly T[], id: string, change: Partial<T>): T[] {
  return list.map((one) => (one.id === id ? { ...one, ...change } : one));
}

function withText(snapshot: YearSnapshot, field: TextField, text: string): YearSnapshot {
  const change = { [field.property]: text };
  switch (field.entity) {
    case "plan":
      return { ...snapshot, plan: { ...snapshot.plan, ...change } };
    case "item":
      return { ...snapshot, items: replaced(snapshot.items, field.id, change) };
    case "project":
      return { ...snapshot, projects: replaced(snapshot.projects, field.id, change) };
    case "indicator":
      return { ...snapshot, indicators: replaced(snapshot.indicators, field.id, change) };
    case "evaluation": {
      const { subject, fiscalYear, property } = field;
      const before = snapshot.evaluations.find((one) => sameSubject(one.subject, subject));
      const { [property]: _old, ...rest } = before ?? { subject, fiscalYear };
      const after = (text === "" ? rest : { ...rest, ...change }) as Evaluation;
      const evaluations = before
        ? snapshot.evaluations.map((one) => (one === before ? after : one))
        : [...snapshot.evaluations, after];
      return { ...snapshot, evaluations };
    }
    case "indicatorYear": {
      const { id, fiscalYear, property } = field;
      const year = String(fiscalYear);
      const change = ({ years = {}, ...indicator }: Indicator): Indicator => {
        const { [property]: _old, ...rest } = years[year] ?? {};
        const set = text === "" ? rest : { ...rest, [property]: text };
        return { ...indicator, years: { ...years, [year]: set } };
      };
      const indicators = snapshot.indicators.map((one) => (one.id === id ? change(one) : one));
      return { ...snapshot, indicators };
    }
    case "agendaItem": {
      const changed = (lines: readonly AgendaItem[]): AgendaItem[] =>
        lines.map((line) => ({
          ...line,
          ...(line.id === field.id ? change : {}),
          children: changed(line.children),
        }));
      const meetings = snapshot.meetings.map((one) => ({ ...one, agenda: changed(one.agenda) }));
      return { ...snapshot, meetings };
    }
    case "handout": {
      const changed = (meeting: Meeting): Meeting => ({
        ...meeting,
        handouts: replaced(meeting.handouts, field.id, change),
      });
      return { ...snapshot, meetings: snapshot.meetings.map(changed) };
    }
    case "meeting":
      return { ...snapshot, meetings: replaced(snapshot.meetings, field.id, change) };
    case "minutes": {
      const meetings = snapshot.meetings.map((one) =>
        one.id === field.id ? withHeader(one, field.header, field.property, text) : one,
      );
      return { ...snapshot, meetings };
    }
    case "decision":
      return { ...snapshot, meetings: snapshot.meetings.map((one) => withDecision(one, field.id, text)) };
    case "member": {
      const members = replaced(snapshot.committee.members, field.id, change);
      return { ...snapshot, committee: { ...snapshot.committee, members } };
    }
    case "comment": {
      const { property } = field;
      const comments = snapshot.comments.map((comment): Comment => {
        if (comment.id !== field.id) return comment;
        // What is emptied is absent; what was said itself is never empty.
        const { [property]: old, ...rest } = comment;
        if (text !== "") return { ...comment, [property]: text };
        return (property === "text" ? { ...rest, text: old ?? "" } : rest) as Comment;
      });
      return { ...snapshot, comments };
    }
    case "row": {
      const list = rowLists[field.table];
      const rows: readonly { id: string }[] = snapshot[list];
      return { ...snapshot, [list]: replaced<{ id: string }>(rows, field.id, change) };
    }
  }
}

/** A meeting's 会議録 with another text in its header; an emptied one follows the meeting again, a label is never empty. */
function withHeader(meeting: Meeting, id: string, property: "label" | "text", text: string): Meeting {
  const minutes = minutesOf(meeting);
  const header = minutes.header.map((one): MinutesField => {
    if (one.id !== id) return one;
    if (property === "label") return text === "" ? one : { ...one, label: text };
    const { text: _old, ...rest } = one;
    return text === "" ? rest : { ...rest, text };
  });
  return { ...meeting, minutes: { ...minutes, header } };
}

/** The meeting with a line's decision in other words; without it when they are emptied. */
function withDecision(meeting: Meeting, agendaItem: string, text: string): Meeting {
  const { minutes } = meeting;
  if (!minutes?.decisions.some((one) => one.agendaItem === agendaItem)) return meeting;
  const decisions = minutes.decisions.flatMap((one) =>
    one.agendaItem === agendaItem ? (text === "" ? [] : [{ agendaItem, text }]) : [one],
  );
  return { ...meeting, minutes: { ...minutes, decisions } };
}

function withValue(snapshot: YearSnapshot, field: ValueField, text: string): YearSnapshot {
  const reading = parseIndicatorValue(text);
  if (!reading.ok) return snapshot;
  const name = field.series === "target" ? "targets" : "actuals";
  const year = String(field.fiscalYear);
  const change = (indicator: Indicator): Indicator => {
    const { [year]: _old, ...rest } = indicator[name];
    return { ...indicator, [name]: reading.value === null ? rest : { ...rest, [year]: reading.value } };
  };
  return {
    ...snapshot,
    indicators: snapshot.indicators.map((one) => (one.id === field.id ? change(one) : one)),
  };
}
