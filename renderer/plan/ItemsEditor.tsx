/** The tree of the plan: 施策の方向性 and 施策, with code, title, goal and departments. */
import AltRouteIcon from "@mui/icons-material/AltRoute";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Item } from "#shared/domain/plan.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { departmentsOf, departmentsText } from "#renderer/common/departments.ts";
import { ListRow, rowEnds, useStoredRow, type RowEnds } from "#renderer/common/ListRow.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { ItemDetails } from "#renderer/plan/ItemDetails.tsx";
import { OtherItems } from "#renderer/plan/OtherItems.tsx";
import { ReviseDialog } from "#renderer/plan/ReviseDialog.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** The code a new item gets: one after the last of its siblings, in their manner (3, 1-4). */
function nextCode(siblings: readonly Item[], parent: Item | undefined): string {
  const last = siblings.at(-1)?.code ?? "";
  const match = /^(.*?)(\d+)$/u.exec(last);
  if (match) return `${match[1]}${Number(match[2]) + 1}`;
  return parent && parent.code !== "" ? `${parent.code}-1` : "1";
}

export function ItemsEditor(): ReactNode {
  const { snapshot } = useWorkspace();
  return (
    <>
      {childrenOf(snapshot, null).length === 0 && (
        <Empty>
          まだ何もありません。下の欄に{snapshot.plan.levels[0]}の名称を入力して Enter
          を押すと、評価シートが1枚できます。
        </Empty>
      )}
      <Siblings parent={undefined} level={0} />
      <OtherItems />
    </>
  );
}

function Siblings({ parent, level }: { parent: Item | undefined; level: number }): ReactNode {
  const { snapshot } = useWorkspace();
  const add = useContractCommand("structure.addItem");
  const siblings = childrenOf(snapshot, parent?.id ?? null);
  const levelName = snapshot.plan.levels[level];
  if (levelName === undefined) return null;
  return (
    <Box sx={level === 0 ? {} : { pl: 2, ml: 1, borderLeft: `2px solid ${colors.line}` }}>
      {siblings.map((item, index) => (
        <OneItem
          key={item.id}
          item={item}
          level={level}
          levelName={levelName}
          ends={rowEnds(index, siblings)}
        />
      ))}
      <AddRow
        label={parent ? `${parent.code} に${levelName}を追加` : `${levelName}を追加`}
        of={parent ? `item/${parent.id}/parts` : "items"}
        command={add}
        onAdd={async (title) => {
          const item = { parent: parent?.id ?? null, code: nextCode(siblings, parent), title };
          return (await add.run({ item })) !== undefined;
        }}
      />
    </Box>
  );
}

interface OneItemProps {
  item: Item;
  level: number;
  levelName: string;
  ends: RowEnds;
}

function OneItem({ item, level, levelName, ends }: OneItemProps): ReactNode {
  const { readOnly, snapshot, plan } = useWorkspace();
  const [revising, setRevising] = useState(false);
  const { id } = item;
  // A name that a review ends holds up to a year; it is changed by a review again, because a text has no year.
  const isRevised = item.formerNames?.some(({ until }) => until >= plan.latestOpenYear) ?? false;
  const held = item.formerNames?.find(({ until }) => until >= snapshot.fiscalYear);
  const row = useStoredRow("item", id);
  const place = `${levelName} ${item.code} ${item.title}`;
  const common = { of: row.of, place, readOnly };
  const update = (patch: MethodInput<"structure.updateItem">["patch"]) =>
    call("structure.updateItem", { id, patch });
  return (
    <ListRow
      name={place}
      {...row}
      {...ends}
      tools={
        <IconButton
          aria-label={`${place}の見直し`}
          title="見直し（名称変更・統合・分割・終了）"
          onClick={() => setRevising(true)}
        >
          <AltRouteIcon fontSize="inherit" />
        </IconButton>
      }
      warning="下にある施策と指標もいっしょに削除します。記入や意見があるときは削除しません。"
      sx={{
        bgcolor: level === 0 ? "#fff" : "transparent",
        border: level === 0 ? `1px solid ${colors.line}` : "none",
        borderRadius: 2,
        p: level === 0 ? 1.5 : 0,
        mb: 1.5,
      }}
      below={
        <>
          {revising && <ReviseDialog item={item} levelName={levelName} onClose={() => setRevising(false)} />}
          {held && (
            <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
              この名称は{fiscalYearLabel(held.until)}までです。
            </Typography>
          )}
          {level === 0 && (
            <Box sx={{ mt: 1.5 }}>
              <SavedInput
                {...common}
                label="目指す姿"
                value={item.goal ?? ""}
                multiline
                fullWidth
                onSave={(goal) => update({ goal })}
              />
            </Box>
          )}
          <ItemDetails item={item} of={row.of} place={place} goalShown={level === 0} />
          <Box sx={{ mt: 1.25 }}>
            <Siblings parent={item} level={level + 1} />
          </Box>
        </>
      }
    >
      <SavedInput
        {...common}
        readOnly={readOnly || isRevised}
        label="番号"
        value={item.code}
        sx={{ width: 84 }}
        inputAttributes={{ maxLength: 30 }}
        onSave={(code) => update({ code })}
      />
      <SavedInput
        {...common}
        readOnly={readOnly || isRevised}
        label={levelName}
        value={item.title}
        sx={{ flex: 2, minWidth: 200 }}
        check={notEmpty}
        onSave={(title) => update({ title })}
      />
      <SavedInput
        {...common}
        label="所管課"
        placeholder="産業振興課、環境課"
        value={departmentsText(item)}
        sx={{ flex: 1, minWidth: 140 }}
        onSave={(text) => update({ departments: departmentsOf(text) })}
      />
    </ListRow>
  );
}
