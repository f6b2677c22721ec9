/** Indicators by item: kind, name, unit, ※, 累積, direction. Their values are typed on the sheet itself. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, useStoredRow, type RowEnds } from "#renderer/common/ListRow.tsx";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { directionOf, directions } from "#renderer/common/directions.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export function IndicatorsEditor(): ReactNode {
  const { snapshot } = useWorkspace();
  // Indicators stand under the lowest items; an item with parts shows them only when it already has some.
  const items = snapshot.items.filter(
    (item) =>
      childrenOf(snapshot, item.id).length === 0 || snapshot.indicators.some((one) => one.item === item.id),
  );
  if (items.length === 0) {
    return <Empty>先に「施策」のタブで施策を追加すると、その指標をここで決められます。</Empty>;
  }
  return (
    <>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>
        目標値と実績値は、評価シートの指標の表に直接入力します。
      </Box>
      {items.map((item) => (
        <ItemIndicators key={item.id} item={item} />
      ))}
    </>
  );
}

function ItemIndicators({ item }: { item: Item }): ReactNode {
  const { snapshot } = useWorkspace();
  const add = useContractCommand("structure.addIndicator");
  const indicators = snapshot.indicators.filter((one) => one.item === item.id);
  return (
    <Card title={`${item.code} ${item.title}`.trim()}>
      {indicators.map((indicator, index) => (
        <OneIndicator key={indicator.id} indicator={indicator} ends={rowEnds(index, indicators)} />
      ))}
      <AddRow
        label={`${item.code} に指標を追加`}
        of={`item/${item.id}/indicators`}
        placeholder="商工関連イベント集客数"
        command={add}
        onAdd={async (name) => {
          const kind = indicators.at(-1)?.kind ?? "成果指標";
          const unit = indicators.at(-1)?.unit ?? "";
          const indicator = { item: item.id, kind, name, unit, externalSurvey: false, cumulative: false };
          return (await add.run({ indicator })) !== undefined;
        }}
      />
    </Card>
  );
}

interface OneIndicatorProps {
  indicator: Indicator;
  ends: RowEnds;
}

function OneIndicator({ indicator, ends }: OneIndicatorProps): ReactNode {
  const { readOnly } = useWorkspace();
  const { id } = indicator;
  const row = useStoredRow("indicator", id);
  const place = `指標「${indicator.name}」`;
  const common = { of: row.of, place, readOnly };
  const update = (patch: MethodInput<"structure.updateIndicator">["patch"]) =>
    call("structure.updateIndicator", { id, patch });
  return (
    <ListRow
      name={place}
      {...row}
      {...ends}
      warning="入力した目標値・実績値もいっしょに削除します。"
      sx={{ py: 1, "& + &": { borderTop: `1px solid ${colors.line}` } }}
    >
      <SavedInput
        {...common}
        label="種別"
        value={indicator.kind}
        sx={{ width: 110 }}
        inputAttributes={{ maxLength: 50 }}
        onSave={(kind) => update({ kind })}
      />
      <SavedInput
        {...common}
        label="名称"
        value={indicator.name}
        sx={{ flex: 1, minWidth: 200 }}
        check={notEmpty}
        onSave={(name) => update({ name })}
      />
      <SavedInput
        {...common}
        label="単位"
        value={indicator.unit}
        sx={{ width: 84 }}
        inputAttributes={{ maxLength: 30 }}
        onSave={(unit) => update({ unit })}
      />
      <SavedChoice
        {...common}
        label="めざす方向"
        value={indicator.direction ?? "up"}
        options={directions}
        sx={{ width: 116 }}
        onSave={(value) => update({ direction: directionOf(value) })}
      />
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 36 }}>
        <SavedCheck
          {...common}
          label="※外部調査"
          checked={indicator.externalSurvey}
          onSave={(externalSurvey) => update({ externalSurvey })}
        />
        <SavedCheck
          {...common}
          label="累積"
          checked={indicator.cumulative}
          onSave={(cumulative) => update({ cumulative })}
        />
      </Box>
    </ListRow>
  );
}
