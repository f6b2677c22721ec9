/**
 * The look of one form in one year, with the form's own values where the plan has none. Forms ask it for every page,
 * size, label and 年度 they set, so that a choice made once holds everywhere on the page.
 */
import type { Look } from "#shared/domain/look.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { textArea } from "#shared/forms/build.ts";
import type { FontRole, Page, Section } from "#shared/forms/documentTree.ts";
import { fiscalYearLabel, type FiscalYearStyle } from "#shared/rules/fiscalYear.ts";
import type { SpeakerStyle } from "#shared/rules/speaker.ts";

export interface FormLook {
  page: Page;
  /** Room between the margins, twips. */
  area: { width: number; height: number };
  /** The size to set for one of the form's own, points; never below 5. */
  size(points: number): number;
  /** Role of what people wrote. */
  body: FontRole;
  /** How this plan writes 年度; where a form has room for both calendars it shows both whatever the style. */
  years: FiscalYearStyle;
  /** 年度 in that style. */
  year(fiscalYear: number): string;
  /** 「推進委員会の評価」 */
  evaluationLabel(committeeName: string): string;
  /** How members are called on 委員名簿 and 委員意見. */
  names: SpeakerStyle;
  /** Order of 委員意見と対応. */
  sort: NonNullable<Look["sort"]>;
  /** Last year's evaluation and answers are printed below the committee's field. */
  lastYear: boolean;
  /** What the sections carry for the writers; absent when nothing differs. */
  section: Pick<Section, "look">;
}

/** Twips of a millimetre. */
const TWIPS_PER_MM = 1440 / 25.4;

/** @param own the form's page, and how it writes 年度 unless the plan chose: 和暦 when absent. */
export function formLook(
  snapshot: Pick<YearSnapshot, "looks">,
  form: FormName,
  own: { page: Page; years?: FiscalYearStyle },
): FormLook {
  const look: Look = snapshot.looks[form] ?? {};
  const page: Page = {
    ...own.page,
    ...look.page,
    ...(look.margin ? { margin: twips(look.margin) } : {}),
  };
  const style = look.years ?? own.years ?? "wareki";
  const { fonts, grey } = look;
  const differs = fonts !== undefined || grey !== undefined;
  return {
    page,
    area: textArea(page),
    size: (points) => Math.max(5, points + (look.size ?? 0)),
    body: look.body ?? "mincho",
    years: style,
    year: (fiscalYear) => fiscalYearLabel(fiscalYear, style),
    evaluationLabel: (committeeName) => `${committeeName}${look.evaluationLabel ?? "の評価"}`,
    names: look.names ?? "name",
    sort: look.sort ?? "sheet",
    lastYear: look.lastYear ?? false,
    section: differs
      ? { look: { ...(fonts === undefined ? {} : { fonts }), ...(grey === undefined ? {} : { grey }) } }
      : {},
  };
}

function twips(margin: NonNullable<Look["margin"]>): Page["margin"] {
  const of = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);
  return { top: of(margin.top), right: of(margin.right), bottom: of(margin.bottom), left: of(margin.left) };
}
