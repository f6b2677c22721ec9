/** 対応区分: the words that answers to opinions are classed with. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { dispositionsOf } from "#shared/rules/dispositions.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const PLACE = "意見への対応区分";

export function DispositionsEditor(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const list = dispositionsOf(snapshot.committee);
  const save = useSave();
  const write = (dispositions: string[]) => call("committee.update", { patch: { dispositions } });
  const put = (dispositions: string[]) =>
    save("committee/dispositions", PLACE, dispositions.join("、"), () => write(dispositions));
  const check = (text: string, own?: string) => {
    const word = text.trim();
    if (word === "") return "空にはできません。";
    return word !== own && list.includes(word) ? "同じ区分がすでにあります。" : undefined;
  };
  return (
    <Box>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        「意見と回答」で選ぶ区分です。名前を変えても、すでに選んだ回答の区分はそのまま残ります。
      </Typography>
      {list.map((disposition, index) => (
        <ListRow
          key={disposition}
          name={`対応区分「${disposition}」`}
          of={`disposition/${disposition}`}
          {...rowEnds(index, list)}
          work={{
            move: (by) => void put(swapped(list, index, by)),
            remove: () => put(list.toSpliced(index, 1)),
          }}
          sx={{ mb: 0.75 }}
        >
          <SavedInput
            of={`disposition/${disposition}`}
            place={PLACE}
            label="対応区分"
            hideLabel
            value={disposition}
            readOnly={readOnly}
            sx={{ flex: 1, maxWidth: 320 }}
            inputAttributes={{ maxLength: 50 }}
            check={(text) => check(text, disposition)}
            onSave={(text) => write(list.with(index, text.trim()))}
          />
        </ListRow>
      ))}
      <AddRow
        label="対応区分を追加"
        of="committee/dispositions"
        placeholder="今後検討"
        onAdd={async (word) => (check(word) === undefined ? put([...list, word]) : false)}
      />
      {!readOnly && snapshot.committee.dispositions !== undefined && (
        <Button
          sx={{ mt: 1 }}
          onClick={() =>
            void save("committee/dispositions", PLACE, "標準の区分", () =>
              call("committee.update", { patch: { dispositions: null } }),
            )
          }
        >
          標準の区分に戻す
        </Button>
      )}
    </Box>
  );
}
