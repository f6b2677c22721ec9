/** The way back to a field that holds something unsaved, wherever in the window it stands. */
import type { Field } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Whereabouts } from "#renderer/client/place.ts";
import type { UnsavedText } from "#renderer/client/saveState.ts";
import { focusField } from "#renderer/common/fieldElement.ts";
import { sheetOfSubject, useWorkspace } from "#renderer/frame/workspace.ts";

/** The item or project whose sheet has the cell; undefined for what belongs to no sheet. */
function subjectOfField(snapshot: YearSnapshot, field: Field): Subject | undefined {
  switch (field.entity) {
    case "evaluation":
      return field.subject;
    case "item":
    case "project":
      return { kind: field.entity, id: field.id };
    case "indicator":
    case "indicatorValue": {
      const item = snapshot.indicators.find((one) => one.id === field.id)?.item;
      return item === undefined ? undefined : { kind: "item", id: item };
    }
    case "plan":
      return undefined;
  }
}

function whereOfField(snapshot: YearSnapshot, field: Field): Whereabouts {
  const subject = subjectOfField(snapshot, field);
  return {
    place: {
      screen: "sheets",
      part: undefined,
      ...(subject === undefined ? {} : { sheet: sheetOfSubject(snapshot, subject) }),
      ...(field.entity === "evaluation" ? { fiscalYear: field.fiscalYear } : {}),
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
