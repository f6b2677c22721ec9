/** 説明員 and 事務局 at a meeting, with their posts. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Meeting, Staff } from "#shared/domain/committee.ts";
import { staffSideLabels } from "#shared/rules/minutesHeader.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { typedStaff } from "#renderer/committee/typedStaff.ts";
import { useNewest } from "#renderer/committee/useNewest.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const sides = Object.entries(staffSideLabels).map(([value, text]) => ({ value, text }));

export function StaffPart({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { readOnly } = useWorkspace();
  const save = useSave();
  const staff = meeting.staff ?? [];
  const change = useNewest<Staff[]>(staff, (next) =>
    call("meeting.update", { id: meeting.id, patch: { staff: next.length === 0 ? null : next } }),
  );
  const put = (what: string, make: (now: readonly Staff[]) => Staff[]) =>
    save(`staff/${meeting.id}`, `${place} 職員`, what, () => change(make));
  const edit = (id: string, patch: Partial<Staff>) =>
    change((now) => now.map((one) => (one.id === id ? { ...one, ...patch } : one)));
  return (
    <Box>
      {staff.length === 0 && (
        <Empty>
          説明員や事務局の職員はまだいません。「産業振興課長　佐藤花子」のように入力して Enter を押します。
        </Empty>
      )}
      {staff.map((one, index) => {
        const name = `職員「${`${one.post} ${one.name}`.trim()}」`;
        const common = { of: `staff/${one.id}`, place: `${place} ${name}`, readOnly };
        return (
          <ListRow
            key={one.id}
            name={name}
            of={`staff/${one.id}`}
            {...rowEnds(index, staff)}
            work={{
              move: (by) =>
                void put(name, (now) =>
                  swapped(
                    now,
                    now.findIndex(({ id }) => id === one.id),
                    by,
                  ),
                ),
              remove: () => put(name, (now) => now.filter(({ id }) => id !== one.id)),
            }}
            sx={{ mb: 1.25 }}
          >
            <SavedChoice
              {...common}
              label="区分"
              value={one.side}
              options={sides}
              sx={{ width: 110 }}
              onSave={(side) => edit(one.id, { side: side as Staff["side"] })}
            />
            <SavedInput
              {...common}
              label="職"
              value={one.post}
              sx={{ flex: 2, minWidth: 140 }}
              inputAttributes={{ maxLength: 100 }}
              onSave={(post) => edit(one.id, { post })}
            />
            <SavedInput
              {...common}
              label="職員の氏名"
              value={one.name}
              sx={{ flex: 2, minWidth: 120 }}
              inputAttributes={{ maxLength: 100 }}
              onSave={(typed) => edit(one.id, { name: typed })}
            />
          </ListRow>
        );
      })}
      <AddRow
        label="職員を追加"
        of={`meeting/${meeting.id}/staff`}
        placeholder="産業振興課長　佐藤花子"
        onAdd={(typed) =>
          put(typed, (now) => [
            ...now,
            { id: crypto.randomUUID(), ...typedStaff(typed), side: now.at(-1)?.side ?? "secretariat" },
          ])
        }
      />
    </Box>
  );
}
