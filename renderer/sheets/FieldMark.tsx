/**
 * The state of 推進委員会の評価 beside its field: in the label cell at the left of it, in the window only. The sheet draws its
 * cells itself; the mark is put into the cell from outside and says the same as the tab 評価, where it is read and operated.
 */
import Box from "@mui/material/Box";
import Portal from "@mui/material/Portal";
import { useLayoutEffect, useState, type ReactNode } from "react";
import { fieldKey } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import { fieldElement } from "#renderer/common/fieldElement.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { adoptedAt, adoptionLabel, adoptionLooks, adoptionWords } from "#renderer/sheets/adoptionLabel.ts";
import { committeeField } from "#renderer/sheets/evaluatedForms.ts";

export function FieldMark({ sheet, onOpen }: { sheet: Subject; onOpen: () => void }): ReactNode {
  const { snapshot } = useWorkspace();
  const [cell, setCell] = useState<Element | null>(null);
  const key = fieldKey(committeeField(sheet, snapshot.fiscalYear));

  const evaluation = evaluationOf(snapshot, sheet);

  useLayoutEffect(() => {
    // The sheet has been drawn by then.
    const field = evaluation && fieldElement(key);
    // oxlint-disable-next-line react/set-state-in-effect -- the place is known only once the sheet has been drawn
    setCell(field?.closest("td, th")?.previousElementSibling ?? null);
  }, [key, evaluation]);

  const state = adoptionState(evaluation);
  if (cell === null || state === "empty") return null;
  const at = adoptedAt(snapshot, evaluation);
  return (
    <Portal container={cell}>
      <Box
        component="button"
        type="button"
        // Said and operated in the tab; here it is the same for the eye and the mouse.
        aria-hidden
        tabIndex={-1}
        title={`${adoptionLabel(snapshot, evaluation)}。クリックすると「評価」を開きます。`}
        onClick={onOpen}
        sx={{
          display: "block",
          width: "100%",
          mt: "4px",
          border: "1px solid",
          ...adoptionLooks[state],
          borderRadius: "4px",
          p: "1px 2px",
          fontFamily: "inherit",
          fontSize: "10.5px",
          lineHeight: 1.3,
          cursor: "pointer",
        }}
      >
        <b>{adoptionWords[state]}</b>
        {at.split(" ").map((part) => (
          <div key={part}>{part}</div>
        ))}
      </Box>
    </Portal>
  );
}
