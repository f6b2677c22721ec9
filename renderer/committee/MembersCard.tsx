/** The committee's name and its members. */
import type { ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Member } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { parseDate } from "#renderer/committee/typedDate.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, useStoredRow, type RowEnds } from "#renderer/common/ListRow.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export function MembersCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const add = useContractCommand("member.add");
  const { name, members } = snapshot.committee;
  return (
    <Card title="委員会" note="委員の並び順は、意見を記録するときの Alt+数字の順になります。">
      <SavedInput
        label="委員会の正式名"
        of="committee"
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
        <OneMember key={member.id} member={member} ends={rowEnds(index, members)} />
      ))}
      <AddRow
        label="委員を追加"
        of="members"
        placeholder="氏名"
        command={add}
        onAdd={async (typed) => (await add.run({ member: { name: typed } })) !== undefined}
      />
    </Card>
  );
}

const unreadableDate = "日付として読めません。令和2年4月1日、2020-04-01 のように入力してください。";

function OneMember({ member, ends }: { member: Member; ends: RowEnds }): ReactNode {
  const { readOnly } = useWorkspace();
  const row = useStoredRow("member", member.id);
  const { id } = member;
  const place = `委員 ${member.name}`;
  const common = { of: row.of, place, readOnly };
  const update = (patch: MethodInput<"member.update">["patch"]) => call("member.update", { id, patch });
  const { termFrom, termTo } = member;
  return (
    <ListRow
      name={place}
      {...row}
      {...ends}
      warning="意見が記録されている委員は削除しません。"
      sx={{ py: 1.25, "& + &": { borderTop: `1px solid ${colors.line}` } }}
    >
      <SavedInput
        {...common}
        label="氏名"
        value={member.name}
        sx={{ flex: 2, minWidth: 120 }}
        inputAttributes={{ maxLength: 100 }}
        check={notEmpty}
        onSave={(name) => update({ name })}
      />
      <SavedInput
        {...common}
        label="読み"
        value={member.reading ?? ""}
        sx={{ flex: 2, minWidth: 100 }}
        inputAttributes={{ maxLength: 100 }}
        onSave={(reading) => update({ reading: reading || null })}
      />
      <SavedInput
        {...common}
        label="役職"
        placeholder="会長"
        value={member.role ?? ""}
        sx={{ width: 88 }}
        inputAttributes={{ maxLength: 30 }}
        onSave={(role) => update({ role: role || null })}
      />
      <SavedInput
        {...common}
        label="所属"
        value={member.affiliation ?? ""}
        sx={{ flex: 3, minWidth: 130 }}
        inputAttributes={{ maxLength: 200 }}
        onSave={(affiliation) => update({ affiliation: affiliation || null })}
      />
      <SavedInput
        {...common}
        label="任期（から）"
        placeholder="令和2年4月1日"
        value={termFrom === undefined ? "" : dateLabel(termFrom)}
        sx={{ width: 136 }}
        check={(text) => termProblem(text, parseDate(text), termTo)}
        onSave={(text) => update({ termFrom: parseDate(text) ?? null })}
      />
      <SavedInput
        {...common}
        label="任期（まで）"
        placeholder="令和4年3月31日"
        value={termTo === undefined ? "" : dateLabel(termTo)}
        sx={{ width: 136 }}
        check={(text) => termProblem(text, termFrom, parseDate(text))}
        onSave={(text) => update({ termTo: parseDate(text) ?? null })}
      />
    </ListRow>
  );
}

/** An empty date takes the date away. */
function termProblem(text: string, from: string | undefined, to: string | undefined): string | undefined {
  if (text.trim() === "") return undefined;
  if (parseDate(text) === undefined) return unreadableDate;
  return from !== undefined && to !== undefined && to < from
    ? "任期の終わりは、始まりと同じか後の日にしてください。"
    : undefined;
}
