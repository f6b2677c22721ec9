/** Where in the window something that a record lacks is made good. */
import { fieldKey } from "#shared/domain/field.ts";
import type { Missing } from "#shared/rules/archiveMissing.ts";
import type { Place } from "#renderer/client/place.ts";

/** Undefined for what is done on the screen of the archive itself. */
export function missingPlace(
  { what, subject, comment }: Missing,
  meeting: string,
  fiscalYear: number,
): Partial<Place> | undefined {
  switch (what) {
    case "attendance":
      return { screen: "committee", meeting };
    case "comments":
      return { screen: "record", meeting };
    case "evaluation":
      return {
        screen: "sheets",
        sheet: subject,
        ...(subject && {
          focus: {
            key: fieldKey({ entity: "evaluation", subject, fiscalYear, property: "committeeEvaluation" }),
          },
        }),
      };
    case "adoption":
      return { screen: "answers", meeting, sheet: subject };
    case "reply":
      return { screen: "answers", meeting, comment };
    case "minutes":
      return { screen: "minutes", meeting };
    case "edition":
    case "pdf":
      return undefined;
  }
}
