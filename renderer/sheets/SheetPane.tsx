/** The paper itself in the middle, joined to the store and to what stands beside it. */
import Box from "@mui/material/Box";
import { useCallback, useEffect, type ReactNode } from "react";
import { fieldKey, type Field, type TextField, type ValueField } from "#shared/domain/field.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { fieldElement } from "#renderer/common/fieldElement.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useUndoKeys } from "#renderer/frame/UndoContext.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { SheetEditor } from "#renderer/sheet/SheetEditor.tsx";
import { DocumentTools } from "#renderer/sheets/DocumentTools.tsx";
import { isEvaluated } from "#renderer/sheets/evaluatedForms.ts";
import { FieldMark } from "#renderer/sheets/FieldMark.tsx";
import { useSheetActions } from "#renderer/sheets/useSheetActions.ts";

/** Height of the row above an item's first cell with room to breathe, CSS px. */
const TITLE_ROW = 48;

interface SheetPaneProps {
  paper: Paper;
  left: ReactNode;
  right: ReactNode;
}

export function SheetPane({ paper, left, right }: SheetPaneProps): ReactNode {
  const { snapshot, place, readOnly, setField, setTab, setDrawer } = useWorkspace();
  const { ledger } = useClient();
  const undo = useUndoKeys();
  const actions = useSheetActions();
  const { part } = place;
  const { fiscalYear } = snapshot;

  // The chosen item of the list comes into view; the keyboard stays in the list.
  useEffect(() => {
    if (part === undefined) return;
    const property = childrenOf(snapshot, part).length > 0 ? "issues" : "activities";
    const field: Field = { entity: "evaluation", subject: { kind: "item", id: part }, fiscalYear, property };
    const cell = fieldElement(fieldKey(field));
    cell?.scrollIntoView({ block: "start" });
    // The row with its code and title stands above the cell.
    cell?.closest(".sheet-scroll")?.scrollBy(0, -TITLE_ROW);
    // oxlint-disable-next-line react/exhaustive-deps -- only when another line of the list is chosen
  }, [part, paper]);

  // The editor keeps a text that could not be saved; it wants the failure itself.
  const saveText = useCallback(
    async (field: TextField, text: string, session: string) => {
      try {
        await ledger.track(call("field.setText", { field, text, session }));
      } catch (error) {
        throw failureOf(error);
      }
    },
    [ledger],
  );
  const saveValue = useCallback(
    async (field: ValueField, value: IndicatorValue | null, session: string) => {
      try {
        await ledger.track(call("field.setValue", { field, value, session }));
      } catch (error) {
        throw failureOf(error);
      }
    },
    [ledger],
  );
  const onFieldFocus = useCallback(
    (field: Field | null) => {
      // Leaving the cell for the panel beside it keeps the panel on that field.
      if (field !== null) setField(field);
    },
    [setField],
  );

  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        minWidth: 0,
        display: "flex",
        flexDirection: "column",
        "& > .sheet-desk": { flex: 1 },
      }}
    >
      {actions.failure && <FailureNote failure={actions.failure} onClose={actions.forget} />}
      <SheetEditor
        snapshot={snapshot}
        paper={paper}
        actions={actions}
        readOnly={readOnly}
        onSaveText={saveText}
        onSaveValue={saveValue}
        onFieldFocus={onFieldFocus}
        onUndo={undo?.undo}
        onRedo={undo?.redo}
        tools={
          <>
            {left}
            {paper.document !== undefined && !readOnly && <DocumentTools id={paper.document} />}
            {right}
          </>
        }
      />
      {paper.subject && isEvaluated(paper, paper.subject) && (
        <FieldMark
          sheet={paper.subject}
          onOpen={() => {
            setTab("evaluation");
            setDrawer("panel");
          }}
        />
      )}
    </Box>
  );
}
