/** 施策の段: how many levels the plan's tree has, and what they are called. */
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";
import { MAX_LEVELS, type Item } from "#shared/domain/plan.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** The names of the tree's levels. A level that no item stands on can go. */
export function LevelsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const { levels } = snapshot.plan;
  const used = depthOf(snapshot.items);
  const write = (next: string[]) => call("structure.updatePlan", { patch: { levels: next } });
  const put = (next: string[]) => save("plan/levels", "計画 段の呼び名", next.join("、"), () => write(next));
  return (
    <Card
      title="施策の段"
      note={`施策を何段に分けるかと、その呼び名です。${MAX_LEVELS}段まで作れます。施策のある段は削除できません。`}
    >
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
        {levels.map((name, index) => (
          // The place in the list is what a level is.
          <Box key={`${index}`} sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
            <SavedInput
              of="plan/levels"
              place="計画"
              readOnly={readOnly}
              label={`${index + 1}段目の呼び名`}
              value={name}
              sx={{ flex: 1, maxWidth: 360 }}
              inputAttributes={{ maxLength: 50 }}
              check={notEmpty}
              onSave={(text) => write(levels.with(index, text))}
            />
            {!readOnly && (
              <IconButton
                aria-label={`${index + 1}段目を削除`}
                title={index < used ? "施策があるため削除できません" : "削除"}
                disabled={index < used || levels.length === 1}
                onClick={() => void put(levels.toSpliced(index, 1))}
              >
                <DeleteOutlineIcon fontSize="inherit" />
              </IconButton>
            )}
          </Box>
        ))}
      </Box>
      {levels.length < MAX_LEVELS && (
        <AddRow
          label={`${levels.length + 1}段目を追加`}
          of="plan/levels"
          placeholder="事業"
          onAdd={(name) => put([...levels, name.slice(0, 50)])}
        />
      )}
    </Card>
  );
}

/** How many levels of the tree have items. */
function depthOf(items: readonly Item[]): number {
  const depths = new Map<string, number>();
  // A parent stands before its parts.
  for (const { id, parent } of items) depths.set(id, parent === null ? 1 : (depths.get(parent) ?? 0) + 1);
  return Math.max(0, ...depths.values());
}
