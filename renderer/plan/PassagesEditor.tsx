/** 計画の本文: the plan's own text by headings. Two editions of it give a 新旧対照表. */
import type { ReactNode } from "react";
import type { Passage, RowPatch } from "#shared/domain/rows.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { ListRow, rowEnds, type RowEnds } from "#renderer/common/ListRow.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { useTableRow } from "#renderer/plan/useTableRow.ts";
import { colors } from "#renderer/theme/theme.ts";

export function PassagesEditor(): ReactNode {
  const { snapshot } = useWorkspace();
  const { passages } = snapshot;
  const add = useContractCommand("row.add");
  return (
    <Card
      title="計画の本文"
      note="見出しごとに文章を置きます。版として残しておくと、あとの版との新旧対照表を作れます。"
    >
      {passages.length === 0 && (
        <Empty>本文はまだありません。下の欄に見出しを入力して Enter を押すと、書き始められます。</Empty>
      )}
      {passages.map((passage, index) => (
        <OnePassage key={passage.id} passage={passage} ends={rowEnds(index, passages)} />
      ))}
      <AddRow
        label="見出しを追加"
        of="passages"
        placeholder="第1章　計画の策定にあたって"
        command={add}
        onAdd={async (title) => {
          const level = passages.at(-1)?.level ?? 1;
          return (
            (await add.run({ row: { table: "passage", row: { level, title, text: "" } } })) !== undefined
          );
        }}
      />
    </Card>
  );
}

type Patch = Extract<RowPatch, { table: "passage" }>["patch"];

function OnePassage({ passage, ends }: { passage: Passage; ends: RowEnds }): ReactNode {
  const { readOnly } = useWorkspace();
  const { id, level } = passage;
  const row = useTableRow("passage", id);
  const place = `本文「${passage.title}」`;
  const common = { of: row.of, place, readOnly };
  const update = (patch: Patch) => call("row.update", { id, change: { table: "passage", patch } });
  return (
    <ListRow
      name={place}
      {...row}
      {...ends}
      warning="この見出しの文章もいっしょに削除します。残した版からは消えません。"
      sx={{
        py: 1.25,
        pl: (level - 1) * 2,
        "& + &": { borderTop: `1px solid ${colors.line}` },
      }}
      below={
        <SavedInput
          {...common}
          label="文章"
          value={passage.text}
          multiline
          minRows={2}
          maxRows={16}
          fullWidth
          sx={{ mt: 1 }}
          onSave={(text) => update({ text })}
        />
      }
    >
      <SavedChoice
        {...common}
        label="段"
        value={String(level)}
        options={["1", "2", "3", "4"].map((value) => ({ value, text: `${value}段目` }))}
        sx={{ width: 96 }}
        onSave={(value) => update({ level: Number(value) })}
      />
      <SavedInput
        {...common}
        label="見出し"
        value={passage.title}
        sx={{ flex: 1, minWidth: 200 }}
        inputAttributes={{ maxLength: 500 }}
        onSave={(title) => update({ title })}
      />
    </ListRow>
  );
}
