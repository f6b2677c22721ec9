/** Why the years of a plan do not fit together, in words. */

/** Sentence for the path that `planYearProblem` names. */
export function yearProblemText(path: string): string {
  switch (path) {
    case "lastFiscalYear":
      return "最後の年度は、最初の年度と同じか後で、60年以内にしてください。";
    case "indicatorFiscalYears":
      return "指標の表の年度は、最初から最後の順で、60年以内にしてください。";
    default:
      return "計画策定時は、指標の表の最初の年度より前にしてください。";
  }
}
