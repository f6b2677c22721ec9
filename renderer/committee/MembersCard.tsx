/** The committee's name and its members. */
import { plainGroup } from "#renderer/common/plainGroup.ts";
import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Member } from "#shared/domain/committee.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { RowTools } from "#renderer/common/RowTools.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { AddRow } from "#renderer/plan/AddRow.tsx";

export function MembersCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const add = useContractCommand("member.add");
  const { name, members } = snapshot.committee;
  return (
    <Card title="委員会" note="委員の並び順は、意見を記録するときの Alt+数字の順になります。">
      <SavedInput
        label="委員会の正式名"
        place="委員会"
        placeholder="○○市産業振興基本計画推進委員会"
        value={name}
        fullWidth
        readOnly={readOnly}
        sx={{ mb: 2 }}
        inputAttributes={{ maxLength: 200 }}
        onSave={(text) => call("committee.rename", { name: text })}
      />
      {members.length === 0 && <Empty>委員はまだいません。下の欄に氏名を入力して Enter を押します。</Empty>}
      {members.map((member, index) => (
        <OneMember key={member.id} member={member} first={index === 0} last={index === members.length - 1} />
      ))}
      {add.failure && <FailureNote failure={add.failure} onClose={add.forget} />}
      {!readOnly && (
        <AddRow
          label="委員を追加"
          placeholder="氏名"
          onAdd={async (typed) => (await add.run({ member: { name: typed } })) !== undefined}
        />
      )}
    </Card>
  );
}

function OneMember({ member, first, last }: { member: Member; first: boolean; last: boolean }): ReactNode {
  const { readOnly } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const move = useContractCommand("structure.move");
  const remove = useContractCommand("member.remove");
  const { id } = member;
  const place = `委員 ${member.name}`;
  const common = { place, readOnly };
  const update = (patch: MethodInput<"member.update">["patch"]) => call("member.update", { id, patch });
  const failure = move.failure ?? remove.failure;
  return (
    <Box component="fieldset" aria-label={place} sx={{ ...plainGroup, mb: 1.25 }}>
      <Box sx={{ display: "flex", gap: 0.75, alignItems: "flex-start", flexWrap: "wrap" }}>
        <SavedInput
          {...common}
          label="氏名"
          value={member.name}
          sx={{ flex: 2, minWidth: 120 }}
          check={(text) => (text.trim() === "" ? "空にはできません。" : undefined)}
          onSave={(name) => update({ name })}
        />
        <SavedInput
          {...common}
          label="読み"
          value={member.reading ?? ""}
          sx={{ flex: 2, minWidth: 100 }}
          onSave={(reading) => update({ reading })}
        />
        <SavedInput
          {...common}
          label="役職"
          placeholder="会長"
          value={member.role ?? ""}
          sx={{ width: 96 }}
          onSave={(role) => update({ role })}
        />
        <SavedInput
          {...common}
          label="所属"
          value={member.affiliation ?? ""}
          sx={{ flex: 3, minWidth: 140 }}
          onSave={(affiliation) => update({ affiliation })}
        />
        {!readOnly && (
          <RowTools
            name={place}
            first={first}
            last={last}
            onMove={(by) => void move.run({ what: "member", id, by })}
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
            void remove.run({ id });
          }}
        >
          意見が記録されている委員は削除しません。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Box>
  );
}
