/** 委員: those in office as a table in their order, those whose term has ended apart. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useId, type ReactNode } from "react";
import type { Member } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { isSameName } from "#shared/rules/sameName.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { MeetingPart } from "#renderer/committee/MeetingPart.tsx";
import { MemberRow, MemberHeadings } from "#renderer/committee/MemberRow.tsx";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { today } from "#renderer/common/today.ts";
import { useAsked } from "#renderer/common/useAsked.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** 役職 that are offered; anything else can be typed. */
const roles = ["会長", "副会長", "委員長", "副委員長", "委員", "オブザーバー"];

export function MembersCard(): ReactNode {
  const { snapshot, readOnly, go } = useWorkspace();
  const add = useContractCommand("member.add");
  const asked = useAsked();
  const rolesId = useId();
  const { name, members } = snapshot.committee;
  // Seen from the year on screen: who was in office at its latest meeting.
  const day = snapshot.meetings.findLast((one) => one.date !== undefined)?.date ?? today();
  const ended = members.filter(({ termTo }) => termTo !== undefined && termTo < day);
  const serving = members.filter((one) => !ended.includes(one));
  const rows = (shown: readonly Member[]) =>
    shown.map((member) => <MemberRow key={member.id} member={member} shown={shown} roles={rolesId} />);
  const addMember = async (typed: string): Promise<boolean> => {
    const twin = members.find((member) => isSameName(member.name, typed));
    if (twin && !(await asked.ask({ code: "same-name", details: { member: twin.name } }))) return false;
    return (await add.run({ member: { name: typed } })) !== undefined;
  };
  return (
    <Card
      title={`委員（${serving.length}名）`}
      note="並び順は、名簿と、意見を記録するときの Alt+数字の順になります。任期は「令和2年4月1日」「R2.4.1」のように入力します。"
      action={
        members.length > 0 && (
          <Button variant="outlined" onClick={() => go({ screen: "sheets", paper: { form: "member-list" } })}>
            委員名簿を開く
          </Button>
        )
      }
    >
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
      <datalist id={rolesId}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {role}
          </option>
        ))}
      </datalist>
      {members.length === 0 ? (
        <Empty>委員はまだいません。下の欄に氏名を入力して Enter を押します。</Empty>
      ) : (
        <MemberHeadings />
      )}
      {rows(serving)}
      <AddRow label="委員を追加" of="members" placeholder="氏名" command={add} onAdd={addMember} />
      {asked.element}
      {ended.length > 0 && (
        <Box sx={{ mt: 2 }}>
          <MeetingPart
            id="ended-members"
            title={`任期を終えた委員（${ended.length}名、${dateLabel(day)}の時点）`}
          >
            {rows(ended)}
          </MeetingPart>
        </Box>
      )}
    </Card>
  );
}
