/** What the window is looking at: the open plan, its year, the screen, the sheet, and the field being typed into. */
import { createContext, useContext, useMemo } from "react";
import type { OpenPlan } from "#shared/contract/methods.ts";
import type { Field } from "#shared/domain/field.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { lineage, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import type { Place, SideTab, Whereabouts } from "#renderer/client/place.ts";

/** What opens over the window; previews of the sheet on screen or of all; 翌年度へ進む. */
export type Overlay = "word" | "preview-one" | "preview-all" | "search" | "next-year";

/** The list of sheets or the panel beside them, opened over the sheet. */
export type Drawer = "list" | "panel" | undefined;

export interface Workspace {
  plan: OpenPlan;
  snapshot: YearSnapshot;
  readOnly: boolean;
  place: Place;
  go: (to: Partial<Place>) => void;
  /** The field of the sheet that has the keyboard, or had it last on this sheet. */
  field: Field | undefined;
  setField: (field: Field | undefined) => void;
  tab: SideTab;
  setTab: (tab: SideTab) => void;
  /** In a narrow window: what lies over the sheet. */
  drawer: Drawer;
  setDrawer: (drawer: Drawer) => void;
  /** Opens the dialog or page over the window. */
  show: (overlay: Overlay) => void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error("no open plan above");
  return workspace;
}

/** The place on screen now, for the way back to a field that stands there. */
export function useHere(): Whereabouts {
  const { place, tab } = useWorkspace();
  const { screen, fiscalYear, paper, planPart, meeting } = place;
  return useMemo(() => {
    const here = { screen, fiscalYear, paper, planPart, meeting };
    return screen === "sheets" ? { place: here, tab } : { place: here };
  }, [screen, fiscalYear, paper, planPart, meeting, tab]);
}

/** The paper that shows an item or a project: its own, or that of the nearest item above it, or the one on the whole plan. */
export function paperOfSubject(
  snapshot: Parameters<typeof papersOf>[0],
  subject: Subject,
): Paper | undefined {
  const papers = papersOf(snapshot);
  for (const one of lineage(snapshot, subject)) {
    const own = papers.find(({ subject: about }) => about !== undefined && sameSubject(about, one));
    if (own) return own;
  }
  return papers.find(({ form }) => form === "progress-table");
}

/** Whether the subject is the sheet itself or an item printed on it. */
export function isOnSheet(snapshot: Pick<YearSnapshot, "items">, subject: Subject, sheet: Subject): boolean {
  return lineage(snapshot, subject).some((one) => sameSubject(one, sheet));
}
