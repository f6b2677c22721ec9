/** The sheet under discussion in a few lines: its title, the grades of its parts, its indicators; the parts can be chosen. */
import type { ReactNode } from "react";
import { sameSubject, subjectKey, type Subject } from "#shared/domain/ids.ts";
import type { Indicator } from "#shared/domain/plan.ts";
import { evaluationOf, lineage, type YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { evaluationFieldName, subjectLabel } from "#shared/rules/fieldText.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { printedRate } from "#shared/rules/printedRate.ts";
import { GradeChip } from "#renderer/common/GradeChip.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { Property } from "./desk.ts";
import { partsOf, type RecordPlace } from "./places.ts";

/** Fields of a sheet that a remark can be about, in the order F7 goes through them. */
export const recordProperties = [
  "activities",
  "achievement",
  "rating",
  "issues",
] as const satisfies readonly Property[];

export function propertyName(snapshot: YearSnapshot, kind: Subject["kind"], property: Property): string {
  return evaluationFieldName(kind, property, snapshot.fiscalYear, snapshot.plan.committeeName);
}

/** Of the item and what is below it; a project has those of the items that it is about above all. */
function indicatorsOf(snapshot: YearSnapshot, subject: Subject): Indicator[] {
  const project = snapshot.projects.find((one) => subject.kind === "project" && one.id === subject.id);
  const related = (project?.related ?? []).filter(({ strength }) => strength === "primary");
  const items = project ? related.map(({ item }) => item) : [subject.id];
  return snapshot.indicators.filter((one) =>
    lineage(snapshot, { kind: "item", id: one.item }).some((above) => items.includes(above.id)),
  );
}

/** 「集客 110,000人／目標 110,000人（100.0%）」 */
function indicatorLine(snapshot: YearSnapshot, indicator: Indicator): string {
  const year = String(snapshot.fiscalYear);
  const shown = (value: IndicatorValue | undefined) =>
    printIndicatorValue(value, indicator.unit) || "（未記入）";
  const rate = printedRate(indicator, snapshot.fiscalYear, snapshot.plan.achievementRate).text;
  const percent = rate === "" || rate === "—" ? "" : `（${rate}）`;
  return `${indicator.name} ${shown(indicator.actuals[year])}／目標 ${shown(indicator.targets[year])}${percent}`;
}

function codeOf(snapshot: YearSnapshot, subject: Subject): string {
  const item = snapshot.items.find((one) => one.id === subject.id);
  return item?.code || subjectLabel(snapshot, subject);
}

interface SheetHeadProps {
  place: RecordPlace | undefined;
  /** The part of the sheet that is being talked about, or the sheet. */
  subject: Subject | undefined;
  property: Property | undefined;
  onPart: (part: string | undefined) => void;
  onProperty: () => void;
  onOpen: () => void;
}

export function SheetHead(props: SheetHeadProps): ReactNode {
  const { place, subject, property, onPart, onProperty, onOpen } = props;
  const { snapshot } = useWorkspace();
  const sheet = place?.sheet;
  if (!sheet || !subject) {
    return (
      <section className="record-card record-sheet" aria-label="議題">
        <h2>
          {place?.number} {place?.title ?? "会議全体"}
        </h2>
      </section>
    );
  }
  const scale = snapshot.plan.ratingScale;
  const parts = partsOf(snapshot, sheet);
  const whole = sameSubject(subject, sheet);
  const own = evaluationOf(snapshot, sheet)?.rating;
  const lines = indicatorsOf(snapshot, subject).map((one) => indicatorLine(snapshot, one));
  return (
    <section className="record-card record-sheet" aria-label="話し合っているシート">
      <div className="record-sheet-line">
        <h2>{subjectLabel(snapshot, subject)}</h2>
        {parts.length === 0 && own !== undefined && <GradeChip scale={scale} code={own} />}
        {parts.length > 0 && (
          <fieldset className="record-parts" aria-label="対象（Alt+← Alt+→）">
            <button type="button" aria-pressed={whole} onClick={() => onPart(undefined)}>
              全体
            </button>
            {parts.map((part) => (
              <button
                key={subjectKey(part)}
                type="button"
                title={subjectLabel(snapshot, part)}
                aria-pressed={sameSubject(part, subject)}
                onClick={() => onPart(subjectKey(part))}
              >
                {codeOf(snapshot, part)}
                <GradeChip scale={scale} code={evaluationOf(snapshot, part)?.rating} />
              </button>
            ))}
          </fieldset>
        )}
        <span className="record-space" />
        <button type="button" className="record-flat" aria-keyshortcuts="F7" onClick={onProperty}>
          欄（F7）：{property === undefined ? "指定しない" : propertyName(snapshot, subject.kind, property)}
        </button>
      </div>
      <div className="record-sheet-line">
        <p className="record-indicators" title={lines.join("\n")}>
          {lines.length === 0 ? "指標はありません。" : lines.join("　")}
        </p>
        <button type="button" className="record-flat" aria-keyshortcuts="F4" onClick={onOpen}>
          シート全体を開く（F4）
        </button>
      </div>
    </section>
  );
}
