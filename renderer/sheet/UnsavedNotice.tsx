/** Fields whose text could not be kept, listed where nobody overlooks them, with the way back to each. */
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { problemText } from "./CellProblem.tsx";
import type { UnsavedField } from "./drafts.ts";

export function UnsavedNotice(props: {
  fields: readonly UnsavedField[];
  /** Keys of the fields on the sheet that is shown. */
  here: ReadonlySet<string>;
  onGo: (key: string) => void;
  onRetry: () => void;
}): ReactNode {
  const { fields, here, onGo, onRetry } = props;
  const failed = fields.some((one) => one.cause.kind === "failed");
  return (
    <section className="sheet-notices" aria-live="polite" aria-label="保存していない欄">
      {fields.length > 0 && (
        <div className="sheet-unsaved">
          <strong>{`保存していない欄が ${fields.length} つあります。入力した内容は残っています。`}</strong>{" "}
          {failed && (
            <Button size="small" variant="outlined" color="error" onClick={onRetry}>
              すべてもう一度保存
            </Button>
          )}
          <ul>
            {fields.map((one) => (
              <li key={one.key}>
                {here.has(one.key) ? (
                  <Link component="button" type="button" color="inherit" onClick={() => onGo(one.key)}>
                    {one.label}
                  </Link>
                ) : (
                  `${one.label}（ほかのシート）`
                )}
                {`：${problemText(one.cause) ?? ""}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
