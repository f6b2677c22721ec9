/** What a 重点事業 can be marked as: ○ 新規事業, □ 既存事業, or nothing. */
import type { Undertaking } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { RowChoice } from "./comparisonChoices.ts";

const marks: { origin: Undertaking["origin"]; label: string }[] = [
  { origin: "new", label: "○ 新規事業にする" },
  { origin: "existing", label: "□ 既存事業にする" },
  { origin: undefined, label: "○□の印を付けない" },
];

/** The choices that change something; none when the row is gone. */
export function originChoices({ undertakings }: Pick<YearSnapshot, "undertakings">, id: string): RowChoice[] {
  const undertaking = undertakings.find((one) => one.id === id);
  if (!undertaking) return [];
  return marks
    .filter(({ origin }) => origin !== undertaking.origin)
    .map(({ origin, label }) => ({
      label,
      change: { table: "undertaking", patch: { origin: origin ?? null } },
    }));
}
