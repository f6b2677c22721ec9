/** From a comment to the evaluations it led to: 「この意見は評価に反映されています」, each a way to the field. */
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import { fieldKey } from "#shared/domain/field.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { paperOfSubject, useWorkspace } from "#renderer/frame/workspace.ts";
import { committeeField } from "#renderer/sheets/evaluatedForms.ts";

/** Sheets whose evaluation by the committee was drafted from this comment. */
function evaluatedFrom(
  { evaluations }: Pick<YearSnapshot, "evaluations">,
  { id }: Pick<Comment, "id">,
): Subject[] {
  return evaluations.filter(({ sources }) => sources?.includes(id)).map(({ subject }) => subject);
}

export function SourceLinks({ comment }: { comment: Comment }): ReactNode {
  const { snapshot, place, go, setDrawer } = useWorkspace();
  const subjects = evaluatedFrom(snapshot, comment);
  if (subjects.length === 0) return null;
  const toField = (subject: Subject) => {
    const paper = paperOfSubject(snapshot, subject);
    const focus = { key: fieldKey(committeeField(subject, snapshot.fiscalYear)) };
    setDrawer(undefined);
    go({ screen: "sheets", ...(paper ? { paper } : {}), part: undefined, focus });
  };
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 0.5, p: 0, fontSize: 12 }}>
      {subjects.map((subject) => {
        const own = place.sheet !== undefined && subjectKey(place.sheet) === subjectKey(subject);
        const where = own && place.screen === "sheets" ? "" : `「${subjectLabel(snapshot, subject)}」の`;
        return (
          <li key={subjectKey(subject)}>
            <Link
              component="button"
              onClick={() => toField(subject)}
              sx={{ fontSize: "inherit", fontWeight: 600, textAlign: "left", verticalAlign: "baseline" }}
            >
              この意見は{where}評価に反映されています
            </Link>
          </li>
        );
      })}
    </Box>
  );
}
