/** Which document is meant by `--document`. */
import { OperationError } from "#shared/contract/errors.ts";
import type { PlanDocument } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** By id, or by its title. @throws OperationError not-found, with the ids that there are */
export function documentNamed(
  { documents }: Pick<YearSnapshot, "documents">,
  form: "comparison-table" | "review-outline",
  name: string,
): PlanDocument {
  const kind = form === "comparison-table" ? "comparison" : "outline";
  const known = documents.filter((one) => one.kind === kind);
  const found = known.find(({ id }) => id === name) ?? known.find(({ title }) => title === name.trim());
  if (found) return found;
  const ids = known.map(({ id }) => id).join("、");
  throw new OperationError("not-found", {
    what: `${formTitles[form]}${ids === "" ? "" : `（${ids}）`}の中に`,
    id: name,
  });
}
