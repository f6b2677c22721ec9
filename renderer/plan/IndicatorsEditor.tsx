/** Indicators by item: kind, name, unit, ※, 累積, direction. Their values are typed on the sheet itself. */
import { plainGroup } from "#renderer/common/plainGroup.ts";
import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { RowTools } from "#renderer/common/RowTools.tsx";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { AddRow } from "#renderer/plan/AddRow.tsx";
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
  const { snapshot, readOnly } = useWorkspace();
  const add = useContractCommand("structure.addIndicator");
  const indicators = snapshot.indicators.filter((one) => one.item === item.id);
  return (
    <Card title={`${item.code} ${item.title}`.trim()}>
      {indicators.map((indicator, index) => (
        <OneIndicator
          key={indicator.id}
          indicator={indicator}
          first={index === 0}
          last={index === indicators.length - 1}
        />
      ))}
      {add.failure && <FailureNote failure={add.failure} onClose={add.forget} />}
      {!readOnly && (
        <AddRow
          label={`${item.code} に指標を追加`}
          placeholder="商工関連イベント集客数"
          onAdd={async (name) => {
            const kind = indicators.at(-1)?.kind ?? "成果指標";
            const unit = indicators.at(-1)?.unit ?? "";
            const indicator = { item: item.id, kind, name, unit, externalSurvey: false, cumulative: false };
            return (await add.run({ indicator })) !== undefined;
          }}
        />
      )}
    </Card>
  );
}

const directions = [
  { value: "up", text: "↗ 増やす" },
  { value: "down", text: "↘ 減らす" },
  { value: "keep", text: "→ 保つ" },
];

interface OneIndicatorProps {
  indicator: Indicator;
  first: boolean;
  last: boolean;
}

function OneIndicator({ indicator, first, last }: OneIndicatorProps): ReactNode {
  const { readOnly } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const move = useContractCommand("structure.move");
  const remove = useContractCommand("structure.remove");
  const { id } = indicator;
  const place = `指標「${indicator.name}」`;
  const common = { place, readOnly };
  const failure = move.failure ?? remove.failure;
  return (
    <Box
      component="fieldset"

      aria-label={place}
      sx={{
        ...plainGroup,
        display: "flex",
        gap: 1,
        alignItems: "flex-start",
        flexWrap: "wrap",
        py: 1,
        "& + &": { borderTop: `1px solid ${colors.line}` },
      }}
    >
      <SavedInput
        {...common}
        label="種別"
        value={indicator.kind}
        sx={{ width: 110 }}
        onSave={(kind) => call("structure.updateIndicator", { id, patch: { kind } })}
      />
      <SavedInput
        {...common}
        label="名称"
        value={indicator.name}
        sx={{ flex: 1, minWidth: 200 }}
        check={(text) => (text.trim() === "" ? "空にはできません。" : undefined)}
        onSave={(name) => call("structure.updateIndicator", { id, patch: { name } })}
      />
      <SavedInput
        {...common}
        label="単位"
        value={indicator.unit}
        sx={{ width: 84 }}
        inputAttributes={{ maxLength: 30 }}
        onSave={(unit) => call("structure.updateIndicator", { id, patch: { unit } })}
      />
      <SavedChoice
        {...common}
        label="めざす方向"
        value={indicator.direction ?? "up"}
        options={directions}
        sx={{ width: 116 }}
        onSave={(direction) =>
          call("structure.updateIndicator", { id, patch: { direction: direction as "up" | "down" | "keep" } })
        }
      />
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 36 }}>
        <SavedCheck
          {...common}
          label="※外部調査"
          checked={indicator.externalSurvey}
          onSave={(externalSurvey) => call("structure.updateIndicator", { id, patch: { externalSurvey } })}
        />
        <SavedCheck
          {...common}
          label="累積"
          checked={indicator.cumulative}
          onSave={(cumulative) => call("structure.updateIndicator", { id, patch: { cumulative } })}
        />
        {!readOnly && (
          <RowTools
            name={place}
            first={first}
            last={last}
            onMove={(by) => void move.run({ what: "indicator", id, by })}
            onRemove={() => setAsking(true)}
          />
        )}
      </Box>
      {failure && (
        <FailureNote
          failure={failure}
          onClose={() => {
            move.forget();
            remove.forget();
          }}
        />
      )}
      {asking && (
        <Confirm
          title={`${place}を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void remove.run({ what: "indicator", id });
          }}
        >
          値が入っている指標は削除しません。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Box>
  );
}
