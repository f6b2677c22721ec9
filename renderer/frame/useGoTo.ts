/** The way back to a field that holds something unsaved, wherever in the window it stands. */
import type { Field } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import type { Place, Whereabouts } from "#renderer/client/place.ts";
import type { UnsavedText } from "#renderer/client/saveState.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";
import { focusField } from "#renderer/common/fieldElement.ts";
import { paperOfSubject, useWorkspace } from "#renderer/frame/workspace.ts";

/** The paper that has the cell; undefined for what stands on none. */
function paperOfField(snapshot: YearSnapshot, field: Field): Paper | undefined {
  const about = (subject: Subject | undefined) => subject && paperOfSubject(snapshot, subject);
  switch (field.entity) {
    case "evaluation":
      return about(field.subject);
    case "item":
    case "project":
      return about({ kind: field.entity, id: field.id });
    case "indicator":
    case "indicatorYear":
    case "indicatorValue": {
      const item = snapshot.indicators.find((one) => one.id === field.id)?.item;
      return about(item === undefined ? undefined : { kind: "item", id: item });
    }
    case "row":
      return paperOfRow(snapshot, field);
    case "meeting":
      return { form: "agenda", meeting: field.id };
    case "agendaItem":
    case "handout": {
      const meeting = snapshot.meetings.find(
        ({ agenda, handouts }) =>
          handouts.some((one) => one.id === field.id) ||
          agendaLines(agenda).some(({ item }) => item.id === field.id),
      );
      return meeting && { form: "agenda", meeting: meeting.id };
    }
    case "plan":
    case "minutes":
    case "decision":
    case "member":
    case "comment":
      return undefined;
  }
}

function paperOfRow(
  snapshot: YearSnapshot,
  { table, id }: Extract<Field, { entity: "row" }>,
): Paper | undefined {
  const papers = papersOf(snapshot);
  switch (table) {
    case "result": {
      const item = snapshot.results.find((one) => one.id === id)?.item;
      return item === undefined ? undefined : paperOfSubject(snapshot, { kind: "item", id: item });
    }
    case "initiative":
    case "undertaking": {
      const rows = [...snapshot.initiatives, ...snapshot.undertakings];
      const project = rows.find((one) => one.id === id)?.project;
      const own = papers.filter((one) => one.subject?.id === project && one.subject?.kind === "project");
      return own.find((one) => one.form === "roadmap") ?? own[0];
    }
    case "document":
    case "documentRow": {
      const document =
        table === "document" ? id : snapshot.documentRows.find((one) => one.id === id)?.document;
      return papers.find((one) => one.document !== undefined && one.document === document);
    }
    case "passage":
      return undefined;
  }
}

/** The screen of what stands on no paper, or is written elsewhere than on it. */
function screenOfField(snapshot: YearSnapshot, field: Field): Partial<Place> | undefined {
  switch (field.entity) {
    case "row":
      return field.table === "passage" ? { screen: "plan", planPart: "text" } : undefined;
    case "minutes":
      return { screen: "minutes", meeting: field.id };
    case "decision": {
      const meeting = snapshot.meetings.find(({ agenda }) =>
        agendaLines(agenda).some(({ item }) => item.id === field.id),
      );
      return { screen: "minutes", ...(meeting && { meeting: meeting.id }) };
    }
    case "member":
      return { screen: "committee" };
    case "comment": {
      const meeting = snapshot.comments.find(({ id }) => id === field.id)?.meeting;
      const said = field.property === "text" || field.property === "summary";
      return { screen: said ? "record" : "answers", ...(meeting !== undefined && { meeting }) };
    }
    case "plan":
    case "item":
    case "project":
    case "indicator":
    case "indicatorYear":
    case "indicatorValue":
    case "evaluation":
    case "meeting":
    case "agendaItem":
    case "handout":
      return undefined;
  }
}

function whereOfField(snapshot: YearSnapshot, field: Field): Whereabouts {
  const elsewhere = screenOfField(snapshot, field);
  if (elsewhere) return { place: elsewhere };
  const paper = paperOfField(snapshot, field);
  return {
    place: {
      screen: "sheets",
      part: undefined,
      ...(paper === undefined ? {} : { paper }),
      ...(field.entity === "evaluation" || field.entity === "indicatorYear"
        ? { fiscalYear: field.fiscalYear }
        : {}),
    },
  };
}

export function useGoTo(): (unsaved: Pick<UnsavedText, "key" | "field" | "where">) => void {
  const { snapshot, go, setTab, setDrawer } = useWorkspace();
  return ({ key, field, where }) => {
    if (focusField(key)) return;
    const at = field ? whereOfField(snapshot, field) : where;
    if (at?.tab !== undefined) setTab(at.tab);
    // In a narrow window what stands beside the sheet opens over it.
    setDrawer(at?.tab === undefined ? undefined : "panel");
    go({ ...at?.place, focus: { key } });
  };
}
