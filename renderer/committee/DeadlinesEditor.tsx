/** The dates a committee keeps around a meeting, with the municipality's own offsets. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Deadline } from "#shared/domain/committee.ts";
import { deadlineList, offsetLabel, parseOffset } from "#shared/rules/deadlines.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { useNewest } from "#renderer/committee/useNewest.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const PLACE = "期限の数え方";

export function DeadlinesEditor(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { committee } = snapshot;
  const list = deadlineList(committee);
  const save = useSave();
  const change = useNewest<readonly Deadline[]>(list, (deadlines) =>
    call("committee.update", { patch: { deadlines: [...deadlines] } }),
  );
  const put = (what: string, make: (now: readonly Deadline[]) => Deadline[]) =>
    save("committee/deadlines", PLACE, what, () => change(make));
  const edit = (id: string, patch: Partial<Deadline>) =>
    change((now) => now.map((one) => (one.id === id ? { ...one, ...patch } : one)));
  return (
    <Box>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        会議の日から数えます。「2週間前」「7日前」「当日」「45日後」のように書けます。
      </Typography>
      {list.map((deadline, index) => {
        const name = `期限「${deadline.name}」`;
        const common = { of: `deadline/${deadline.id}`, place: name, readOnly, hideLabel: true };
        return (
          <ListRow
            key={deadline.id}
            name={name}
            of={`deadline/${deadline.id}`}
            {...rowEnds(index, list)}
            work={{
              move: (by) =>
                void put(deadline.name, (now) =>
                  swapped(
                    now,
                    now.findIndex(({ id }) => id === deadline.id),
                    by,
                  ),
                ),
              remove: () => put(deadline.name, (now) => now.filter(({ id }) => id !== deadline.id)),
            }}
            sx={{ mb: 0.75 }}
          >
            <SavedInput
              {...common}
              label="期限の名前"
              value={deadline.name}
              sx={{ flex: 1, minWidth: 160, maxWidth: 420 }}
              inputAttributes={{ maxLength: 100 }}
              check={notEmpty}
              onSave={(text) => edit(deadline.id, { name: text })}
            />
            <SavedInput
              {...common}
              label="会議の日からの日数"
              value={offsetLabel(deadline.days)}
              sx={{ width: 128 }}
              check={(text) =>
                parseOffset(text) === undefined
                  ? "「2週間前」「7日前」「当日」「45日後」のように、前後1年以内で入力してください。"
                  : undefined
              }
              onSave={(text) => edit(deadline.id, { days: parseOffset(text) ?? deadline.days })}
            />
          </ListRow>
        );
      })}
      <AddRow
        label="期限を追加"
        of="committee/deadlines"
        placeholder="会場を予約する"
        onAdd={(name) => put(name, (now) => [...now, { id: crypto.randomUUID(), name, days: -7 }])}
      />
      {!readOnly && committee.deadlines !== undefined && (
        <Button
          sx={{ mt: 1 }}
          onClick={() =>
            void save("committee/deadlines", PLACE, "標準の期限", () =>
              call("committee.update", { patch: { deadlines: null } }),
            )
          }
        >
          標準の期限に戻す
        </Button>
      )}
    </Box>
  );
}
