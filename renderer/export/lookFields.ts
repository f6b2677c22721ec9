/** The choices of 体裁 and what each is called; "" stands for what the form's own document has. */
import type { Look } from "#shared/domain/look.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { Page } from "#shared/forms/documentTree.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

export interface LookOption {
  value: string;
  text: string;
}

/** Millimetres of a twip. */
const MM = 25.4 / 1440;
export const sides = ["top", "right", "bottom", "left"] as const;
export type Side = (typeof sides)[number];
export const sideNames: Record<Side, string> = { top: "上", right: "右", bottom: "下", left: "左" };

/** 「A4横」 */
function pageText({ size, orientation }: Pick<Page, "size" | "orientation">): string {
  return `${size}${orientation === "portrait" ? "縦" : "横"}`;
}

/** Margins in whole tenths of a millimetre. */
export function marginsOf({ margin }: Page): Record<Side, number> {
  const of = (twips: number): number => Math.round(twips * MM * 10) / 10;
  return { top: of(margin.top), right: of(margin.right), bottom: of(margin.bottom), left: of(margin.left) };
}

type Plain =
  | "fonts"
  | "body"
  | "grey"
  | "years"
  | "evaluationLabel"
  | "size"
  | "page"
  | "names"
  | "sort"
  | "lastYear";

/** Choices of a property, the form's own first. */
export function optionsOf(property: Plain, own: Page, fiscalYear: number): LookOption[] {
  const year = (style: "wareki" | "both" | "short" | "seireki") => fiscalYearLabel(fiscalYear, style);
  const choices: Record<Plain, LookOption[]> = {
    page: (["A4", "A3"] as const).flatMap((size) =>
      (["portrait", "landscape"] as const).map((orientation) => ({
        value: `${size} ${orientation}`,
        text: pageText({ size, orientation }),
      })),
    ),
    fonts: [
      { value: "ms", text: "ＭＳ 明朝・ＭＳ ゴシック" },
      { value: "yu", text: "游明朝・游ゴシック" },
      { value: "ud", text: "BIZ UD明朝・BIZ UDゴシック" },
    ],
    body: [
      { value: "mincho", text: "明朝" },
      { value: "gothic", text: "ゴシック" },
    ],
    size: [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3, 4].map((points) => ({
      value: `${points}`,
      text: points < 0 ? `${-points}ポイント小さく` : `${points}ポイント大きく`,
    })),
    grey: [
      { value: "none", text: "なし" },
      { value: "light", text: "うすい" },
      { value: "dark", text: "濃い（白黒コピーでも残る）" },
    ],
    years: (["wareki", "both", "short", "seireki"] as const).map((style) => ({
      value: style,
      text: year(style),
    })),
    evaluationLabel: [
      { value: "の評価", text: "「…の評価」" },
      { value: "からの評価", text: "「…からの評価」" },
    ],
    names: [
      { value: "name", text: "氏名を載せる" },
      { value: "role", text: "氏名を載せず、役職だけ（会長・委員）" },
      { value: "label", text: "氏名も役職も載せず、委員とだけ" },
    ],
    sort: [
      { value: "sheet", text: "評価シートごと" },
      { value: "member", text: "委員ごと" },
    ],
    lastYear: [{ value: "true", text: "前年度の評価と回答も印刷する" }],
  };
  const usual = property === "page" ? `様式のとおり（${pageText(own)}）` : "様式のとおり";
  return [{ value: "", text: usual }, ...choices[property]];
}

/** The choice that a look has made. */
export function valueOf(look: Look, property: Plain): string {
  const value = look[property];
  if (value === undefined) return "";
  return typeof value === "object" ? `${value.size} ${value.orientation}` : `${value}`;
}

/** The look with another choice. */
export function withValue(look: Look, property: Plain, value: string): Look {
  const { [property]: _, ...others } = look;
  if (value === "") return others;
  if (property === "lastYear") return { ...others, lastYear: value === "true" };
  if (property === "size") return { ...others, size: Number(value) };
  if (property === "page") {
    const [size, orientation] = value.split(" ");
    return {
      ...others,
      page: {
        size: size === "A3" ? "A3" : "A4",
        orientation: orientation === "landscape" ? "landscape" : "portrait",
      },
    };
  }
  return { ...others, [property]: value };
}

/** Whether the form names the members of the committee. */
export function hasNames(form: FormName): boolean {
  return form === "member-list" || form === "opinion-list";
}

/** Whether the form has a field for the committee. */
export function hasEvaluation(form: FormName): boolean {
  return form === "evaluation-sheet" || form === "project-sheet";
}
