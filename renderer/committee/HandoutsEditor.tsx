/** 配布資料 and 参考資料 of a meeting. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Handout, Meeting } from "#shared/domain/committee.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function HandoutsEditor({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { readOnly } = useWorkspace();
  const save = useSave();
  const { handouts } = meeting;
  const write = (next: Handout[]) => call("meeting.update", { id: meeting.id, patch: { handouts: next } });
  const put = (next: Handout[]) => {
    const text = next.map((one) => `${one.number} ${one.title}`.trim()).join("\n");
    return save(`handouts/${meeting.id}`, `${place} 資料`, text, () => write(next));
  };

  return (
    <Box component="fieldset" aria-label={`${place} 資料`} sx={plainGroup}>
      {handouts.map((handout, index) => {
        const name = `資料「${`${handout.number} ${handout.title}`.trim()}」`;
        const of = `handout/${handout.id}`;
        const common = { of, place: `${place} ${name}`, readOnly };
        const change = (to: Partial<Handout>) => write(handouts.with(index, { ...handout, ...to }));
        return (
          <ListRow
            key={handout.id}
            name={name}
            of={of}
            {...rowEnds(index, handouts)}
            work={{
              move: (by) => void put(swapped(handouts, index, by)),
              remove: () => put(handouts.toSpliced(index, 1)),
            }}
            sx={{ mb: 1 }}
          >
            <SavedInput
              {...common}
              label="資料番号"
              hideLabel
              placeholder="番号なし"
              value={handout.number}
              sx={{ width: 96, flex: "none" }}
              inputAttributes={{ maxLength: 30 }}
              onSave={(number) => change({ number })}
            />
            <SavedInput
              {...common}
              label="資料名"
              hideLabel
              value={handout.title}
              sx={{ flex: 1, minWidth: 120 }}
              check={notEmpty}
              onSave={(title) => change({ title })}
            />
            <SavedChoice
              {...common}
              label="区分"
              value={handout.kind}
              options={[
                { value: "handout", text: "配布資料" },
                { value: "reference", text: "参考資料" },
              ]}
              sx={{ width: 112, flex: "none" }}
              onSave={(kind) => change({ kind: kind as Handout["kind"] })}
            />
          </ListRow>
        );
      })}
      <AddRow
        label="資料を追加"
        of={`meeting/${meeting.id}/handouts`}
        placeholder="施策評価シート"
        onAdd={(title) => {
          const handout: Handout = { id: crypto.randomUUID(), number: "", title, kind: "handout" };
          return save(`handouts/${meeting.id}/add`, `${place} 資料`, title, () =>
            write([...handouts, handout]),
          );
        }}
      />
    </Box>
  );
}
