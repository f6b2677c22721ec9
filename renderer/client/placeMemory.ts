/**
 * Where the window stood, for a page that has to be loaded anew (it crashed, or could not be drawn): the same plan opens at
 * the same year, screen and sheet. Ids and names of screens only, for as long as this window has the plan open.
 */
import type { OpenPlan } from "#shared/contract/methods.ts";
import { windowPlaceSchema, type WindowPlace } from "#shared/domain/windowPlace.ts";
import type { Place, SideTab } from "#renderer/client/place.ts";

const KEY = "place";

function planKey({ folder, fileName }: Pick<OpenPlan, "folder" | "fileName">): string {
  return `${folder}/${fileName}`;
}

export function rememberPlace(plan: OpenPlan, place: Place, tab: SideTab): void {
  const { screen, fiscalYear, paper, sheet, part, planPart, meeting } = place;
  const kept = { plan: planKey(plan), screen, fiscalYear, paper, sheet, part, planPart, meeting, tab };
  // JSON leaves out what is undefined.
  sessionStorage.setItem(KEY, JSON.stringify(kept));
}

/** The plan was left in order: opened again, it begins where plans begin. */
export function forgetPlace(): void {
  sessionStorage.removeItem(KEY);
}

/** Undefined when this window stood nowhere in this plan. */
export function rememberedPlace(plan: OpenPlan): { place: Place; tab: SideTab } | undefined {
  const kept = keptPlace();
  if (kept?.plan !== planKey(plan)) return undefined;
  const { screen, fiscalYear, paper, sheet, part, planPart, meeting, tab } = kept;
  return {
    place: {
      screen,
      fiscalYear,
      paper,
      sheet,
      part,
      planPart,
      meeting,
      focus: undefined,
      comment: undefined,
    },
    tab,
  };
}

function keptPlace(): WindowPlace | undefined {
  try {
    return windowPlaceSchema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
  } catch {
    return undefined;
  }
}
